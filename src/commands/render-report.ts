import { NAMELESS, type RenderedSecret, type Workload } from '../charts/chart.ts';
import type { SourceText } from '../core/lines.ts';
import type { Plain } from '../core/tree.ts';
import type { Analysis } from '../flyte/analyse.ts';
import { withoutTemplates } from '../flyte/helm-words.ts';
import { loadProcess } from '../flyte/load.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import { originsOf } from '../flyte/origins.ts';
import { effectiveJson } from '../flyte/plain.ts';
import type { ProcessReport, RenderReport } from '../reporters/render-report.ts';
import { describeOrigin } from '../source/locate.ts';

/** Turns the model of a release into the report of `render`; secrets and hashes are masked unless they are asked for. */
export function renderReport({ model, files }: Analysis, showSecrets: boolean): RenderReport {
  const sources = files.map(({ source }) => source);
  return {
    chart: model.release.chart,
    chartVersion: model.release.chartVersion,
    release: model.release.name,
    namespace: model.release.namespace,
    helm: helmOutcome(model, sources),
    secrets: (model.manifests?.secrets ?? []).map((secret) => secretReport(secret, showSecrets)),
    missingSecrets: (model.manifests?.missingSecrets ?? []).map(({ value }) => value),
    unknownConfig: unknownConfig(model),
    processes: Object.fromEntries(
      (model.manifests?.workloads ?? []).map((workload) => [workload.process, processReport(workload, sources, showSecrets)]),
    ),
  };
}

function helmOutcome({ helmFailure }: ReleaseModel, sources: readonly SourceText[]): RenderReport['helm'] {
  if (helmFailure === undefined) return { ok: true };
  const at = helmFailure.origin && describeOrigin(helmFailure.origin, sources);
  return { ok: false, error: withoutTemplates(helmFailure.message), ...(at !== undefined && { at }) };
}

function unknownConfig({ manifests, processes }: ReleaseModel): string[] {
  const named = [...(manifests?.externalConfig ?? []), ...processes.flatMap((process) => process.unknownConfig)];
  return [...new Set(named.map(({ value }) => value))];
}

function secretReport({ name, keys }: RenderedSecret, showSecrets: boolean): RenderReport['secrets'][number] {
  const entries = [...keys].map(([key, { value }]) => [key, showSecrets ? shown(value) : mask(value)] as const);
  return { name: name === NAMELESS ? null : name, keys: Object.fromEntries(entries) };
}

/** A value that is not a string is marked: the API server refuses it in `stringData`. */
const shown = (value: Plain): Plain => (typeof value === 'string' ? value : { NON_STRING: value });

const mask = (value: Plain): string =>
  typeof value === 'string' ? `(hidden, ${value.length} characters)` : `(hidden, not a string)`;

function processReport(workload: Workload, sources: readonly SourceText[], showSecrets: boolean): ProcessReport {
  const fromFiles = loadProcess({ ...workload, env: [] });
  const error = fromFiles.error ?? null;
  const effective = error === null ? effectiveJson(fromFiles) : null;
  const origins = [...originsOf(fromFiles)].map(([path, origin]) => [path, describeOrigin(origin, sources)] as const);
  return {
    effective: showSecrets ? effective : maskHashes(effective),
    error,
    origins: Object.fromEntries(origins),
    environment: environmentOf(workload, sources),
  };
}

/** The settings that environment variables of the pod set, over whatever the files say. */
function environmentOf(workload: Workload, sources: readonly SourceText[]): Readonly<Record<string, string>> {
  if (workload.env.length === 0) return {};
  const settings = [...originsOf(loadProcess(workload))].filter(([, origin]) => origin.from === 'env');
  return Object.fromEntries(settings.map(([path, origin]) => [path, describeOrigin(origin, sources)]));
}

const HASH_KEYS = new Set(['client_secret', 'rotated_secrets']);

function maskHashes(plain: Plain): Plain {
  if (Array.isArray(plain)) return plain.map(maskHashes);
  if (plain === null || typeof plain !== 'object') return plain;
  return Object.fromEntries(
    Object.entries(plain).map(([key, value]) => [key, HASH_KEYS.has(key) ? mask(value) : maskHashes(value)]),
  );
}

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import type { Release } from '../../src/charts/chart.ts';

/** Where the real thing is: a checkout of Flyte's charts and a Helm binary. */
export const FLYTE_CHARTS = process.env['FLYTE_CHARTS'];
export const HELM = process.env['HELM'];

/** What tests look at in an object of Kubernetes. */
export interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string | null; readonly namespace?: string };
  readonly data?: Record<string, string> | null;
  readonly stringData?: Record<string, unknown> | null;
  readonly spec?: unknown;
}

/** What real Helm made of the values: config files by `object/file`, and Secrets by name; or its error. */
export type HelmResult =
  | {
      readonly ok: true;
      readonly files: ReadonlyMap<string, unknown>;
      readonly secrets: ReadonlyMap<string, Record<string, unknown>>;
    }
  | { readonly ok: false; readonly error: string };

/** Runs Helm and returns what it prints; throws with its `stderr`. */
export const helm = (...args: string[]): string =>
  execFileSync(HELM ?? 'helm', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 26 });

/** Runs `helm template` on values files given as texts. */
export function helmTemplate(release: Release, values: readonly string[]): HelmResult {
  try {
    return { ok: true, ...collect(helmObjects(release, values)) };
  } catch (error) {
    return { ok: false, error: String((error as { stderr?: string }).stderr ?? error) };
  }
}

/** The objects that `helm template` makes of values files given as texts; throws with its `stderr`. */
export function helmObjects(release: Release, values: readonly string[]): readonly Manifest[] {
  const dir = mkdtempSync(join(tmpdir(), 'flyte-auth-config-helm-'));
  try {
    const flags = values.flatMap((text, index) => {
      const file = join(dir, `values-${index}.yaml`);
      writeFileSync(file, text);
      return ['-f', file];
    });
    const output = helm('template', release.name, join(inject('charts'), release.chart), '-n', release.namespace, ...flags);
    return manifestsOf(output);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The objects in the documents of a file. */
export const manifestsOf = (text: string): readonly Manifest[] =>
  parseAllDocuments(text).flatMap((document) => (document.toJS() as Manifest | null) ?? []);

function collect(manifests: readonly Manifest[]) {
  const files = new Map<string, unknown>();
  const secrets = new Map<string, Record<string, unknown>>();
  for (const manifest of manifests) {
    if (manifest.kind === 'ConfigMap') {
      for (const [file, text] of Object.entries(manifest.data ?? {})) files.set(`${manifest.metadata.name}/${file}`, text);
    } else if (manifest.kind === 'Secret') {
      secrets.set(String(manifest.metadata.name), manifest.stringData ?? {});
      for (const [file, text] of Object.entries(manifest.stringData ?? {})) files.set(`${manifest.metadata.name}/${file}`, text);
    }
  }
  return { files, secrets };
}

/** Parses a rendered config file; undefined where it is no YAML. */
export function configFile(text: unknown): unknown {
  try {
    return parse(String(text), { version: '1.2', merge: true });
  } catch {
    return undefined;
  }
}

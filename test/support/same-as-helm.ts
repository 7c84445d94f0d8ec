import { expect } from 'vitest';
import type { Manifests, Release } from '../../src/charts/chart.ts';
import { sourceText } from '../../src/core/lines.ts';
import { toPlain } from '../../src/core/tree.ts';
import { analyse } from '../../src/flyte/analyse.ts';
import { configFile, type HelmResult, helmTemplate } from './real-helm.ts';

/** Files that carry authentication; of the others the model keeps only what authentication can depend on. */
const AUTH_FILES = new Set(['004-auth.yaml', '014-auth-secrets.yaml', '100-inline-config.yaml', 'server.yaml', 'admin.yaml']);

/** Renders the values with real Helm and with the model, and expects the same config files and Secrets, or a refusal of both. */
export function expectSameAsHelm(release: Release, values: readonly string[]): void {
  const sources = values.map((text, index) => sourceText(`values-${index}.yaml`, text));
  const { model } = analyse({ sources, ...release, release: release.name });
  const real = helmTemplate(release, values);
  expect(model.helmFailure === undefined, model.helmFailure?.message ?? 'the model renders').toBe(real.ok);
  if (real.ok && model.manifests) {
    expect(filesOf(model.manifests)).toEqual(realFiles(real, model.manifests));
    expect(secretsOf(model.manifests)).toEqual(realSecrets(real, model.manifests));
  }
}

type Rendered = Extract<HelmResult, { ok: true }>;

function filesOf({ workloads }: Manifests): Record<string, unknown> {
  const files = workloads.flatMap((workload) => workload.files).filter(({ name }) => AUTH_FILES.has(name));
  return Object.fromEntries(
    files.map(({ object, name, content }) => [
      `${object}/${name}`,
      content.kind === 'broken' ? undefined : plain(toPlain(content)),
    ]),
  );
}

function realFiles({ files }: Rendered, { workloads }: Manifests): Record<string, unknown> {
  const objects = new Set(workloads.flatMap((workload) => workload.files.map(({ object }) => object)));
  const wanted = [...files].filter(([path]) => {
    const [object = '', file = ''] = path.split('/');
    return objects.has(object) && AUTH_FILES.has(file);
  });
  return Object.fromEntries(wanted.map(([path, text]) => [path, plain(configFile(text))]));
}

function secretsOf({ secrets }: Manifests): Record<string, unknown> {
  return Object.fromEntries(
    secrets.map(({ name, keys }) => [
      name,
      Object.fromEntries([...keys].filter(([key]) => !key.endsWith('.yaml')).map(([key, { value }]) => [key, value])),
    ]),
  );
}

/** Real Helm renders Secrets of other components as well. */
function realSecrets({ secrets }: Rendered, manifests: Manifests): Record<string, unknown> {
  const known = new Set(manifests.secrets.map(({ name }) => name));
  return Object.fromEntries(
    [...secrets]
      .map(([name, keys]) => [name === 'null' ? 'None' : name, keys] as const)
      .filter(([name]) => known.has(name))
      .map(([name, keys]) => [name, Object.fromEntries(Object.entries(keys).filter(([key]) => !key.endsWith('.yaml')))]),
  );
}

const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

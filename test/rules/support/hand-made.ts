import type { ChartName } from '../../../src/charts/chart.ts';
import type { Path } from '../../../src/core/origin.ts';
import { fromPlain, type MapNode, type Plain } from '../../../src/core/tree.ts';
import { adminSpec, authSpec, securitySpec } from '../../../src/flyte/config.ts';
import type { LoadedProcess, ReleaseModel } from '../../../src/flyte/model.ts';
import type { Spec } from '../../../src/flyte/spec.ts';

/** A values tree whose every node claims a place: node n of the document stands at offsets 10n to 10n+5. */
export function valuesTree(plain: Plain, file = 'values.yaml'): MapNode {
  let count = 0;
  const tree = fromPlain(plain, (path: Path) => {
    const start = 10 * count++;
    return { from: 'file', file, path, value: { start: start + 3, end: start + 5 }, key: { start, end: start + 2 } };
  });
  if (tree.kind !== 'map') throw new Error('values are a mapping');
  return tree;
}

/** A section as Flyte has it without any configuration. */
// biome-ignore lint/suspicious/noExplicitAny: a generic walk over a spec cannot know its result type.
function defaults(spec: Spec, path: Path): any {
  const origin = { from: 'flyte', path } as const;
  if (spec.kind === 'struct') {
    return Object.fromEntries(Object.entries(spec.fields).map(([name, field]) => [name, defaults(field, [...path, name])]));
  }
  if (spec.kind === 'mapOf') return { value: new Map(), origin };
  if (Array.isArray(spec.fallback)) return { value: spec.fallback.map((value) => ({ value, origin })), origin };
  return { value: spec.fallback ?? [], origin };
}

export const processWith = (change: Partial<LoadedProcess> = {}): LoadedProcess => ({
  name: 'flyte',
  auth: defaults(authSpec, ['auth']),
  security: defaults(securitySpec, ['server', 'security']),
  admin: defaults(adminSpec, ['admin']),
  sections: ['auth', 'security', 'admin'],
  error: undefined,
  decodeErrors: [],
  ignored: [],
  dropped: [],
  twins: [],
  unknownConfig: [],
  ...change,
});

export const modelWith = (values: Plain, change: Partial<ReleaseModel> = {}, chart: ChartName = 'flyte-binary'): ReleaseModel => {
  const tree = valuesTree(values);
  return {
    release: { chart, chartVersion: 'v1.16.8', name: 'flyte-backend', namespace: 'flyte' },
    userValues: tree,
    values: tree,
    root: [],
    elsewhere: [],
    presetAt: () => undefined,
    helmFailure: undefined,
    unmodelled: undefined,
    manifests: undefined,
    processes: [processWith()],
    ...change,
  };
};

import { describe, expect, test } from 'vitest';
import { positionAt, sourceText } from '../../src/core/lines.ts';
import { formatPath } from '../../src/core/origin.ts';
import { leaves, toPlain } from '../../src/core/tree.ts';
import { type Wrapped, wrappedIn } from '../../src/helm/wrappers/index.ts';

function releases(text: string): readonly Wrapped[] {
  return wrappedIn(sourceText('app.yaml', text));
}

/** Every value with its path among the values, its line and its column. */
function placesOf(text: string, { values }: Wrapped): string[] {
  const source = sourceText('app.yaml', text);
  return [...leaves(values)].map(({ node }) => {
    if (node.origin.from !== 'file') throw new Error('no place');
    const { line, column } = positionAt(source, node.origin.value.start);
    return `${formatPath(node.origin.path)} ${line}:${column}`;
  });
}

const argo = (helm: string, more = ''): string => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: flyte, namespace: argocd}
spec:
  destination: {namespace: flyte-system}
  source:
    repoURL: https://flyteorg.github.io/flyte
    chart: flyte-binary
    targetRevision: v1.16.8
    helm:
${helm.replace(/^(?=.)/gm, '      ')}${more}`;

const plainOf = (wrapped: Wrapped | undefined): unknown => wrapped && JSON.parse(JSON.stringify(toPlain(wrapped.values)));

describe('an Argo CD Application', () => {
  test('says chart, version, name and namespace of the release', () => {
    const [release, ...others] = releases(argo('values: |\n  a: 1\n'));
    expect(others).toEqual([]);
    expect(release).toMatchObject({
      kind: 'argocd',
      chart: 'flyte-binary',
      version: 'v1.16.8',
      releaseName: 'flyte',
      namespace: 'flyte-system',
    });
  });

  test('values in a text block keep their places', () => {
    const text = argo('values: |\n  a:\n    b: 1\n');
    const [release] = releases(text);
    expect(plainOf(release)).toEqual({ a: { b: 1 } });
    expect(release && placesOf(text, release)).toEqual(['a.b 13:14']);
  });

  test('valuesObject replaces values, parameters win over both', () => {
    const text = argo(`values: "z: 1"
valuesObject: {a: {b: 1, c: 1}}
releaseName: other
parameters:
  - {name: a.b, value: "2"}
  - {name: a.d, value: "3", forceString: true}
  - {name: e, value: "x,y"}
  - {name: f, value: "{x,y}"}
`);
    const [release] = releases(text);
    expect(release?.releaseName).toBe('other');
    expect(plainOf(release)).toEqual({ a: { b: 2, c: 1, d: '3' }, e: 'x,y', f: ['x', 'y'] });
    expect(release && placesOf(text, release).slice(0, 2)).toEqual(['a.b 15:30', 'a.c 12:35']);
  });

  test('a mistake in the values is told at its place', () => {
    const text = argo('values: |\n  a: 1\n  b: @x\n');
    const [problem] = releases(text)[0]?.problems ?? [];
    expect(positionAt(sourceText('app.yaml', text), problem?.span.start ?? 0)).toEqual({ line: 13, column: 12 });
  });

  test('with several sources gives one release for each that has values', () => {
    const text = `apiVersion: argoproj.io/v1alpha1
kind: Application
spec:
  sources:
    - {path: charts/flyte-core/, targetRevision: main, helm: {valuesObject: {a: 1}}}
    - {repoURL: https://example.com/values, ref: values}
    - {chart: flyte-binary, helm: {valuesObject: {b: 2}}}
`;
    expect(releases(text).map((release) => [release.chart, plainOf(release)])).toEqual([
      ['flyte-core', { a: 1 }],
      ['flyte-binary', { b: 2 }],
    ]);
  });

  test('in an ApplicationSet', () => {
    const text = `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: all}
spec:
  template:
    spec:
      source: {chart: flyte-core, helm: {valuesObject: {a: 1}}}
`;
    expect(releases(text)).toMatchObject([{ kind: 'argocd', chart: 'flyte-core' }]);
  });
});

describe('a Flux HelmRelease', () => {
  const FLUX = `apiVersion: v1
kind: Namespace
metadata: {name: flyte}
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: flyte, namespace: flux-system}
spec:
  chart: {spec: {chart: flyte-core, version: v1.16.8}}
  values:
    a: {b: 1}
`;

  test('gives the values with paths that start among them', () => {
    const [release, ...others] = releases(FLUX);
    expect(others).toEqual([]);
    expect(release).toMatchObject({
      kind: 'flux',
      chart: 'flyte-core',
      version: 'v1.16.8',
      releaseName: 'flyte',
      namespace: 'flux-system',
    });
    expect(plainOf(release)).toEqual({ a: { b: 1 } });
    expect(release && placesOf(FLUX, release)).toEqual(['a.b 11:12']);
  });

  test('with a target namespace', () => {
    const [release] = releases(FLUX.replace('spec:\n', 'spec:\n  targetNamespace: prod\n'));
    expect(release).toMatchObject({ releaseName: 'prod-flyte', namespace: 'prod' });
  });
});

test('anything else is no wrapper', () => {
  expect(releases('a: 1\n---\nb: 2\n')).toEqual([]);
  expect(releases('apiVersion: v1\nkind: Application\n')).toEqual([]);
});

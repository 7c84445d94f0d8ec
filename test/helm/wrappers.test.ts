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

describe('what an Application says besides', () => {
  const [many] = releases(
    argo(`valueFiles: [values.yaml, secrets://auth.yaml]
fileParameters: [{name: a.secret, path: files/secret}]
valuesObject: {a: {b: 1}}
namespace: of-helm
`),
  );

  test('values from files are not known', () => {
    expect(many?.elsewhere.map(({ value, only }) => [value, only])).toEqual([
      ['file "values.yaml"', undefined],
      ['file "secrets://auth.yaml"', undefined],
      ['file "files/secret"', ['a', 'secret']],
    ]);
  });

  test('a value from a file is there, but not told', () => {
    expect(plainOf(many)).toEqual({ a: { b: 1, secret: '${'.concat('untold}') } });
  });

  test('the namespace of Helm comes before that of the destination', () => {
    expect(many?.namespace).toBe('of-helm');
  });

  test.each([
    ['v1.16.8', 'v1.16.8'],
    ['1.16.8', 'v1.16.8'],
    ['1.16.*', undefined],
    ['HEAD', undefined],
  ])('targetRevision %s', (revision, version) => {
    const text = argo('values: "a: 1"\n').replace('targetRevision: v1.16.8', `targetRevision: ${revision}`);
    expect(releases(text)[0]?.version).toBe(version);
  });

  test.each([
    ['https://github.com/flyteorg/flyte', undefined, 'v1.16.8'],
    ['https://github.com/acme/deploy', true, undefined],
  ])('a folder of %s', (repoURL, isFolder, version) => {
    const text = argo('values: "a: 1"\n')
      .replace('chart: flyte-binary', 'path: charts/flyte-binary')
      .replace(/repoURL: .*/, `repoURL: ${repoURL}`);
    const [release] = releases(text);
    expect([release?.chart, release?.isFolder || undefined, release?.version]).toEqual(['flyte-binary', isFolder, version]);
  });

  test('a parameter that Helm refuses is a problem at its place', () => {
    const text = argo('parameters: [{name: "a[x]", value: "1"}]\n');
    const [problem] = releases(text)[0]?.problems ?? [];
    expect(problem?.message).toContain('an index is a whole number');
    expect(text.slice(problem?.span.start, problem?.span.end)).toBe('{name: "a[x]", value: "1"}');
  });

  test.each([
    ['in a map', 'valuesObject: {a: "https://{{name}}.example.com"}\n'],
    ['in a text, without quotes', 'values: |\n  a: https://{{name}}.example.com\n'],
  ])('what an ApplicationSet fills in is a variable, %s', (_name, helm) => {
    const text = argo(helm)
      .replace('kind: Application', 'kind: ApplicationSet')
      .replace(
        /^spec:\n([\s\S]*)$/m,
        (_whole, spec: string) => `spec:\n  template:\n    spec:\n${spec.replace(/^(?=.)/gm, '    ')}`,
      );
    expect(plainOf(releases(text)[0])).toEqual({ a: 'https://$'.concat('{ name}.example.com') });
  });

  test('comments belong to the manifest below them', () => {
    const text = `${argo('values: "a: 1"\n')}---\n# second\n${argo('values: "b: 1"\n')}`;
    const [first, second] = releases(text).map(({ extent }) => text.slice(extent.start, extent.end));
    expect(first).not.toContain('# second');
    expect(second).toContain('# second');
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

describe('values from elsewhere in a HelmRelease', () => {
  const flux = (from: string) => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: flyte}
spec:
  chart: {spec: {chart: ./charts/flyte-core}}
  valuesFrom:
    - ${from}
  values: {a: {b: 1}}
`;

  test('a whole object', () => {
    const [release] = releases(flux('{kind: Secret, name: more}'));
    expect(release?.elsewhere.map(({ value, only }) => [value, only])).toEqual([['Secret "more"', undefined]]);
    expect(plainOf(release)).toEqual({ a: { b: 1 } });
  });

  test('one value, below those of the manifest', () => {
    const one = releases(flux('{kind: Secret, name: more, targetPath: a.c}'))[0];
    expect(plainOf(one)).toEqual({ a: { b: 1, c: '${'.concat('untold}') } });
    expect(plainOf(releases(flux('{kind: Secret, name: more, targetPath: a.b}'))[0])).toEqual({ a: { b: 1 } });
  });

  test('a hash is left out, because Flyte would not start with a variable', () => {
    const path = 'configuration.auth.internal.clientSecretHash';
    expect(plainOf(releases(flux(`{kind: Secret, name: more, targetPath: ${path}}`))[0])).toEqual({ a: { b: 1 } });
  });

  test('a chart that is a path is a folder', () => {
    expect(releases(flux('{kind: Secret, name: x}'))[0]).toMatchObject({ chart: 'flyte-core', isFolder: true });
  });
});

test('a list of objects is taken apart', () => {
  const item = argo('values: "a: 1"\n')
    .replace(/^(?=.)/gm, '    ')
    .replace('   ', '  -');
  const list = `apiVersion: v1\nkind: List\nitems:\n${item}`;
  expect(releases(list).map(plainOf)).toEqual([{ a: 1 }]);
});

test('anything else is no wrapper', () => {
  expect(releases('a: 1\n---\nb: 2\n')).toEqual([]);
  expect(releases('apiVersion: v1\nkind: Application\n')).toEqual([]);
});

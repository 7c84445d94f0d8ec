import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { KnownError } from '../../src/core/errors.ts';
import { sourceText } from '../../src/core/lines.ts';
import { releasesIn } from '../../src/flyte/releases.ts';
import { analyseRendered } from '../../src/rendered/analyse.ts';
import { fixSources } from '../../src/rules/fixing.ts';
import { judge, judgeAnalysis } from '../../src/rules/judge.ts';

const anything = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    'a',
    'a: 1\n',
    'a: [',
    '{{x}}',
    true,
    -1,
    [],
    {},
    [null],
    { a: null },
    { __proto__: 1 },
    'configuration:\n  auth: 1\n',
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** A sound object with something else at some place in it. */
const spoilt = (sound: object): fc.Arbitrary<string> =>
  fc.tuple(fc.constantFrom(...placesIn(sound)), anything).map(([path, value]) => stringify(withValue(sound, path, value)));

type Path = readonly (string | number)[];

const placesIn = (value: unknown, path: Path = []): Path[] =>
  typeof value !== 'object' || value === null
    ? [path]
    : [
        path,
        ...Object.entries(value).flatMap(([key, child]) => placesIn(child, [...path, Array.isArray(value) ? Number(key) : key])),
      ];

function withValue(value: unknown, [step, ...rest]: Path, fresh: unknown): unknown {
  if (step === undefined) return fresh;
  if (Array.isArray(value)) return value.map((item, index) => (index === step ? withValue(item, rest, fresh) : item));
  return { ...(value as object), [step]: withValue((value as Record<string, unknown>)[step], rest, fresh) };
}

const VALUES = {
  configuration: { auth: { enabled: true, oidc: { baseUrl: 'https://a/', clientId: 'x' }, authorizedUris: ['a'] } },
};
const APPLICATION = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'a' },
  spec: {
    sources: [
      {
        chart: 'flyte-binary',
        helm: {
          parameters: [{ name: 'a.b', value: '1' }],
          valueFiles: ['x'],
          fileParameters: [{ name: 'a', path: 'b' }],
          valuesObject: VALUES,
        },
      },
    ],
    destination: { namespace: 'n' },
  },
};
const HELM_RELEASE = {
  apiVersion: 'helm.toolkit.fluxcd.io/v2',
  kind: 'HelmRelease',
  metadata: { name: 'a', namespace: 'b' },
  spec: {
    chart: { spec: { chart: 'flyte-binary', version: '1.16.8' } },
    valuesFrom: [{ kind: 'Secret', name: 's', targetPath: 'a.b' }],
    values: VALUES,
  },
};
const LIST = {
  kind: 'List',
  items: [
    {
      kind: 'ConfigMap',
      metadata: { name: 'x-config', namespace: 'n' },
      data: { '000-core.yaml': 'admin: {clientId: a}\n', '004-auth.yaml': 'auth: {authorizedUris: [a]}\n' },
    },
    {
      kind: 'Secret',
      metadata: { name: 'x-config-secret', namespace: 'n' },
      data: { '014-auth-secrets.yaml': 'YTogMQ==', client_secret: 'YQ==' },
      stringData: { oidc_client_secret: 'b' },
    },
    {
      kind: 'Deployment',
      metadata: { name: 'x', namespace: 'n' },
      spec: {
        template: {
          spec: {
            containers: [
              {
                name: 'flyte',
                image: 'a:v1.16.8',
                env: [{ name: 'A', value: 'b' }],
                volumeMounts: [{ name: 'c', mountPath: '/etc/flyte/config.d' }],
              },
            ],
            volumes: [
              {
                name: 'c',
                projected: {
                  sources: [{ configMap: { name: 'x-config' } }, { secret: { name: 'x-config-secret', optional: true } }],
                },
              },
            ],
          },
        },
      },
    },
  ],
};

/** What a user may be told, but never a stack. */
const orKnown = async (work: () => Promise<unknown>): Promise<void> => {
  await work().catch((error: unknown) => expect(error).toBeInstanceOf(KnownError));
};

describe('manifests with something strange in them', () => {
  test.each([
    ['Applications', APPLICATION],
    ['HelmReleases', HELM_RELEASE],
  ])('%s are judged and fixed, or refused in words', async (_name, sound) => {
    await fc.assert(
      fc.asyncProperty(spoilt(sound), async (text) => {
        const judged = async (sources: readonly ReturnType<typeof sourceText>[]) => {
          const [source] = sources;
          const releases = (source && releasesIn(source)) ?? [];
          const all = await Promise.all(releases.map((wrapped) => judge({ sources, wrapped })));
          return all.flatMap(({ diagnostics }) => diagnostics);
        };
        await orKnown(() => fixSources([sourceText('m.yaml', text)], judged, 'all'));
      }),
      { numRuns: 300 },
    );
  });

  test('rendered objects are judged, or refused in words', async () => {
    await fc.assert(
      fc.asyncProperty(spoilt(LIST), async (text) => {
        const source = sourceText('m.yaml', text);
        await orKnown(() => Promise.all(analyseRendered([source]).map((one) => judgeAnalysis(one, [source], {}))));
      }),
      { numRuns: 500 },
    );
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runMain } from '../support/run.ts';

const RIGHT = readFileSync(new URL('../fixtures/valid/binary-internal-okta.yaml', import.meta.url), 'utf8');
const WRONG = RIGHT.replace('oauth2/default', 'oauth2/default/');
const below = (columns: number, text: string) => text.replace(/^(?=.)/gm, ' '.repeat(columns));

const application = (values: string, more = '') => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: flyte
spec:
  destination:
    namespace: flyte-prod
  source:
    repoURL: https://flyteorg.github.io/flyte
    chart: flyte-binary
    targetRevision: v1.16.8
    helm:
      values: |
${below(8, values)}${more}`;

const helmRelease = (values: string, more = '') => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: flyte, namespace: flyte}
spec:
  chart: {spec: {chart: flyte-binary, version: v1.16.8}}
${more}  values:
${below(4, values)}`;

interface Said {
  readonly releases: readonly { readonly within?: string; readonly auth: string }[];
  readonly diagnostics: readonly {
    readonly ruleId: string;
    readonly path: string;
    readonly message: string;
    readonly range: { readonly start: { readonly line: number; readonly column: number } };
  }[];
}

async function said(stdin: string, ...args: string[]): Promise<Said> {
  const { stdout, stderr } = await runMain(['validate', '-', '--format', 'json', ...args], { stdin });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

const placesOf = ({ diagnostics }: Said) =>
  diagnostics.map(({ ruleId, path, range: { start } }) => `${start.line}:${start.column} ${ruleId} ${path}`);

/** Where a text stands in another, as a place. */
function placeOf(text: string, needle: string, from = 0): string {
  const lines = text.slice(0, text.indexOf(needle, from)).split('\n');
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
}

const SLASH = 'oidc-issuer-trailing-slash configuration.auth.oidc.baseUrl';

describe('values in manifests', () => {
  test.each([
    ['an Application', application],
    ['a HelmRelease', helmRelease],
  ])('%s with right values is right', async (_name, wrap) => {
    expect(placesOf(await said(wrap(RIGHT)))).toEqual([]);
  });

  test.each([
    ['an Application', application],
    ['a HelmRelease', helmRelease],
  ])('a finding in %s is shown at its place', async (_name, wrap) => {
    const text = wrap(WRONG);
    expect(placesOf(await said(text))).toEqual([`${placeOf(text, 'https://acme')} ${SLASH}`]);
  });

  test('several releases and other objects are told apart', async () => {
    const text = `apiVersion: v1\nkind: Namespace\nmetadata: {name: flyte}\n---\n${application(WRONG)}---\n${helmRelease(RIGHT)}`;
    const report = await said(text);
    expect(report.releases.map(({ within }) => within)).toEqual(['Application flyte', 'HelmRelease flyte']);
    expect(placesOf(report)).toEqual([`${placeOf(text, 'https://acme')} ${SLASH}`]);
  });

  test('a comment silences a finding of its own release alone', async () => {
    const silenced = WRONG.replace(/(oauth2\/default\/.*)$/m, '$1 # flyte-auth-config: ignore[oidc-issuer-trailing-slash]');
    expect(placesOf(await said(`${application(silenced)}---\n${helmRelease(RIGHT)}`))).toEqual([]);
  });

  test('a parameter beats the values and is pointed at', async () => {
    const parameter =
      '      parameters:\n        - name: configuration.auth.oidc.baseUrl\n          value: https://acme.okta.com/oauth2/default/\n';
    const text = application(RIGHT, parameter);
    expect(placesOf(await said(text))).toEqual([`${placeOf(text, 'https://acme', text.indexOf('parameters:'))} ${SLASH}`]);
  });

  test('flags beat what the manifest says', async () => {
    const text = application(RIGHT.replace(/enabled: true/, 'enabled: true'));
    const { diagnostics } = await said(text, '--chart', 'flyte-core');
    expect(diagnostics.map(({ ruleId }) => ruleId)).toContain('misplaced-key');
  });

  test('secrets in a manifest are hidden', async () => {
    const { stdout } = await runMain(['validate', '-'], {
      stdin: application(RIGHT.replace(/clientSecretHash: .*/, 'clientSecretHash: not-a-hash')),
    });
    expect(stdout).toContain('hash-form');
    expect(stdout).not.toMatch(/not-a-hash|not-a-real/);
  });
});

describe('values that are only named', () => {
  const withoutSecrets = RIGHT.replace(/^ *clientSecret: .*\n/gm, '');

  test('a whole Secret: nothing is said about what may stand there', async () => {
    const report = await said(helmRelease(withoutSecrets, '  valuesFrom: [{kind: Secret, name: more}]\n'));
    expect(report.diagnostics.map(({ ruleId }) => ruleId)).toEqual(['values-elsewhere']);
    expect(report.releases.map(({ auth }) => auth)).toEqual(['on']);
  });

  test('what stands in the manifest itself is judged all the same', async () => {
    const wrong = withoutSecrets.replace('oauth2/default', 'oauth2/default/');
    const report = await said(helmRelease(wrong, '  valuesFrom: [{kind: Secret, name: more}]\n'));
    expect(report.diagnostics.map(({ ruleId }) => ruleId)).toContain('oidc-issuer-trailing-slash');
  });

  test('whether authentication is on cannot be told where the switch may stand elsewhere', async () => {
    const report = await said(
      helmRelease('configuration: {database: {host: db}}\n', '  valuesFrom: [{kind: ConfigMap, name: more}]\n'),
    );
    expect(report.releases.map(({ auth }) => auth)).toEqual(['unknown']);
    expect(report.diagnostics.map(({ ruleId }) => ruleId)).toEqual(['values-elsewhere']);
  });

  test('one value: everything else is judged', async () => {
    const paths = ['oidc.clientSecret', 'internal.clientSecret'].map(
      (path) => `{kind: Secret, name: s, targetPath: configuration.auth.${path}}`,
    );
    const without = withoutSecrets.replace(/^ *authorizedUris:\n(?: +- .*\n)+/m, '');
    const report = await said(helmRelease(without, `  valuesFrom: [${paths.join(', ')}]\n`));
    expect(report.diagnostics.map(({ ruleId }) => ruleId)).toEqual([
      'values-elsewhere',
      'values-elsewhere',
      'authorized-uris-missing',
    ]);
  });
});

describe('values below a key', () => {
  const nested = `ours: {a: 1}\nbackend:\n${below(2, WRONG)}`;

  test('are found, and the key stands before every other', async () => {
    const report = await said(nested);
    expect(placesOf(report)).toEqual([
      '2:1 values-key backend',
      `${placeOf(nested, 'https://acme')} oidc-issuer-trailing-slash backend.configuration.auth.oidc.baseUrl`,
    ]);
    expect(report.releases.map(({ within }) => within)).toEqual(['backend']);
  });

  test('are not looked for where the first level is for Flyte', async () => {
    const report = await said(`${RIGHT}backend:\n${below(2, WRONG)}`);
    expect(report.diagnostics.map(({ ruleId }) => ruleId)).not.toContain('values-key');
  });

  test('of several keys, --values-key names one', async () => {
    const two = `${nested}other:\n${below(2, RIGHT)}`;
    expect((await said(two)).diagnostics.map(({ ruleId }) => ruleId)).not.toContain('oidc-issuer-trailing-slash');
    expect((await said(two, '--values-key', 'backend')).diagnostics.map(({ ruleId }) => ruleId)).toContain(
      'oidc-issuer-trailing-slash',
    );
    expect((await said(two, '--values-key', 'other')).diagnostics.map(({ ruleId }) => ruleId)).toEqual(['values-key']);
  });

  test('--values-key takes keys below keys', async () => {
    const deep = `platform:\n${below(2, nested)}`;
    expect((await said(deep, '--values-key', 'platform.backend')).diagnostics.map(({ path }) => path)).toContain(
      'platform.backend.configuration.auth.oidc.baseUrl',
    );
  });

  test('a key that is not there is a wrong call', async () => {
    const { code, stderr } = await runMain(['validate', '-', '--values-key', 'nowhere'], { stdin: nested });
    expect(stderr).toContain('there is no map of values below the key "nowhere"');
    expect(code).toBe(2);
  });

  test('work inside of a manifest', async () => {
    const text = application(nested).replace('chart: flyte-binary', 'chart: our-platform');
    expect(placesOf(await said(text))).toContain(
      `${placeOf(text, 'https://acme')} oidc-issuer-trailing-slash backend.configuration.auth.oidc.baseUrl`,
    );
  });
});

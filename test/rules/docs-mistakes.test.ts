import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ChartName } from '../../src/charts/chart.ts';
import { sourceText } from '../../src/core/lines.ts';
import { judge } from '../../src/rules/judge.ts';

const valid = (name: string): string => readFileSync(new URL(`../fixtures/valid/${name}.yaml`, import.meta.url), 'utf8');
const BINARY = valid('binary-internal-okta');
const BINARY_EXTERNAL = valid('binary-external-okta');
const CORE = valid('core-internal-okta');
const CORE_EXTERNAL = valid('core-external-okta');
const ENTRA = valid('binary-external-entra');

const HASH = /(clientSecretHash: ).*/;
/** The block below a key, with less indentation. */
const lifted = (text: string, key: string, by: number): string =>
  text.replace(new RegExp(`^( *)${key}:\\n(?:\\1 .*\\n)+`, 'm'), (block) => block.replaceAll(new RegExp(`^ {${by}}`, 'gm'), ''));
const outdented = (text: string): string => text.replace(/^.*\n/, '').replaceAll(/^ {2}/gm, '');

interface Mistake {
  /** The row of the list of faults in the documentation. */
  readonly row: number;
  readonly what: string;
  readonly values: string;
  readonly rule: string;
  readonly chart?: ChartName;
  readonly version?: string;
}

const MISTAKES: readonly Mistake[] = [
  { row: 1, what: 'auth without configuration above it', values: outdented(BINARY), rule: 'misplaced-key' },
  { row: 2, what: 'auth and inline without configuration', values: outdented(BINARY_EXTERNAL), rule: 'misplaced-key' },
  {
    row: 3,
    what: 'the raw hash',
    values: BINARY.replace(HASH, '$1$2b$06$aaaaaaaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb'),
    rule: 'hash-form',
  },
  { row: 3, what: 'what Python prints', values: BINARY.replace(HASH, "$1b'JDJiJDA2JGFhYQ=='"), rule: 'hash-form' },
  {
    row: 4,
    what: 'a hash beside an external server',
    values: BINARY_EXTERNAL.replace(
      '      clientSecret: not-a-real-propeller',
      '      clientSecretHash: <hash>\n      clientSecret: not-a-real-propeller',
    ).replace('    enableAuthServer: false\n', ''),
    rule: 'hash-form',
  },
  {
    row: 4,
    what: 'a right hash beside an external server',
    values: `${BINARY_EXTERNAL.replace('    internal:\n', `    internal:\n${/^ *clientSecretHash.*\n/m.exec(BINARY)?.[0]}`)}`,
    rule: 'setting-without-effect',
  },
  {
    row: 5,
    what: 'no audience',
    values: BINARY_EXTERNAL.replace(/ +allowedAudience:.*\n(?: +- .*\n)*/, ''),
    rule: 'allowed-audience',
  },
  {
    row: 5,
    what: 'the metadata of Okta at Entra',
    values: ENTRA.replace(/metadataUrl: .*/, 'metadataUrl: .well-known/oauth-authorization-server'),
    rule: 'metadata-url',
  },
  { row: 6, what: 'values of flyte-core for flyte-binary', values: CORE, chart: 'flyte-binary', rule: 'misplaced-key' },
  { row: 7, what: 'values of flyte-binary for flyte-core', values: BINARY, chart: 'flyte-core', rule: 'misplaced-key' },
  {
    row: 8,
    what: 'headers without the one of Flyte',
    values: CORE.replace(
      '        secure: false',
      '        secure: false\n        allowCors: true\n        allowedHeaders: [Content-Type]',
    ),
    rule: 'authorization-header',
  },
  { row: 9, what: 'no secret of the console', values: CORE.replace(/flyteadmin:\n(?: .*\n)+/, ''), rule: 'oidc-client-secret' },
  {
    row: 11,
    what: 'no secret for the scheduler of a control plane',
    values: `${CORE_EXTERNAL.replace(/clientSecret: .*/, 'clientSecret: null')}flytepropeller:\n  enabled: false\nworkflow_scheduler:\n  enabled: true\n  type: native\n`,
    rule: 'secret-reference',
  },
  {
    row: 12,
    what: 'externalAuthServer beside appAuth',
    values: lifted(CORE_EXTERNAL, 'externalAuthServer', 2),
    rule: 'misplaced-key',
  },
  { row: 13, what: 'userAuth beside auth', values: lifted(CORE, 'userAuth', 2), rule: 'misplaced-key' },
  {
    row: 14,
    what: 'no authorized URIs',
    values: CORE_EXTERNAL.replace(/ +authorizedUris:\n(?: +- .*\n)+/, ''),
    rule: 'authorized-uris-missing',
  },
  { row: 14, what: 'no switch', values: CORE_EXTERNAL.replace(/ +server:\n +security:\n(?: {8}.*\n)+/, ''), rule: 'auth-off' },
  { row: 16, what: 'three dashes', values: CORE.replace('secrets:\n', '---\nsecrets:\n'), rule: 'yaml-multi-document' },
  {
    row: 17,
    what: 'configmap twice',
    values: `configmap:\n  admin:\n    admin:\n      scopes: [all]\n${CORE}`,
    rule: 'yaml-duplicate-key',
  },
  {
    row: 18,
    what: 'openId with its members beside it',
    values: CORE.replaceAll(/^ {10}(baseUrl|clientId|scopes): /gm, '        $1: '),
    rule: 'misplaced-key',
  },
  {
    row: 19,
    what: 'both spellings',
    values: CORE_EXTERNAL.replace(
      '          allowedAudience:',
      '          AllowedAudience: [https://api.example.com]\n          allowedAudience:',
    ),
    rule: 'case-twins',
  },
  { row: 19, what: 'adminserver', values: CORE.replace('adminServer', 'adminserver'), rule: 'unknown-key' },
  {
    row: 20,
    what: 'an audience from nowhere',
    values: CORE_EXTERNAL.replace('      scopes: [all]', '      scopes: [all]\n      useAudienceFromAdmin: true'),
    rule: 'setting-without-effect',
  },
  {
    row: 21,
    what: 'a slash in one of two',
    values: CORE_EXTERNAL.replace(/(openId:\n +baseUrl: .*)/, '$1/'),
    rule: 'oidc-issuer-trailing-slash',
  },
  {
    row: 22,
    what: 'clientCred',
    values: CORE_EXTERNAL.replace('      scopes: [all]', '      scopes: [all]\n      authType: clientCred'),
    rule: 'flyte-load-fails',
  },
  {
    row: 24,
    what: 'no secret in an old chart',
    values: CORE.replace(/clientSecret: .*/, 'clientSecret: null'),
    version: 'v1.10.0',
    rule: 'chart-version',
  },
  { row: 25, what: 'a placeholder', values: CORE.replace(/(clientId: )0oa.*/, '$1<client id>'), rule: 'placeholder' },
  { row: 25, what: 'a placeholder for the hash', values: CORE.replace(/(client_secret: ).*/, '$1<hash>'), rule: 'hash-form' },
  {
    row: 25,
    what: 'a placeholder with blanks in a URL',
    values: CORE.replace('https://flyte.example.com', 'https://<your flyte host>'),
    rule: 'flyte-load-fails',
  },
  { row: 26, what: 'security beside server', values: lifted(CORE, 'security', 2), rule: 'misplaced-key' },
  { row: 26, what: 'security beside server fails in Helm', values: lifted(CORE, 'security', 2), rule: 'helm-render-fails' },
  {
    row: 26,
    what: 'security beside server in inline',
    values: `${BINARY}  inline:\n    server:\n    security:\n      secure: false\n`,
    rule: 'misplaced-key',
  },
  {
    row: 27,
    what: 'the configuration of flyteadmin at the top',
    values: outdented(outdented(CORE)),
    chart: 'flyte-core',
    rule: 'misplaced-key',
  },
  {
    row: 28,
    what: 'an endpoint in flyte-binary',
    values: `${BINARY}  inline:\n    admin:\n      endpoint: dns:///flyte.example.com\n`,
    rule: 'admin-endpoint',
  },
];

/** Rows of the list that no values show. */
const OTHERS = [10, 15, 23];

const judged = ({ values, chart, version }: Pick<Mistake, 'values' | 'chart' | 'version'>) =>
  judge({ sources: [sourceText('values.yaml', values)], ...(chart && { chart }), ...(version && { chartVersion: version }) });

describe('faults of the documentation', () => {
  test.each(MISTAKES)('$row: $what', async (mistake) => {
    const { diagnostics } = await judged(mistake);
    expect(diagnostics.map(({ ruleId }) => ruleId)).toContain(mistake.rule);
  });

  test('every row is there', () => {
    const rows = new Set([...MISTAKES.map(({ row }) => row), ...OTHERS]);
    expect([...rows].sort((a, b) => a - b)).toEqual(Array.from({ length: 28 }, (_, index) => index + 1));
  });

  test.each([
    ['15: an audience as a text', CORE_EXTERNAL.replace(/allowedAudience:\n +- (.*)\n/, 'allowedAudience: $1\n')],
    ['19: AllowedAudience', CORE_EXTERNAL.replace('allowedAudience', 'AllowedAudience')],
  ])('what works is no fault, %s', async (_name, values) => {
    expect(values).not.toBe(CORE_EXTERNAL);
    expect((await judged({ values })).diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});

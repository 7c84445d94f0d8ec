import { readdirSync, readFileSync } from 'node:fs';
import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { runMain } from '../support/run.ts';
import { runs } from './support/runs.ts';

const VALID = new URL('../fixtures/valid/', import.meta.url);
const FILES = readdirSync(VALID).filter((name) => name.endsWith('.yaml'));
const fixture = fc.constantFrom(...FILES).map((name) => readFileSync(new URL(name, VALID)));

/** Whatever arrives, there is a verdict in words, never a stack. */
async function survives(bytes: string | Uint8Array, ...more: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await runMain(['validate', '-', '--format', 'oneline', ...more], { stdin: bytes });
  expect(stderr).not.toContain('this is a bug');
  expect([0, 1, 2]).toContain(code);
  expect(stdout).not.toMatch(/\bundefined\b|\[object |NaN\b/);
}

/** Names that the charts and Flyte know, so that random trees reach deep. */
const KEYS = [
  'configuration',
  'configmap',
  'auth',
  'inline',
  'oidc',
  'internal',
  'enabled',
  'baseUrl',
  'clientId',
  'clientSecret',
  'clientSecretHash',
  'authorizedUris',
  'adminServer',
  'admin',
  'server',
  'security',
  'useAuth',
  'secure',
  'appAuth',
  'userAuth',
  'openId',
  'authServerType',
  'externalAuthServer',
  'selfAuthServer',
  'staticClients',
  'flytepropeller',
  'client_secret',
  'thirdPartyConfig',
  'flyteClient',
  'scopes',
  'allowedAudience',
  'secrets',
  'adminOauthClientCredentials',
  'secretName',
  'flyteadmin',
  'env',
  'flyte',
  'flyte-binary',
  '__proto__',
  'constructor',
  '',
  '{{ .Values }}',
  'AuthorizedURIs',
];
const SCALARS = [
  null,
  true,
  false,
  0,
  -1,
  1e21,
  '',
  ' ',
  'true',
  'External',
  'Self',
  'all',
  'https://flyte.example.com',
  'https://acme.okta.com/oauth2/default',
  'http://[::1',
  '{{ .Values.configuration.auth }}',
  '{{ include "flyte-binary.fullname" . }}',
  '{{',
  '<placeholder>',
  '$2b$10$',
  'JDJiJDA0',
  '\u0000\ud800',
  '- a: [',
];

const node: Arbitrary<unknown> = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 7, depthSize: 'large' },
    fc.constantFrom(...SCALARS),
    fc.array(tie('node'), { maxLength: 3 }),
    fc.array(fc.tuple(fc.constantFrom(...KEYS), tie('node')), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
  ),
})).node;

/** The switches on, so that whatever stands below is judged. */
const values = fc.oneof(
  node,
  fc.record({
    configuration: fc.record({ auth: fc.oneof(node, fc.record({ enabled: fc.constant(true), oidc: node })), inline: node }),
  }),
  fc.record({ configmap: fc.record({ adminServer: fc.record({ server: node, auth: node }), admin: node }), secrets: node }),
);
const chart = fc.constantFrom('flyte-binary', 'flyte-core', 'flyte', 'flyte-sandbox');

describe('validate ends in words', () => {
  test('on any text', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), (text) => survives(text)),
      runs(20),
    ));

  test('on any bytes', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), (bytes) => survives(bytes)),
      runs(20),
    ));

  test('on any mix of what YAML is made of', () =>
    fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom(...'ab:-?,[]{}#&*!|>\'"%@` \n\t<.~0e'.split('')), maxLength: 60 }),
        (text) => survives(`configuration:\n  auth:\n    ${text}`),
      ),
      runs(60),
    ));

  test('on any tree', () =>
    fc.assert(
      fc.asyncProperty(values, chart, (tree, name) =>
        survives(stringify(tree, { aliasDuplicateObjects: false }), '--chart', name),
      ),
      runs(60),
    ));

  test.each(['%3C', '{{', '${', '<', '@@'])('on %s over and over', (text) =>
    survives(`configuration: {auth: {enabled: true, oidc: {clientId: '${text.repeat(50_000)}'}}}`, '--chart', 'flyte-binary'),
  );

  test('on files that end too early', () =>
    fc.assert(
      fc.asyncProperty(fixture, fc.double({ min: 0, max: 1, noNaN: true }), (bytes, part) =>
        survives(bytes.subarray(0, Math.floor(bytes.length * part))),
      ),
      runs(30),
    ));

  test('on files with bytes changed', () =>
    fc.assert(
      fc.asyncProperty(fixture, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }), (bytes, changes) => {
        const changed = Uint8Array.from(bytes);
        for (const [at, byte] of changes) changed[at % changed.length] = byte;
        return survives(changed);
      }),
      runs(40),
    ));

  test('on lines left out, doubled and moved', () =>
    fc.assert(
      fc.asyncProperty(
        fixture,
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom(0, 1, 2)), { maxLength: 4 }),
        (bytes, changes) => {
          const lines = bytes.toString().split('\n');
          for (const [from, to, times] of changes) {
            const [line = ''] = lines.splice(from % lines.length, 1);
            for (let copy = 0; copy < times; copy++) lines.splice(to % (lines.length + 1), 0, line);
          }
          return survives(lines.join('\n'));
        },
      ),
      runs(30),
    ));
});

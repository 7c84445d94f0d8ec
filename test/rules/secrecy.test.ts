import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { sourceText } from '../../src/core/lines.ts';
import { FORMATS, type Report } from '../../src/core/report.ts';
import { REPORTERS } from '../../src/reporters/index.ts';
import { judge } from '../../src/rules/judge.ts';
import { ALL_RULES } from '../../src/rules/registry.ts';

/** Everything that any reporter says of values. */
async function everythingSaid(text: string): Promise<string> {
  const source = sourceText('values.yaml', text);
  const { diagnostics, secrets, suppressed, verdict } = await judge({ sources: [source] });
  const tool = { name: 'flyte-auth-config', version: '0' };
  const report: Report = { tool, sources: [source], releases: [verdict], diagnostics, suppressed, secrets, rules: ALL_RULES };
  expect(diagnostics.length).toBeGreaterThan(0);
  return FORMATS.map((format) => REPORTERS[format](report)).join('\n');
}

const SECRETS = [
  'Zq7-plain-fake',
  'Zq7{{fake}}',
  'Zq7{{ .fake',
  'Zq7<fake>',
  'Zq7"fake\'',
  'Zq7: fake # x',
  'Zq7 fake ',
  'Zq7\nfake',
  '$' + '{Zq7fake}',
  '!Zq7fake',
];

const core = (client: string, oidc: string, hash: string) => ({
  configmap: {
    adminServer: {
      server: { security: { useAuth: true } },
      auth: { appAuth: { selfAuthServer: { staticClients: { flytepropeller: { id: 'flytepropeller', client_secret: hash } } } } },
    },
  },
  secrets: { adminOauthClientCredentials: { clientSecret: client } },
  flyteadmin: { secrets: { oidc_client_secret: oidc } },
});

const binary = (client: string, oidc: string, hash: string) => ({
  configuration: {
    auth: {
      enabled: true,
      oidc: { baseUrl: 'https://acme.okta.com/', clientId: 'x', clientSecret: oidc },
      internal: { clientSecret: client, clientSecretHash: hash },
    },
  },
});

describe.each(SECRETS)('no word of the secret %j gets out', (secret) => {
  test.each([
    ['as the client secret', core(secret, 'a', 'b')],
    ['as the console’s secret', core('a', secret, 'b')],
    ['as a hash', core('a', 'b', secret)],
    ['as the client secret of flyte-binary', binary(secret, 'a', 'b')],
    ['as the console’s secret of flyte-binary', binary('a', secret, 'b')],
    ['as a hash of flyte-binary', binary('a', 'b', secret)],
    ['in the wrong place', { secrets: { oidc_client_secret: secret }, configmap: { adminServer: {} } }],
  ])('%s', async (_name, values) => {
    expect(await everythingSaid(stringify(values))).not.toMatch(/Zq7|fake/);
  });
});

test.each([
  ['broken YAML', 'configuration:\n  auth:\n    oidc:\n      clientSecret: "Zq7fake\n      x: [\n'],
  ['a tag that does not fit', 'configuration:\n  auth:\n    oidc:\n      clientSecret: !!int Zq7fake\n'],
  [
    'an anchor elsewhere',
    'x: &s Zq7fake\nconfiguration:\n  auth:\n    enabled: true\n    oidc:\n      clientSecret: *s\n      clientSecret2: *s\n',
  ],
  ['flow style', '{configuration: {auth: {enabled: true, oidc: {clientSecret: Zq7fake, colour: red}}}}\n'],
])('no word of a secret in %s gets out', async (_name, text) => {
  expect(await everythingSaid(text)).not.toMatch(/Zq7|fake/);
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runMain } from '../support/run.ts';

const HASH = 'JDJiJDA2JGZMeXRFQXVUaEMwbmYxZ0V4QW1wTGU2WThTYjJyeURlR3FyMWVsc3QzVXc1WDRuRG1UYVNt';

const VALUES = `configuration:
  auth:
    enabled: true
    oidc: { baseUrl: https://acme.okta.com/oauth2/default, clientId: 0oa1webapp0000000001 }
    internal: { clientSecretHash: ${HASH} }
    clientSecretsExternalSecretRef: flyte-secret-auth
    flyteClient: { scopes: [all, offline] }
    authorizedUris: [https://flyte.acme.com]
`;

const CLIENT = `admin:
  endpoint: dns:///flyte.acme.com
  insecure: false
  authType: Pkce
`;

const secretNamed = (name: string, secret: string, more = '') => `apiVersion: v1
kind: Secret
metadata: { name: ${name}${more} }
stringData:
  client_secret: ${secret}
  oidc_client_secret: not-a-real-secret
`;

const FILES: Readonly<Record<string, string>> = {
  'values.yaml': VALUES,
  'off.yaml': 'configuration:\n  auth:\n    enabled: false\n',
  'client.yaml': CLIENT,
  'device.yaml': CLIENT.replace('Pkce', 'DeviceFlow'),
  'pkce.yaml': CLIENT.replace('Pkce', 'pkce'),
  'leaky.yaml': `${CLIENT}  clientSecretEnvVar: not-a-real/secret\n`,
  'silenced.yaml': CLIENT.replace('Pkce', 'pkce # flyte-auth-config: ignore[cli-config-auth-type] on purpose'),
  'secret.yaml': secretNamed('flyte-secret-auth', 'not-a-real-propeller-secret'),
  'wrong-secret.yaml': secretNamed('flyte-secret-auth', 'not-the-real-secret-at-all'),
  'number.yaml': secretNamed('flyte-secret-auth', '12345'),
  'other-name.yaml': secretNamed('other', 'not-a-real-propeller-secret'),
  'other-namespace.yaml': secretNamed('flyte-secret-auth', 'not-a-real-propeller-secret', ', namespace: elsewhere'),
  'config-map.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: {}\n',
  'external.yaml': 'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: { name: a }\n',
};

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flyte-auth-'));
  await Promise.all(Object.entries(FILES).map(([name, text]) => writeFile(join(folder, name), text)));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function found(...args: readonly string[]) {
  const { code, stdout, stderr } = await runMain(['validate', '--format', 'json', ...args], { cwd: folder });
  if (stdout === '') return { code, stderr, stdout, files: 0, ids: [] };
  const { diagnostics, summary } = JSON.parse(stdout);
  const ids = diagnostics.map(({ ruleId, file }: { ruleId: string; file: string }) => `${file}: ${ruleId}`);
  return { code, stderr, stdout, files: summary.files, ids };
}

describe('--client', () => {
  test.each([
    ['alone', ['--client', 'client.yaml'], 0, []],
    ['with its values', ['values.yaml', '--client', 'client.yaml'], 0, ['values.yaml: secret-reference']],
    ['spelling is judged without values', ['--client', 'pkce.yaml'], 1, ['pkce.yaml: cli-config-auth-type']],
    ['without values nobody knows the mode', ['--client', 'device.yaml'], 0, []],
    [
      'the values tell the mode',
      ['values.yaml', '--client', 'device.yaml'],
      1,
      ['device.yaml: cli-config-device-flow', 'values.yaml: secret-reference'],
    ],
    [
      'two of them',
      ['--client', 'pkce.yaml', '--client', 'client.yaml', '--client', 'pkce.yaml'],
      1,
      ['pkce.yaml: cli-config-auth-type'],
    ],
    ['a comment silences', ['--client', 'silenced.yaml'], 0, []],
    ['a rule can be switched off', ['--client', 'pkce.yaml', '--rule', 'cli-config-auth-type=off'], 0, []],
  ])('%s', async (_name, args, code, ids) => {
    const result = await found(...args);
    expect(result.stderr).toBe('');
    expect(result.ids).toEqual(ids);
    expect(result.code).toBe(code);
  });

  test('goes with one release', async () => {
    const { code, stderr } = await found('--each', 'values.yaml', 'off.yaml', '--client', 'client.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain('--client goes with the values of one release');
  });

  test('shows no secret that stands in the place of a name', async () => {
    const { stdout } = await runMain(['validate', '--client', 'leaky.yaml'], { cwd: folder });
    expect(stdout).toContain('cli-config-secret');
    expect(stdout).not.toContain('not-a-real');
  });

  test('a file that is not there is a wrong call', async () => {
    expect((await found('--client', 'none.yaml')).code).toBe(2);
  });
});

describe('--secret-manifest', () => {
  test('a Secret that is there and fits leaves nothing to say', async () => {
    expect(await found('values.yaml', '--secret-manifest', 'secret.yaml')).toMatchObject({ code: 0, ids: [], files: 2 });
  });

  test('one that does not fit the hash is found, and not shown', async () => {
    const result = await found('values.yaml', '--secret-manifest', 'wrong-secret.yaml');
    expect(result.ids).toEqual(['wrong-secret.yaml: hash-mismatch']);
    const { stdout } = await runMain(['validate', 'values.yaml', '--secret-manifest', 'wrong-secret.yaml'], { cwd: folder });
    expect(stdout).not.toContain('not-the-real-secret');
  });

  const CORE = `configmap:
  adminServer:
    server: { security: { useAuth: true, secure: false } }
    auth:
      authorizedUris: [https://flyte.acme.com, http://flyteadmin:80]
      userAuth: { openId: { baseUrl: https://acme.okta.com/oauth2/default, clientId: 0oa1webapp0000000001 } }
flyteadmin:
  env:
    - name: FLYTE_SECRET_oidc_client_secret
      valueFrom: { secretKeyRef: { name: flyte-secret-auth, key: oidc_client_secret } }
secrets: { adminOauthClientCredentials: { enabled: true, clientId: flytepropeller, clientSecret: null } }
`;
  const lacking = (values: string, keys: string) => {
    const manifest = `apiVersion: v1\nkind: Secret\nmetadata: { name: flyte-secret-auth }\nstringData: { ${keys} }\n`;
    return Promise.all([writeFile(join(folder, 'v.yaml'), values), writeFile(join(folder, 'm.yaml'), manifest)]);
  };

  test.each([
    ['flyte-binary', VALUES],
    ['flyte-core', CORE],
  ])('keys that the Secret lacks, or has under names that only look like them, are found: %s', async (_chart, values) => {
    const secretRules = async () =>
      (await found('v.yaml', '--secret-manifest', 'm.yaml')).ids.filter((id: string) => id.includes('client-secret'));
    await lacking(values, 'client_secret: not-a-real-propeller-secret, oidc_client_secret: not-a-real-secret');
    expect(await secretRules()).toEqual([]);
    await lacking(values, 'other: not-a-real-secret');
    expect((await secretRules()).sort()).toEqual(['v.yaml: client-secret-unmounted', 'v.yaml: oidc-client-secret']);
    await lacking(values, 'clientSecret: not-a-real-propeller-secret, oidcClientSecret: not-a-real-secret');
    expect((await secretRules()).sort()).toEqual(['m.yaml: client-secret-unmounted', 'm.yaml: oidc-client-secret']);
  });

  test.each(['other-name.yaml', 'other-namespace.yaml'])('%s is not the one that is mounted', async (file) => {
    expect((await found('values.yaml', '--secret-manifest', file)).ids).toEqual(['values.yaml: secret-reference']);
  });

  test.each([
    ['config-map.yaml', 'holds no Secret'],
    ['number.yaml', '"client_secret" of the Secret "flyte-secret-auth" in number.yaml cannot be read'],
    ['external.yaml', 'ExternalSecret does not tell what is in one'],
  ])('%s is a wrong call', async (file, words) => {
    const { code, stderr } = await found('values.yaml', '--secret-manifest', file);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });

  test('alone it says nothing', async () => {
    expect((await found('--secret-manifest', 'secret.yaml')).code).toBe(2);
  });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runMain } from '../support/run.ts';

/** base64 of a hash of "not-a-real-secret", made by Go. */
const HASH = 'JDJhJDA0JEpvV0RXbVE0SW1qS2E1ZC4xOHl4VmVlaHBJLnhVdFdGakxnRG5waWJyaDAwT212UDdLUjVT';
const SECRET = 'not-a-real-secret';
const base64 = (text: string) => Buffer.from(text).toString('base64');

const VALUES = `configuration:\n  auth:\n    enabled: true\n    clientSecretsExternalSecretRef: sso\n    internal:\n      clientSecretHash: ${HASH}\n`;

const secret = (body: string, name = 'sso') =>
  `apiVersion: v1\nkind: Secret\nmetadata:\n  name: ${name}\n  namespace: prod\n${body}`;
const indented = (text: string) => text.replace(/^(?=.)/gm, '    ').replace('    ', '  - ');

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'hash-from-secret-'));
  await writeFile(join(cwd, 'values.yaml'), VALUES);
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

async function check(manifest: string, argv: readonly string[] = ['--values', 'values.yaml']) {
  await writeFile(join(cwd, 'secret.yaml'), manifest);
  return runMain(['hash', '--from-secret', 'secret.yaml', ...argv], { cwd });
}

describe('hash --from-secret', () => {
  test.each([
    ['stringData', secret(`stringData:\n  client_secret: ${SECRET}\n`)],
    ['data', secret(`data:\n  client_secret: ${base64(SECRET)}\n`)],
    ['data with a line break at its end, as echo makes it', secret(`data:\n  client_secret: ${base64(`${SECRET}\n`)}\n`)],
    [
      'stringData over data, as the API server has it',
      secret(`data:\n  client_secret: ${base64('old')}\nstringData:\n  client_secret: ${SECRET}\n`),
    ],
    [
      'a list of kubectl',
      `apiVersion: v1\nkind: List\nitems:\n${indented(secret(`data:\n  client_secret: ${base64(SECRET)}\n`))}`,
    ],
    [
      'one of several documents',
      `${secret('data:\n  other: eA==\n', 'other')}---\n${secret(`stringData:\n  client_secret: ${SECRET}\n`)}`,
    ],
  ])('finds a match in %s', async (_, manifest) => {
    const { code, stdout, stderr } = await check(manifest);
    expect({ code, stdout }, stderr).toEqual({ code: 0, stdout: 'match\n' });
  });

  test('finds that they do not belong together', async () => {
    const { code, stdout } = await check(secret('stringData:\n  client_secret: another\n'));
    expect({ code, stdout }).toEqual({ code: 1, stdout: 'no match: the hash ($2a$, cost 4) is of another secret\n' });
  });

  test('takes the Secret that the values mount, of several', async () => {
    const values = 'secrets: { adminOauthClientCredentials: { clientSecret: null, secretName: mine } }\n';
    const clients = `{ flytepropeller: { client_secret: ${HASH} } }`;
    const core = `configmap: { adminServer: { auth: { appAuth: { selfAuthServer: { staticClients: ${clients} } } } } }\n`;
    await writeFile(join(cwd, 'core.yaml'), values + core);
    const other = secret('stringData:\n  client_secret: another\n', 'other');
    const manifest = `${other}---\n${secret(`stringData:\n  client_secret: ${SECRET}\n`, 'mine')}`;
    expect(await check(manifest, ['--values', 'core.yaml'])).toMatchObject({ code: 0, stdout: 'match\n' });
  });

  describe('with the hash in a Secret, too', () => {
    const values = `${VALUES.replace(/.*clientSecretHash.*\n/, '').replace('internal:', 'oidc: { baseUrl: https://a.example.com, clientId: x }')}  inlineSecretRef: config\n`;
    const config = (hash: string) => {
      const file = `auth: { appAuth: { selfAuthServer: { staticClients: { flytepropeller: { client_secret: ${hash} } } } } }`;
      return secret(`stringData:\n  200-hash.yaml: "${file}"\n`, 'config');
    };
    const both = (hash: string) => `${secret(`stringData:\n  client_secret: ${SECRET}\n`)}---\n${config(hash)}`;

    test.each([
      ['finds a match', both(HASH), 0, 'match\n'],
      ['finds a hash that Flyte cannot read', both('not.base64'), 1, 'no match: the hash is neither base64 nor a bcrypt hash'],
    ])('%s', async (_, manifest, code, said) => {
      await writeFile(join(cwd, 'named.yaml'), values);
      const result = await check(manifest, ['--values', 'named.yaml']);
      expect(result.code, result.stderr).toBe(code);
      expect(result.stdout).toContain(said);
    });

    test('asks for that Secret', async () => {
      await writeFile(join(cwd, 'named.yaml'), values);
      const { code, stderr } = await check(secret(`stringData:\n  client_secret: ${SECRET}\n`), ['--values', 'named.yaml']);
      expect(code).toBe(2);
      expect(stderr).toContain('is it in the Secret "config"?');
    });
  });

  test('says in JSON where both stand', async () => {
    const { stdout } = await check(secret(`stringData:\n  client_secret: ${SECRET}\n`), ['--values', 'values.yaml', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ match: true, secretAt: 'secret.yaml (client_secret)' });
  });

  test('serves --verify and the hash itself as well', async () => {
    const manifest = secret(`stringData:\n  client_secret: ${SECRET}\n`);
    expect(await check(manifest, ['--verify', HASH])).toMatchObject({ code: 0, stdout: 'match\n' });
    const { stdout } = await check(manifest, ['--raw', '--cost', '4']);
    expect(stdout).toMatch(/^\$2b\$04\$/);
  });

  test.each([
    ['no manifest', 'a: 1\n', 'has no Secret with the key "client_secret"'],
    ['another key', secret('stringData:\n  password: x\n'), 'there is "sso" with password'],
    [
      'a sealed secret',
      'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: sso}\n',
      'it holds a SealedSecret, which does not tell the secret itself',
    ],
    [
      'an ExternalSecret',
      'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: sso}\n',
      'it holds an ExternalSecret, which does not tell the secret itself',
    ],
    ['data that is no base64', secret(`data:\n  client_secret: ${SECRET}\n`), 'cannot be read'],
    ['a number', secret('stringData:\n  client_secret: 123456\n'), 'a string in quotes'],
    [
      'two different ones',
      `${secret('stringData:\n  client_secret: a\n')}---\n${secret('stringData:\n  client_secret: b\n', 'b')}`,
      'has different values for "client_secret", in the Secrets "sso" and "b"',
    ],
    ['broken YAML', 'a: "x\n', 'secret.yaml:1:4: '],
  ])('refuses %s', async (_, manifest, message) => {
    const { code, stdout, stderr } = await check(manifest);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain(SECRET);
  });

  test('is no other way to the secret beside a file of its own', async () => {
    const { code, stderr } = await runMain(['hash', '--from-secret', 'a', '--secret-file', 'b'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('mutually exclusive');
  });
});

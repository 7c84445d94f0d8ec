import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runMain } from '../support/run.ts';

/** base64 of a hash of "not-a-real-secret", made by Go. */
const HASH = 'JDJhJDA0JEpvV0RXbVE0SW1qS2E1ZC4xOHl4VmVlaHBJLnhVdFdGakxnRG5waWJyaDAwT212UDdLUjVT';
const SECRET = 'not-a-real-secret';

const binary = (secret: string, hash: string) => `configuration:
  auth:
    enabled: true
    internal:
      clientSecret: ${secret}
      clientSecretHash: ${hash}
`;
const core = (secret: string, hash: string) => `configmap:
  adminServer:
    auth:
      appAuth:
        selfAuthServer:
          staticClients:
            flytepropeller:
              client_secret: ${hash}
secrets:
  adminOauthClientCredentials:
    clientSecret: ${secret}
`;
const under = (key: string, text: string) => `${key}:\n${text.replace(/^/gm, '  ')}`;

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'hash-values-'));
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

async function check(text: string, ...more: string[]) {
  await writeFile(join(cwd, 'values.yaml'), text);
  return runMain(['hash', '--values', 'values.yaml', ...more], { cwd });
}

describe('hash --values', () => {
  test.each([
    ['flyte-binary', binary(SECRET, HASH)],
    ['flyte-core', core(SECRET, HASH)],
    ['flyte (umbrella)', under('flyte', core(SECRET, HASH))],
    ['flyte-sandbox', under('flyte-binary', binary(SECRET, HASH))],
    ['a secret with blanks around it', binary(`" ${SECRET} "`, HASH)],
    ['a secret of flyte-core with a template', core(`'{{ "${SECRET}" }}'`, HASH)],
    ['a hash in lines', binary(SECRET, `|\n        ${HASH.slice(0, 40)}\n        ${HASH.slice(40)}`)],
  ])('finds a match in values of %s', async (_, text) => {
    expect(await check(text)).toMatchObject({ code: 0, stdout: 'match\n' });
  });

  test.each([
    ['flyte-binary', binary('another', HASH)],
    ['flyte-core', core('another', HASH)],
  ])('finds that they do not belong together in values of %s', async (_, text) => {
    const stdout = 'no match: the hash ($2a$, cost 4) is of another secret\n';
    expect(await check(text)).toEqual({ code: 1, stdout, stderr: '' });
  });

  test('a raw hash is no match, since Flyte cannot read it', async () => {
    const { code, stdout } = await check(binary(SECRET, `"${Buffer.from(HASH, 'base64')}"`));
    expect(code).toBe(1);
    expect(stdout).toContain('is a bcrypt hash that is not in base64 ($2a$, cost 4). Flyte does not start with it');
  });

  test('an own hash in the inline configuration counts', async () => {
    const inline =
      core(SECRET, HASH)
        .split('secrets:')[0]
        ?.replace(/configmap:\n {2}adminServer:/, '  inline:') ?? '';
    expect(await check(`${binary(SECRET, 'changeme')}${inline}`)).toMatchObject({ code: 0, stdout: 'match\n' });
  });

  test('a client of another name in flyte-core', async () => {
    const text = `${core(SECRET, HASH)}    clientId: propeller\n`.replace('flytepropeller:', 'propeller:');
    expect(await check(text)).toMatchObject({ code: 0, stdout: 'match\n' });
  });

  describe('with hashes of older secrets', () => {
    /** base64 of a bcrypt hash of another secret. */
    const OTHER = 'JDJiJDA0JEhnbERtVkduZkRVZkdmOFRSQTJIU3VsTTlMRWlIaVUwUjJaWkFxaWZndFZOSm0zTUhISUZl';
    const rotated = (secret: string, ...hashes: string[]) =>
      core(secret, OTHER).replace(OTHER, `${OTHER}\n              rotated_secrets: [${hashes.join(', ')}]`);

    test('an old secret is good, and said to be old', async () => {
      const { code, stdout, stderr } = await check(rotated(SECRET, OTHER, HASH), '--json');
      const place = 'values.yaml:9:115 (auth.appAuth.selfAuthServer.staticClients.flytepropeller.rotated_secrets[1])';
      expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, match: true, hashAt: place });
      expect(stderr).toBe(`the secret is an old one: the hash at ${place} is of it, and it is good until that is taken out\n`);
    });

    test('one that fits none is not', async () => {
      const stdout = 'no match: the hash ($2b$, cost 4) is of another secret\n';
      expect(await check(rotated('another', HASH))).toEqual({ code: 1, stdout, stderr: '' });
    });
  });

  test('several files, the last one wins', async () => {
    await writeFile(join(cwd, 'first.yaml'), binary('another', HASH));
    await writeFile(join(cwd, 'last.yaml'), `configuration: { auth: { internal: { clientSecret: ${SECRET} } } }\n`);
    const result = await runMain(['hash', '--values', 'first.yaml', '--values', 'last.yaml'], { cwd });
    expect(result).toEqual({ code: 0, stdout: 'match\n', stderr: '' });
  });

  test('a secret that is kept elsewhere', async () => {
    const text = binary('null', HASH);
    expect(await check(text)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('--secret-file FILE') });
    await writeFile(join(cwd, 'client_secret'), `${SECRET}\n`);
    expect(await check(text, '--secret-file', 'client_secret')).toMatchObject({ code: 0, stdout: 'match\n' });
  });

  test('in JSON, with the places', async () => {
    const { stdout } = await check(binary(SECRET, HASH), '--json');
    expect(JSON.parse(stdout)).toEqual({
      match: true,
      reason: null,
      form: 'flyte',
      prefix: '$2a$',
      cost: 4,
      hashAt: 'values.yaml:6:25 (configuration.auth.internal.clientSecretHash)',
      secretAt: 'values.yaml:5:21 (configuration.auth.internal.clientSecret)',
    });
  });

  test.each([
    ['configuration: {}\n', 'no hash in values.yaml: configuration.auth.internal.clientSecretHash (flyte-binary) is not set'],
    ['configmap: {}\n', 'no hash in values.yaml: configmap.adminServer.auth.appAuth.selfAuthServer.staticClients.flytepropeller'],
    ['', 'no hash in values.yaml'],
    [binary('12345', HASH), 'values.yaml:5:21 (configuration.auth.internal.clientSecret) is no string'],
    [binary(SECRET, '[]'), 'values.yaml:6:25 (configuration.auth.internal.clientSecretHash) is no string'],
    ['configuration: [\n', 'values.yaml:'],
    ['- a\n', 'values.yaml:1:1: a list where a values file needs keys'],
    [binary('" "', HASH), 'the secret at values.yaml:5:21 (configuration.auth.internal.clientSecret) is empty'],
  ])('says what is wrong with %j', async (text, message) => {
    const { code, stdout, stderr } = await check(text);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('bug');
  });

  test('a file that is not there', async () => {
    const result = await runMain(['hash', '--values', 'nowhere.yaml'], { cwd });
    expect(result).toMatchObject({ code: 2, stderr: expect.stringContaining('"nowhere.yaml" does not exist') });
  });
});

import { describe, expect, test } from 'vitest';
import { ALL_RULES } from '../../src/rules/registry.ts';
import { runMain } from '../support/run.ts';

describe('explain', () => {
  test('prints the page of a rule', async () => {
    const { code, stdout } = await runMain(['explain', 'auth-off']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# auth-off\n/);
  });

  test.each([
    [
      'oidc: issuer did not match the issuer returned by provider, expected "https://a/" got "https://a"',
      'oidc-issuer-trailing-slash',
    ],
    [
      "'appAuth.authServerType' cannot parse value as 'config.AuthorizationServerType': strconv.ParseInt: invalid syntax",
      'auth-server-type',
    ],
    ["'appAuth.selfAuthServer.staticClients[flytepropeller].client_secret' illegal base64 data at input byte 0", 'hash-form'],
    ['No audience parameter was provided, and no default audience has been configured', 'auth0-audience'],
    ['invalid audience [&{[api://default]}], wanted [map[https://flyte.example.com:{}]]', 'allowed-audience'],
    ['secrets not found - file [/etc/secrets/oidc_client_secret], Env [FLYTE_SECRET_oidc_client_secret]', 'oidc-client-secret'],
    ['Response does not contain an id_token.', 'login-scopes'],
    ['open /etc/secrets/client_secret: no such file or directory', 'client-secret-unmounted'],
    ["authenticated user doesn't have required scope", 'cli-scopes'],
  ])('%s', async (text, ruleId) => {
    const { code, stdout } = await runMain(['explain', text, '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).map((found: { ruleId: string }) => found.ruleId)).toContain(ruleId);
  });

  test('reads a log from standard input', async () => {
    const stdin = `{"level":"info","msg":"Starting"}\n{"level":"error","msg":"oauth2: \\"invalid_scope\\" \\"The requested scope is invalid\\""}\n`;
    const { code, stdout } = await runMain(['explain', '-'], { stdin });
    expect(code).toBe(0);
    expect(stdout).toContain('propeller-scopes: ');
  });

  test('takes an error text without quotation marks', async () => {
    const { stdout } = await runMain(['explain', 'invalid', 'audience', '[x]']);
    expect(stdout).toContain('allowed-audience: ');
  });

  test('knows when it does not know', async () => {
    const { code, stdout } = await runMain(['explain', 'the disk is full']);
    expect(code).toBe(1);
    expect(stdout).toContain('no rule knows these words');
  });

  test('corrects a mistyped id', async () => {
    const { code, stderr } = await runMain(['explain', 'auth-of']);
    expect(code).toBe(2);
    expect(stderr).toContain('did you mean "auth-off"');
  });
});

describe('rules', () => {
  test('lists every rule on a line', async () => {
    const { code, stdout } = await runMain(['rules']);
    expect(code).toBe(0);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(ALL_RULES.map(({ id }) => id));
  });

  test('as JSON', async () => {
    const list = JSON.parse((await runMain(['rules', '--format', 'json'])).stdout);
    expect(list).toHaveLength(ALL_RULES.length);
    expect(list[0]).toMatchObject({ id: ALL_RULES[0]?.id, severity: ALL_RULES[0]?.severity });
  });
});

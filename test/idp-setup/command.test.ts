import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type RunResult, runMain } from '../support/run.ts';

const KEYCLOAK = ['--idp', 'keycloak', '--keycloak-url', 'https://sso.example.com', '--realm', 'flyte'];
const FLYTE = ['--auth-server', 'external', '--url', 'https://flyte.example.com'];

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'flyte-auth-config-idp-setup-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const run = (
  argv: readonly string[],
  more: { readonly env?: Record<string, string>; readonly stdin?: string } = {},
): Promise<RunResult> => runMain(['idp-setup', ...argv], { cwd, ...more });

describe('idp-setup', () => {
  test('writes a guide to standard output', async () => {
    const { code, stdout, stderr } = await run([...KEYCLOAK, ...FLYTE]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^# Keycloak for Flyte, external authorization server\n/);
  });

  test('takes answers from the file of init, variables and flags, the last first', async () => {
    writeFileSync(
      join(cwd, 'answers.yaml'),
      'idp: okta\nurl: https://one.example.com\nchart: flyte-core\noutput: values.yaml\nsecrets: secret\n',
    );
    const env = { FLYTE_AUTH_URL: 'https://two.example.com', FLYTE_AUTH_OKTA_DOMAIN: 'acme.okta.com' };
    const { code, stdout } = await run(
      ['--answers', 'answers.yaml', '--url', 'https://three.example.com', '--auth-server', 'internal'],
      { env },
    );
    expect(code).toBe(0);
    expect(stdout).toContain('https://three.example.com/callback');
  });

  test('reads the answers from standard input', async () => {
    const { stdout } = await run(['--answers', '-'], { stdin: '{"idp": "google", "url": "https://flyte.example.com"}' });
    expect(stdout).toContain('# Google for Flyte, internal authorization server');
  });

  test('writes a file, and does not replace it without --force', async () => {
    const call = [...KEYCLOAK, ...FLYTE, '--format', 'terraform', '-o', 'idp.tf'];
    expect(await run(call)).toMatchObject({ code: 0, stdout: '' });
    writeFileSync(join(cwd, 'idp.tf'), 'mine');
    expect(await run(call)).toMatchObject({ code: 2, stderr: expect.stringContaining('idp.tf exists already') });
    expect(readFileSync(join(cwd, 'idp.tf'), 'utf8')).toBe('mine');
    expect(await run([...call, '--force'])).toMatchObject({ code: 0 });
    expect(readFileSync(join(cwd, 'idp.tf'), 'utf8')).toContain('resource "keycloak_openid_client"');
    expect(statSync(join(cwd, 'idp.tf')).mode & 0o400).toBe(0o400);
  });

  test('says beside a realm what JSON cannot say', async () => {
    const { stdout, stderr } = await run([...KEYCLOAK, ...FLYTE, '--format', 'keycloak-realm']);
    expect(JSON.parse(stdout)).toMatchObject({ realm: 'flyte', enabled: true });
    expect(stderr.split('\n')[0]).toBe(
      "note: set FLYTE_OIDC_CLIENT_SECRET and FLYTE_PROPELLER_CLIENT_SECRET in Keycloak's environment before the import, to what Flyte gets: without them the placeholder itself becomes the secret",
    );
  });

  test('passes on what was understood of an answer', async () => {
    const { stderr } = await run([...KEYCLOAK, '--auth-server', 'internal', '--url', 'https://flyte.example.com/']);
    expect(stderr).toBe('note: --url: read as "https://flyte.example.com" (trailing slash removed)\n');
  });

  test.each([
    ['nothing', [], ['--idp, FLYTE_AUTH_IDP or "idp" in the answers file', '--url']],
    ['no details of the provider', ['--idp', 'okta', ...FLYTE], ['an answer is missing', '--okta-domain']],
    ['a placeholder', ['--idp', 'okta', '--okta-domain', '<domain>', ...FLYTE], ['is a placeholder']],
    ['a flag without use', ['--idp', 'google', '--realm', 'x', '--url', 'https://f.example'], ['--realm: of no use']],
    ['Terraform for Google', ['--idp', 'google', '--format', 'terraform'], ['Google has no public API', 'use --format markdown']],
    ['Terraform for a stranger', ['--idp', 'oidc', '--format', 'terraform'], ['--format terraform is impossible']],
    [
      'az for Okta',
      ['--idp', 'okta', '--format', 'az'],
      ['that form is for Microsoft Entra ID', 'use --format markdown or --format terraform'],
    ],
    ['a realm for Auth0', ['--idp', 'auth0', '--format', 'keycloak-realm'], ['that form is for Keycloak']],
    ['an unknown format', [...KEYCLOAK, ...FLYTE, '--format', 'pulumi'], ['pulumi']],
    [
      'an external Google',
      ['--idp', 'google', '--auth-server', 'external', '--url', 'https://f.example'],
      ['"external" is impossible'],
    ],
    ['an answers file that is not there', ['--answers', 'nowhere.yaml'], ['nowhere.yaml', 'does not exist']],
  ])('refuses %s', async (_what, argv, words) => {
    const { code, stdout, stderr } = await run(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    for (const word of words) expect(stderr).toContain(word);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

import { execFileSync, spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type IdpSetup, setupOf } from '../../src/idp-setup/setup.ts';
import { setupText } from '../../src/idp-setup/text.ts';
import { type FakeTenant, fakeTenant } from './support/fake-az.ts';
import { setup, TENANT, written } from './support/setups.ts';

const REGISTRATIONS = { oidcClientId: 'id-of-web', flytectlClientId: 'id-of-cli', propellerClientId: 'id-of-services' };

const CASES: Readonly<Record<string, IdpSetup>> = {
  internal: setup('azure-ad', 'internal'),
  external: setup('azure-ad', 'external'),
  sandbox: setup('azure-ad', 'external', { url: 'http://localhost:30081' }),
  'beside values': written('azure-ad', 'external'),
  'registrations that are there': setup('azure-ad', 'external', { ...REGISTRATIONS, url: 'http://localhost:30081' }),
  'API with a name of its own': setup('azure-ad', 'external', { apiScope: `api://fly"te$(id)/all` }),
};

const script = (one: IdpSetup): string => setupText(one, 'az').text;
const external = script(setup('azure-ad', 'external'));

describe.each(Object.entries(CASES))('the az script, %s', (_name, one) => {
  test('is bash', () => {
    execFileSync('bash', ['-n'], { input: script(one), stdio: ['pipe', 'pipe', 'pipe'] });
  });

  test.skipIf(spawnSync('shellcheck', ['--version']).error !== undefined)('satisfies shellcheck', () => {
    const { stdout } = spawnSync('shellcheck', ['--severity=warning', '-'], { input: script(one), encoding: 'utf8' });
    expect(stdout).toBe('');
  });
});

describe('the az script in a tenant', () => {
  let tenant: FakeTenant;
  beforeEach(() => {
    tenant = fakeTenant();
  });
  afterEach(() => tenant.remove());

  test('makes one registration for all clients', () => {
    expect(tenant.run(external)).toMatchObject({ code: 0, stderr: '' });
    expect(tenant.body('id-of-flyte')).toEqual({
      signInAudience: 'AzureADMyOrg',
      web: { redirectUris: ['https://flyte.example.com/callback'] },
      isFallbackPublicClient: true,
      publicClient: { redirectUris: ['http://localhost:53593/callback'] },
      api: {
        requestedAccessTokenVersion: 2,
        oauth2PermissionScopes: [expect.objectContaining({ value: 'all', isEnabled: true, type: 'User' })],
      },
      identifierUris: ['api://id-of-flyte'],
      optionalClaims: { idToken: [{ name: 'email' }], accessToken: [{ name: 'email' }] },
    });
  });

  test('prints the call of init, and keeps secrets in files for one', () => {
    const { stdout } = tenant.run(external);
    expect(stdout).toBe(`
Done. Now:

flyte-auth-config init \\
  --idp azure-ad \\
  --tenant-id ${TENANT} \\
  --auth-server external \\
  --url https://flyte.example.com \\
  --oidc-client-id id-of-flyte \\
  --flytectl-client-id id-of-flyte \\
  --propeller-client-id id-of-flyte \\
  --oidc-client-secret-file flyte-oidc-client-secret \\
  --propeller-client-secret-file flyte-propeller-client-secret
`);
    for (const file of ['flyte-oidc-client-secret', 'flyte-propeller-client-secret']) {
      expect(tenant.read(file)).toBe('not-a-real-secret\n');
      expect(tenant.mode(file)).toBe('600');
    }
  });

  test('makes nothing twice', () => {
    tenant.run(external);
    const { code, calls, stderr } = tenant.run(external);
    expect(code).toBe(0);
    expect(calls.filter((call) => /create|reset/.test(call))).toEqual([]);
    expect(stderr).toContain('kept flyte-oidc-client-secret');
  });

  test('keeps the id of a scope that is exposed already', () => {
    tenant.write('scope', 'id-that-is-there\n');
    tenant.run(external);
    expect(tenant.body('id-of-flyte')).toMatchObject({ api: { oauth2PermissionScopes: [{ id: 'id-that-is-there' }] } });
  });

  test('makes neither API nor native app where Flyte issues its own tokens', () => {
    expect(tenant.run(script(setup('azure-ad', 'internal')))).toMatchObject({ code: 0 });
    expect(Object.keys(tenant.body('id-of-flyte') as object)).toEqual(['signInAudience', 'web', 'optionalClaims']);
  });

  test('gives flytectl a registration of its own on a sandbox', () => {
    const { code, stdout } = tenant.run(script(setup('azure-ad', 'external', { url: 'http://localhost:30081' })));
    expect(code).toBe(0);
    expect(stdout).toContain('--flytectl-client-id id-of-flytectl');
    expect(tenant.body('id-of-flyte')).not.toHaveProperty('publicClient');
    expect(tenant.body('id-of-flytectl')).toMatchObject({
      publicClient: { redirectUris: ['http://localhost:53593/callback'] },
      requiredResourceAccess: [{ resourceAppId: 'id-of-flyte' }],
    });
  });

  test('changes the registrations whose ids were given, and makes none', () => {
    const { code, stdout, calls } = tenant.run(script(setup('azure-ad', 'external', REGISTRATIONS)));
    expect(code).toBe(0);
    expect(calls.filter((call) => /app (list|create)/.test(call))).toEqual([]);
    expect(tenant.body('id-of-web')).toMatchObject({ identifierUris: ['api://id-of-web'] });
    expect(tenant.body('id-of-cli')).toMatchObject({ requiredResourceAccess: [{ resourceAppId: 'id-of-web' }] });
    expect(tenant.body('id-of-services')).toEqual({ signInAudience: 'AzureADMyOrg' });
    expect(calls).toContainEqual(expect.stringMatching(/credential reset --id id-of-services .* flytepropeller/));
    expect(stdout).toContain('--propeller-client-id id-of-services');
  });

  test('makes no secrets for values that are written', () => {
    const one = setupOf({ ...setup('azure-ad', 'external', REGISTRATIONS).draft }, "o'clock.yaml");
    const { code, stdout, calls } = tenant.run(script(one));
    expect({ code, stdout }).toEqual({ code: 0, stdout: "\nDone. The values of Flyte are in o'clock.yaml.\n" });
    expect(calls.filter((call) => call.includes('credential'))).toEqual([]);
    expect(script(one)).not.toContain('Client secrets go');
  });

  test('takes nothing in an answer for bash', () => {
    const uri = 'api://fly$(touch evil)`touch evil`\\te';
    const { code, stdout } = tenant.run(script(setup('azure-ad', 'external', { apiScope: `${uri}/all` })));
    expect(code).toBe(0);
    expect(tenant.body('id-of-flyte')).toMatchObject({ identifierUris: [uri] });
    expect(stdout).toContain(`--api-scope '${uri}/all'`);
    expect(() => tenant.read('evil')).toThrow('ENOENT');
  });

  test.each([
    ['the wrong tenant', { FAKE_TENANT: 'another' }, `wrong tenant: az login --tenant ${TENANT}`],
    ['the wrong cloud', { FAKE_CLOUD: 'AzureChinaCloud' }, 'wrong cloud: az cloud set --name AzureCloud'],
    ['an error at the first look', { FAKE_LIST_FAILS: 'yes' }, ''],
  ])('makes nothing after %s', (_what, env, message) => {
    const { code, calls, stderr } = tenant.run(external, env);
    expect(code).not.toBe(0);
    expect(stderr.trim()).toBe(message);
    expect(calls.filter((call) => /create|rest|reset/.test(call))).toEqual([]);
  });

  test('does not choose between registrations of the same name', () => {
    tenant.write('app flyte flyte.example.com', 'one\ntwo\n');
    expect(tenant.run(external)).toMatchObject({
      code: 1,
      stderr: 'several app registrations are called flyte flyte.example.com: rename all but one\n',
    });
  });
});

import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, inject, test } from 'vitest';
import { judgeClaims } from '../../src/flyte/claims.ts';
import { setupOf } from '../../src/idp-setup/setup.ts';
import { setupText } from '../../src/idp-setup/text.ts';
import { CLI_REDIRECT_URI } from '../../src/idps/steps.ts';
import { doctor } from './support/doctor.ts';
import { AUDIENCE, cliTokens, consoleTokens, flyteSays, issuerOf, serviceTokens, verifiedClaims } from './support/flyte.ts';
import { FLYTE_URL, SERVICE_SECRET } from './support/realms.ts';

describe.skipIf(inject('keycloakUrl') === '')('the realm that idp-setup writes, imported by Keycloak', () => {
  test.each(['flyte', 'beside-values'])('flytepropeller gets a token that Flyte takes (%s)', async (realm) => {
    expect(await flyteSays(realm, await serviceTokens(realm))).toMatchObject({
      ok: true,
      audience: FLYTE_URL,
      scopes: ['all'],
    });
  });

  test.each(['flyte', 'beside-values'])(
    'flytectl gets a token that Flyte takes, and one to refresh it with (%s)',
    async (realm) => {
      const tokens = await cliTokens(realm);
      expect(await flyteSays(realm, tokens)).toMatchObject({ ok: true, audience: FLYTE_URL, scopes: ['all'] });
      expect(await verifiedClaims(realm, tokens.access_token)).toMatchObject({
        sub: expect.any(String),
        email: 'ada@example.com',
      });
      expect(tokens.refresh_token).toBeDefined();
    },
  );

  test.skipIf(spawnSync('jq', ['--version']).error !== undefined)("the guide's own check prints such a token", () => {
    const place = { url: FLYTE_URL, realm: 'flyte', keycloakUrl: inject('keycloakUrl') };
    const setup = setupOf({ idp: 'keycloak', authServer: 'external', ...place });
    const [, check = ''] = /## \d+\. Check a token.*?```sh\n(.*?)```/s.exec(setupText(setup, 'markdown').text) ?? [];
    const command = check.replace("'<file-with-propeller-client-secret>'", ' <(echo "$SECRET")');
    const env = { PATH: process.env['PATH'], SECRET: SERVICE_SECRET };
    const claims = JSON.parse(execFileSync('bash', ['--norc', '-euo', 'pipefail', '-c', command], { encoding: 'utf8', env }));
    expect(judgeClaims(claims, AUDIENCE)).toMatchObject({ ok: true, clientId: '', scopes: ['all'] });
  });

  test.each(['flyte', 'flyte-internal'])('the console gets an ID token and the user info (%s)', async (realm) => {
    const tokens = await consoleTokens(realm);
    const claims = await verifiedClaims(realm, tokens.id_token ?? '');
    expect(claims).toMatchObject({ iss: issuerOf(realm), aud: 'flyteconsole', name: 'Ada Lovelace' });
    const info = await fetch(`${issuerOf(realm)}/protocol/openid-connect/userinfo`, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    });
    expect(await info.json()).toMatchObject({ sub: claims.sub, preferred_username: 'ada', email: 'ada@example.com' });
  });

  test('the token of the console is none for Flyte', async () => {
    expect(await flyteSays('flyte', await consoleTokens('flyte'))).toMatchObject({ ok: false, refused: 'invalid audience' });
  });

  test.each([
    ['without PKCE', { redirect_uri: CLI_REDIRECT_URI }, 302, 'code_challenge_method'],
    ['with another redirect URI', { redirect_uri: 'http://localhost:53594/callback' }, 400, ''],
  ])('flytectl is refused %s', async (_how, changed, status, words) => {
    const query = new URLSearchParams({ response_type: 'code', client_id: 'flytectl', scope: 'all', ...changed });
    const response = await fetch(`${issuerOf('flyte')}/protocol/openid-connect/auth?${query}`, { redirect: 'manual' });
    expect(response.status).toBe(status);
    expect(response.headers.get('location') ?? '').toContain(words);
  });

  test('doctor has nothing to say against it, and gets a token of flytepropeller', async () => {
    expect(await doctor('flyte')).toMatchObject({ code: 0, failed: [], summary: { fail: 0, unreachable: 0, skipped: 0 } });
  });

  test('the internal realm has no clients but the console', async () => {
    await expect(serviceTokens('flyte-internal')).rejects.toThrow('invalid_client');
  });
});

import { beforeAll, describe, expect, inject, test } from 'vitest';
import { makeRealmByHand } from './support/admin.ts';
import { doctor } from './support/doctor.ts';
import { askForDevice, cliTokens, flyteSays, serviceTokens, verifiedClaims } from './support/flyte.ts';
import { generatedRealm, withoutMapper } from './support/realms.ts';

const WITHOUT = 'not-there';

describe.skipIf(inject('keycloakUrl') === '')('what happens where a part of the realm is missing', () => {
  beforeAll(async () => {
    const parts = { 'by-hand': WITHOUT, 'by-hand-no-scp': 'flyte-scp', 'by-hand-no-audience': 'flyte-audience' };
    for (const [realm, left] of Object.entries(parts)) {
      await makeRealmByHand(inject('keycloakUrl'), withoutMapper(generatedRealm(realm, 'external'), left));
    }
  });

  test.each(['no-audience', 'by-hand-no-audience'])(
    'without the audience mapper Flyte refuses all tokens (%s)',
    async (realm) => {
      const refusal = { ok: false, refused: 'invalid audience' };
      expect(await flyteSays(realm, await serviceTokens(realm))).toEqual(refusal);
      expect(await flyteSays(realm, await cliTokens(realm))).toEqual(refusal);
    },
  );

  test.each([
    ['no-audience', 'token-audience'],
    ['by-hand-no-audience', 'token-audience'],
    ['by-hand-no-scp', 'token-scope'],
    ['no-scope', 'token-issued'],
    ['nowhere', 'idp-discovery'],
  ])('doctor finds it (%s: %s)', async (realm, check) => {
    expect(await doctor(realm)).toMatchObject({ code: 1, failed: expect.arrayContaining([check]) });
  });

  test('doctor finds another secret, and says so', async () => {
    const { remedies } = await doctor('flyte', { secret: 'not-a-real-service-secret-at-all' });
    expect(remedies).toEqual([expect.stringContaining('the client id and the secret')]);
  });

  test.each(['device', 'device-with-pkce', 'flyte'])('doctor --device-flow knows where it works (%s)', async (realm) => {
    const { failed } = await doctor(realm, { flags: ['--device-flow'] });
    expect(failed).toEqual(realm === 'device' ? [] : ['idp-device']);
  });

  test('without the scope "all" there is no token that Flyte takes', async () => {
    await expect(serviceTokens('no-scope')).rejects.toThrow('invalid_scope');
    await expect(cliTokens('no-scope')).rejects.toThrow('invalid_scope');
    const refusal = { ok: false, refused: 'invalid audience' };
    expect(await flyteSays('no-scope', await serviceTokens('no-scope', { scopes: ['openid'] }))).toEqual(refusal);
    expect(await flyteSays('no-scope', await cliTokens('no-scope', ['openid']))).toEqual(refusal);
  });

  test('in a realm with client scopes of Keycloak itself, Flyte takes the tokens', async () => {
    expect(await flyteSays('by-hand', await cliTokens('by-hand'))).toMatchObject({ ok: true, clientId: '' });
    expect(await flyteSays('by-hand', await serviceTokens('by-hand'))).toMatchObject({ ok: true, clientId: 'flytepropeller' });
  });

  test('without the scp mapper Flyte refuses service accounts there, because their tokens carry client_id', async () => {
    const tokens = await serviceTokens('by-hand-no-scp');
    const claims = await verifiedClaims('by-hand-no-scp', tokens.access_token);
    expect(claims).toMatchObject({ client_id: 'flytepropeller', scope: expect.stringContaining('all') });
    expect(await flyteSays('by-hand-no-scp', tokens)).toEqual({
      ok: false,
      refused: "authenticated user doesn't have required scope",
    });
  });

  test('without the scp mapper Flyte still takes the tokens of people', async () => {
    expect(await flyteSays('by-hand-no-scp', await cliTokens('by-hand-no-scp'))).toMatchObject({ ok: true, clientId: '' });
  });

  test('Keycloak refuses a scope that it does not know', async () => {
    await expect(cliTokens('by-hand', ['all', 'offline', 'unheard-of'])).rejects.toThrow('invalid_scope');
  });

  test('where PKCE is enforced, Keycloak refuses the device flow as flytectl and pyflyte do it', async () => {
    expect(await askForDevice('device-with-pkce')).toMatchObject({
      error_description: 'Missing parameter: code_challenge_method',
    });
    // pyflyte waits for the interval that it is told.
    expect(await askForDevice('device')).toMatchObject({ verification_uri: expect.any(String), interval: expect.any(Number) });
  });

  test('a placeholder becomes the secret itself where its variable is not set, as the note of idp-setup says', async () => {
    expect(await serviceTokens('no-variables', { secret: `\${UNSET_PROPELLER_CLIENT_SECRET}` })).toHaveProperty('access_token');
  });
});

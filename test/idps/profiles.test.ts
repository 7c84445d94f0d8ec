import { describe, expect, test } from 'vitest';
import { adviceOnClientId, adviceOnClientSecret } from '../../src/idps/advice.ts';
import { profileOf } from '../../src/idps/index.ts';
import { issuerFor } from '../../src/idps/issuer.ts';
import type { IdpAnswers, IssuerDetails } from '../../src/idps/profile.ts';
import { recogniseIssuer } from '../../src/idps/recognise.ts';
import { UNSUPPORTED_PROVIDERS } from '../../src/idps/unsupported.ts';
import { IDP_IDS, type IdpId } from '../../src/questions/answers.ts';
import { secretOf } from '../../src/secrets/secret.ts';

const GUID = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
const API = '11111111-2222-3333-4444-555555555555';
const URL_OF_FLYTE = 'https://flyte.acme.com';

const external = (more: Partial<IdpAnswers> = {}): IdpAnswers => ({
  authServer: 'external',
  url: URL_OF_FLYTE,
  oidcClientId: API,
  propellerClientId: 'the-service',
  flytectlClientId: 'the-cli',
  ...more,
});

describe('building the issuer', () => {
  test.each<[IdpId, IssuerDetails, string]>([
    ['okta', { oktaDomain: 'acme.okta.com', oktaAuthServer: 'default' }, 'https://acme.okta.com/oauth2/default'],
    ['okta', { oktaDomain: 'https://acme.okta.com/', oktaAuthServer: '' }, 'https://acme.okta.com'],
    [
      'okta',
      { oktaDomain: 'sso.acme.com', oktaAuthServer: 'ause865vcvrGz6MxP1ee' },
      'https://sso.acme.com/oauth2/ause865vcvrGz6MxP1ee',
    ],
    ['google', {}, 'https://accounts.google.com'],
    ['azure-ad', { tenantId: GUID.toUpperCase() }, `https://login.microsoftonline.com/${GUID}/v2.0`],
    ['azure-ad', { tenantId: GUID, cloud: 'us-gov' }, `https://login.microsoftonline.us/${GUID}/v2.0`],
    ['azure-ad', { tenantId: GUID, cloud: 'china' }, `https://login.partner.microsoftonline.cn/${GUID}/v2.0`],
    ['keycloak', { keycloakUrl: 'https://kc.acme.com', realm: 'flyte' }, 'https://kc.acme.com/realms/flyte'],
    ['keycloak', { keycloakUrl: 'https://kc.acme.com/auth/', realm: 'My Realm' }, 'https://kc.acme.com/auth/realms/My%20Realm'],
    ['keycloak', { keycloakUrl: 'http://kc.kc.svc:8080', realm: 'a%20b' }, 'http://kc.kc.svc:8080/realms/a%20b'],
    ['keycloak', { keycloakUrl: 'https://kc.acme.com', realm: 'a@b' }, 'https://kc.acme.com/realms/a@b'],
    ['auth0', { auth0Domain: 'acme.us.auth0.com' }, 'https://acme.us.auth0.com/'],
    ['auth0', { auth0Domain: 'https://login.acme.com/' }, 'https://login.acme.com/'],
    ['oidc', { issuer: 'https://dex.acme.com/dex' }, 'https://dex.acme.com/dex'],
    [
      'okta',
      { oktaDomain: 'acme.okta.com', issuer: 'https://sso.acme.com/oauth2/default' },
      'https://sso.acme.com/oauth2/default',
    ],
  ])('%s %o gives %s', (idp, details, issuer) => {
    expect(issuerFor(idp, details)).toEqual({ issuer });
  });

  test.each<[IdpId, IssuerDetails, keyof IssuerDetails, string]>([
    ['okta', { oktaDomain: 'acme-admin.okta.com' }, 'oktaDomain', 'use "acme.okta.com"'],
    [
      'okta',
      { oktaDomain: 'acme.okta.com', oktaAuthServer: 'a/b' },
      'oktaAuthServer',
      'take the last part of the issuer URI, "default" or "aus…"',
    ],
    ['azure-ad', { tenantId: 'acme.com' }, 'tenantId', 'copy "Directory (tenant) ID" from the overview of the app registration'],
    [
      'keycloak',
      { keycloakUrl: 'https://kc.acme.com/realms/flyte', realm: 'flyte' },
      'keycloakUrl',
      'use "https://kc.acme.com"; the realm is asked for separately',
    ],
    ['oidc', { issuer: 'https://accounts.google.com/' }, 'issuer', 'use "https://accounts.google.com"'],
    ['keycloak', { keycloakUrl: 'kc.acme.com', realm: 'flyte' }, 'keycloakUrl', 'use "https://kc.acme.com/realms/flyte"'],
  ])('%s %o is refused at %s: %s', (idp, details, detail, remedy) => {
    expect(issuerFor(idp, details)).toMatchObject({ detail, remedy });
  });

  test.each(IDP_IDS.filter((id) => id !== 'google'))('%s without details names the missing one', (idp) => {
    expect(issuerFor(idp, {})).toHaveProperty('problem', expect.stringMatching(/missing/));
  });
});

describe('the external authorization server', () => {
  test('Google cannot be one, Okta can unless it is the org server', () => {
    expect(profileOf('google').external).toBeUndefined();
    expect(profileOf('google').whyNotExternal({})).toContain('opaque');
    expect(profileOf('okta').whyNotExternal({ oktaDomain: 'acme.okta.com' })).toContain('org server');
    expect(profileOf('okta').whyNotExternal({ oktaDomain: 'acme.okta.com', oktaAuthServer: 'default' })).toBeUndefined();
    expect(profileOf('okta').whyNotExternal({ issuer: 'https://acme.okta.com' })).toContain('org server');
    for (const id of ['azure-ad', 'keycloak', 'auth0', 'oidc'] as const) expect(profileOf(id).whyNotExternal({})).toBeUndefined();
  });

  test.each<[IdpId, Partial<IdpAnswers>, object]>([
    [
      'okta',
      {},
      { metadataUrl: undefined, allowedAudience: [URL_OF_FLYTE], cliScopes: ['all', 'offline'], propellerScopes: ['all'] },
    ],
    ['okta', { audience: ['api://default'] }, { allowedAudience: ['api://default'] }],
    [
      'azure-ad',
      {},
      {
        metadataUrl: '.well-known/openid-configuration',
        allowedAudience: [API, `api://${API}`],
        cliScopes: [`api://${API}/all`, 'offline_access'],
        propellerScopes: [`api://${API}/.default`],
      },
    ],
    [
      'azure-ad',
      { apiScope: `api://${GUID}/all` },
      { allowedAudience: [GUID, `api://${GUID}`], propellerScopes: [`api://${GUID}/.default`] },
    ],
    [
      'azure-ad',
      { apiScope: 'api://flyte.acme.com/all' },
      { allowedAudience: [API, 'api://flyte.acme.com'], propellerScopes: ['api://flyte.acme.com/.default'] },
    ],
    [
      'keycloak',
      {},
      {
        metadataUrl: '.well-known/openid-configuration',
        allowedAudience: [URL_OF_FLYTE],
        cliScopes: ['all', 'offline'],
        propellerScopes: ['all'],
      },
    ],
    [
      'auth0',
      { audience: ['https://api.acme.com'] },
      {
        allowedAudience: ['https://api.acme.com'],
        audience: 'https://api.acme.com',
        cliScopes: ['all', 'offline_access'],
        propellerScopes: ['all'],
      },
    ],
    ['auth0', {}, { allowedAudience: [URL_OF_FLYTE], audience: URL_OF_FLYTE }],
    ['oidc', {}, { metadataUrl: '.well-known/openid-configuration', allowedAudience: [URL_OF_FLYTE], propellerScopes: ['all'] }],
  ])('%s %o plans %o', (idp, answers, plan) => {
    expect(profileOf(idp).external?.plan(external(answers))).toMatchObject(plan);
  });

  test.each(IDP_IDS.filter((id) => id !== 'google'))('flytepropeller never asks %s for refresh tokens', (idp) => {
    const plan = profileOf(idp).external?.plan(external());
    expect(plan?.propellerScopes.filter((scope) => scope.startsWith('offline'))).toEqual([]);
    expect(plan?.propellerScopes).toHaveLength(1);
  });
});

describe('login scopes', () => {
  test.each(IDP_IDS)('%s asks for openid and for nothing of an API', (idp) => {
    const { loginScopes } = profileOf(idp);
    expect(loginScopes).toContain('openid');
    expect(loginScopes.filter((scope) => scope.includes('://'))).toEqual([]);
  });

  test('Google never sees offline_access', () => {
    expect(profileOf('google').loginScopes).not.toContain('offline_access');
  });
});

describe('formats of ids and secrets', () => {
  test.each<[IdpId, string, boolean]>([
    ['okta', '0oa1a2b3c4d5e6f7g8h9', true],
    ['okta', 'flyte', false],
    ['google', '123456789012-abcdefghijklmnopqrstuvwxyz012345.apps.googleusercontent.com', true],
    ['google', '123456789012', false],
    ['azure-ad', GUID, true],
    ['azure-ad', 'flyte', false],
    ['keycloak', 'flyte-console', true],
    ['keycloak', 'flyte console', false],
    ['auth0', 'abcdefghijklmnopqrstuvwxyz012345', true],
    ['auth0', 'flyte', false],
    ['oidc', 'anything at all', true],
  ])('%s client id "%s" looks right: %s', (idp, id, right) => {
    expect(adviceOnClientId(profileOf(idp), id)?.level).toBe(right ? undefined : 'warning');
  });

  test('a GUID as the secret of Entra is the id of the secret', () => {
    const advice = adviceOnClientSecret(profileOf('azure-ad'), secretOf(GUID));
    expect(advice).toMatchObject({ level: 'error', message: expect.stringContaining('Secret ID') });
    expect(JSON.stringify(advice)).not.toContain(GUID);
  });

  test('other secrets are warned of without being shown', () => {
    const advice = adviceOnClientSecret(profileOf('okta'), secretOf('not-a-real-secret'));
    expect(advice?.level).toBe('warning');
    expect(advice?.message).not.toContain('not-a-real-secret');
    expect(adviceOnClientSecret(profileOf('oidc'), secretOf('not-a-real-secret'))).toBeUndefined();
  });
});

describe('steps at the provider', () => {
  const texts = (idp: IdpId, answers: IdpAnswers) => JSON.stringify(profileOf(idp).registration(answers));

  test.each(IDP_IDS)('%s internal: the web app with the callback of Flyte, and no app for flytectl', (idp) => {
    const steps = profileOf(idp).registration({ ...external(), authServer: 'internal' });
    expect(steps[0]?.app).toBe('web');
    expect(JSON.stringify(steps)).toContain(`${URL_OF_FLYTE}/callback`);
    expect(steps.map(({ app }) => app)).not.toContain('native');
  });

  test.each(IDP_IDS.filter((id) => id !== 'google'))('%s external: server, web, native and service', (idp) => {
    const steps = profileOf(idp).registration(external());
    expect(steps.map(({ app }) => app)).toEqual(expect.arrayContaining(['server', 'web', 'native', 'service']));
    expect(texts(idp, external())).toContain('http://localhost:53593/callback');
  });

  test('what only one provider needs is named there', () => {
    expect(texts('keycloak', external())).toContain('Hardcoded claim');
    expect(texts('azure-ad', external())).toContain('requestedAccessTokenVersion');
    expect(texts('auth0', external({ audience: ['https://api.acme.com'] }))).toContain('https://api.acme.com');
    expect(texts('azure-ad', external({ url: 'http://localhost:30081' }))).toContain('collide');
    expect(texts('okta', external())).toContain('all, offline');
    expect(texts('okta', { ...external(), authServer: 'internal' })).not.toContain('policy');
  });
});

test('unsupported providers say why and what to do instead', () => {
  for (const { hosts } of UNSUPPORTED_PROVIDERS) {
    for (const host of hosts) expect(recogniseIssuer(`https://${host}`).verdict).toBe('reject:unsupported-idp');
  }
});

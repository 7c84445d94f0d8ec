import { describe, expect, test } from 'vitest';
import { isLoopback, needsInsecureCookies } from '../../src/core/public-url.ts';
import { setupFrom } from '../../src/generate/setup.ts';
import { IDP_IDS } from '../../src/questions/answers.ts';
import { answersFor, HASH, setupOfAnswers } from './matrix.ts';

const cli = { redirectUri: 'http://localhost:53593/callback' };
const APP = '11111111-2222-3333-4444-555555555555';

describe('an internal set-up', () => {
  test.each(IDP_IDS)('%s: the clients of Flyte itself, no audience, the hash as it is', (idp) => {
    expect(setupOfAnswers(answersFor(idp, 'internal', 'flyte-core', 'values'))).toMatchObject({
      mode: 'internal',
      flyteClient: { clientId: 'flytectl', scopes: ['all', 'offline'], ...cli },
      propeller: { clientId: 'flytepropeller', hash: HASH },
      secrets: { kept: 'values' },
    });
  });

  test('needs the hash', () => {
    expect(() => setupFrom(answersFor('okta', 'internal', 'flyte-binary', 'values'))).toThrow('hash');
  });
});

describe('an external set-up', () => {
  test.each([
    [
      'okta',
      {
        issuer: 'https://acme.okta.com/oauth2/default',
        metadataUrl: undefined,
        allowedAudience: ['https://flyte.acme.com'],
        flyteClient: { clientId: '0oa2aaaaaaaaaaaaaaaa', scopes: ['all', 'offline'], audience: undefined, ...cli },
        propeller: { clientId: '0oa3aaaaaaaaaaaaaaaa', scopes: ['all'], audience: undefined },
      },
    ],
    [
      'azure-ad',
      {
        issuer: 'https://login.microsoftonline.com/aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee/v2.0',
        metadataUrl: '.well-known/openid-configuration',
        allowedAudience: [APP, `api://${APP}`],
        openId: { clientId: APP, scopes: ['profile', 'openid', 'email', 'offline_access'] },
        flyteClient: { clientId: APP, scopes: [`api://${APP}/all`, 'offline_access'], audience: undefined, ...cli },
        propeller: { clientId: APP, scopes: [`api://${APP}/.default`], audience: undefined },
      },
    ],
    [
      'auth0',
      {
        issuer: 'https://acme.us.auth0.com/',
        metadataUrl: '.well-known/openid-configuration',
        allowedAudience: ['https://api.acme.com'],
        flyteClient: { scopes: ['all', 'offline_access'], audience: 'https://api.acme.com' },
        propeller: { scopes: ['all'], audience: 'https://api.acme.com' },
      },
    ],
  ] as const)('%s', (idp, expected) => {
    const setup = setupOfAnswers(answersFor(idp, 'external', 'flyte-binary', 'existing', { secretName: 'mine' }));
    expect(setup).toMatchObject({ mode: 'external', secrets: { kept: 'outside', name: 'mine' }, ...expected });
  });

  test('takes the metadata URL and the issuer of the answers over its own', () => {
    const metadataUrl = 'https://m.acme.com/metadata';
    const issuer = 'https://sso.acme.com/oauth2/default';
    const answers = answersFor('okta', 'external', 'flyte-binary', 'values', { metadataUrl, issuer });
    expect(setupOfAnswers(answers)).toMatchObject({ metadataUrl, issuer });
  });

  test.each([
    ['google', {}, 'Google cannot be the external authorization server'],
    ['okta', { oktaAuthServer: '' }, 'org server'],
    ['okta', { flytectlClientId: '' }, '"flytectlClientId" is missing'],
    ['keycloak', { propellerClientId: '' }, '"propellerClientId" is missing'],
    ['azure-ad', { tenantId: 'acme.com' }, 'is no tenant id'],
  ] as const)('%s with %o is refused: %s', (idp, more, message) => {
    expect(() => setupOfAnswers(answersFor(idp, 'external', 'flyte-core', 'values', more))).toThrow(message);
  });
});

test.each([
  ['http://localhost:30081', true, false],
  ['https://localhost', true, false],
  ['http://127.0.0.1:8080', true, false],
  ['http://[::1]:8080', true, false],
  ['http://flyte.lan', false, true],
  ['https://flyte.acme.com', false, false],
])('%s leads to the own machine: %s; needs insecure cookies: %s', (url, loopback, insecure) => {
  expect(isLoopback(url)).toBe(loopback);
  expect(needsInsecureCookies(url)).toBe(insecure);
});

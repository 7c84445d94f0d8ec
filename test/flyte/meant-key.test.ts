import { describe, expect, test } from 'vitest';
import { meantKey } from '../../src/flyte/meant-key.ts';

describe('what an ignored key was meant to be', () => {
  test.each([
    ['auth.authorizedUrls', 'typo', 'auth.authorizedUris'],
    ['auth.userAuth.openId.clientIDs', 'typo', 'auth.userAuth.openId.clientId'],
    ['auth.externalAuthServer', 'misplaced', 'auth.appAuth.externalAuthServer'],
    ['auth.selfAuthServer', 'misplaced', 'auth.appAuth.selfAuthServer'],
    ['auth.thirdPartyConfig', 'misplaced', 'auth.appAuth.thirdPartyConfig'],
    ['auth.userAuth.baseUrl', 'misplaced', 'auth.userAuth.openId.baseUrl'],
    ['auth.appAuth.allowedAudience', 'misplaced', 'auth.appAuth.externalAuthServer.allowedAudience'],
    ['auth.openId', 'misplaced', 'auth.userAuth.openId'],
    ['server.useAuth', 'misplaced', 'server.security.useAuth'],
    ['auth.oidc', 'misplaced', 'auth.userAuth.openId'],
    [
      'auth.appAuth.selfAuthServer.staticClients.ci.clientSecret',
      'typo',
      'auth.appAuth.selfAuthServer.staticClients.ci.client_secret',
    ],
    ['auth.enabled', 'misplaced', 'server.security.useAuth'],
  ])('%s', (ignored, kind, meant) => {
    const found = meantKey(ignored.split('.'));
    expect(found?.kind).toBe(kind);
    expect(found?.path.join('.').toLowerCase()).toBe(meant.toLowerCase());
  });

  test.each(['auth.colour', 'auth.__proto__', 'auth.constructor', 'server.somethingElse'])('%s resembles nothing', (ignored) => {
    expect(meantKey(ignored.split('.'))).toBeUndefined();
  });
});

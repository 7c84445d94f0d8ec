import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { recogniseIssuer } from '../../src/idps/recognise.ts';

interface Vector {
  readonly url: string;
  readonly verdict: string;
}

const vectors: readonly Vector[] = JSON.parse(
  readFileSync(new URL('../fixtures/idps/issuer-vectors.json', import.meta.url), 'utf8'),
);
const GUID = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';

describe('issuer URLs', () => {
  test.each(vectors)('$url is $verdict', ({ url, verdict }) => {
    expect(recogniseIssuer(url).verdict).toBe(verdict);
  });

  test.each(vectors.filter(({ verdict }) => verdict.startsWith('reject:')))('$url is refused', ({ url }) => {
    expect(recogniseIssuer(url).level).toBe('error');
  });

  test.each([
    ['https://acme.okta.com/', 'reject:okta-form', 'https://acme.okta.com'],
    ['https://acme.okta.com/oauth2/default/', 'reject:okta-form', 'https://acme.okta.com/oauth2/default'],
    ['https://ACME.okta.com/oauth2/default', 'reject:okta-form', 'https://acme.okta.com/oauth2/default'],
    ['http://acme.okta.com', 'reject:okta-form', 'https://acme.okta.com'],
    ['https://acme.okta.com/admin/dashboard', 'reject:okta-form', undefined],
    ['https://acme-admin.okta.com/oauth2/default', 'reject:okta-admin-host', 'https://acme.okta.com/oauth2/default'],
    ['https://acme.okta.com/oauth2/default/v1/authorize', 'reject:endpoint-not-issuer', 'https://acme.okta.com/oauth2/default'],
    ['https://acme.okta.com/oauth2/v1/token', 'reject:endpoint-not-issuer', 'https://acme.okta.com'],
    [
      'https://acme.okta.com/oauth2/default/.well-known/oauth-authorization-server',
      'reject:well-known-suffix',
      'https://acme.okta.com/oauth2/default',
    ],
    ['acme.okta.com/oauth2/default', 'reject:no-scheme', 'https://acme.okta.com/oauth2/default'],
    ['https://sso.acme.com/oauth2/default/', 'reject:okta-form', 'https://sso.acme.com/oauth2/default'],
    ['http://accounts.google.com', 'reject:google-form', 'https://accounts.google.com'],
    [`https://login.microsoftonline.com/${GUID}`, 'reject:entra-form', `https://login.microsoftonline.com/${GUID}/v2.0`],
    [`https://login.microsoftonline.us/${GUID}/v2.0`, 'entra', undefined],
    [
      `https://login.microsoftonline.com/${GUID.toUpperCase()}/v2.0`,
      'reject:entra-form',
      `https://login.microsoftonline.com/${GUID}/v2.0`,
    ],
    ['https://login.microsoftonline.com/acme.com/v2.0', 'entra-tenant-domain(needs issuerUrl)', undefined],
    [
      `https://login.microsoftonline.com/${GUID}/oauth2/v2.0/authorize`,
      'reject:endpoint-not-issuer',
      `https://login.microsoftonline.com/${GUID}/v2.0`,
    ],
    [`https://login.microsoftonline.de/${GUID}/v2.0`, 'reject:entra-form', undefined],
    [`https://sts.windows.net/${GUID}`, 'reject:entra-form', `https://sts.windows.net/${GUID}/`],
    [`https://${GUID}.ciamlogin.com/${GUID}/v2.0`, 'entra', undefined],
    [`https://acme.b2clogin.com/tfp/${GUID}/B2C_1_signin/v2.0/`, 'b2c-tfp(warn)', undefined],
    ['https://kc.acme.com/auth/realms/flyte', 'keycloak', undefined],
    ['https://kc.acme.com/realms/my%20realm', 'keycloak', undefined],
    ['https://kc.acme.com/realms/flyte/', 'reject:keycloak-form', 'https://kc.acme.com/realms/flyte'],
    ['https://kc.acme.com/realms/', 'reject:keycloak-form', undefined],
    [
      'https://kc.acme.com/realms/flyte/protocol/openid-connect/token',
      'reject:endpoint-not-issuer',
      'https://kc.acme.com/realms/flyte',
    ],
    [
      'https://kc.acme.com/realms/flyte/.well-known/openid-configuration',
      'reject:well-known-suffix',
      'https://kc.acme.com/realms/flyte',
    ],
    ['https://acme.auth0.com/', 'auth0', undefined],
    ['https://acme.eu.auth0.com/.well-known/openid-configuration', 'reject:well-known-suffix', 'https://acme.eu.auth0.com/'],
    ['https://acme.us.auth0.com//', 'reject:auth0-needs-single-trailing-slash', 'https://acme.us.auth0.com/'],
    ['https://login.acme.com/', 'oidc', undefined],
    ['https://login.acme.com/dex', 'oidc', undefined],
    ['http://dex:5556/dex', 'oidc(warn http)', undefined],
    ['https://login.acme.com/?tenant=a', 'reject:query-or-fragment', 'https://login.acme.com/'],
    ['https://github.com/login/oauth', 'reject:unsupported-idp', undefined],
    ['', 'reject:no-scheme', undefined],
    ['ftp://login.acme.com', 'reject:no-scheme', undefined],
    ['https://', 'reject:no-scheme', undefined],
    [' https://acme.okta.com', 'reject:placeholder-or-space', undefined],
  ])('%s is %s, meant is %s', (url, verdict, suggestion) => {
    const found = recogniseIssuer(url);
    expect(found.verdict).toBe(verdict);
    expect(found.suggestion).toBe(suggestion);
  });

  test('a suggestion is itself an issuer that is accepted', () => {
    const suggestions = vectors.flatMap(({ url }) => recogniseIssuer(url).suggestion ?? []);
    expect(suggestions.length).toBeGreaterThan(8);
    for (const suggestion of suggestions) expect(recogniseIssuer(suggestion).level).not.toBe('error');
  });
});

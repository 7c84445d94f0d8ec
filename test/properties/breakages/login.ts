import { AT, BINARY, type Breakage, breaks, CORE, IN_VALUES, INTERNAL } from './breakage.ts';

const WITHOUT_SLASH = ['okta', 'google', 'azure-ad', 'keycloak'] as const;
const WARNING = { severity: 'warning' } as const;

/** The login in the browser: issuer, client, scopes, cookies. */
export const LOGIN: readonly Breakage[] = [
  breaks('O1', 'a final slash', { idp: WITHOUT_SLASH }, 'oidc-issuer-trailing-slash', (values) =>
    values.change(AT.issuer, (url) => `${url}/`),
  ),
  breaks('O1', 'no final slash', { idp: ['auth0'] }, 'oidc-issuer-trailing-slash', (values) =>
    values.change(AT.issuer, (url) => url.replace(/\/$/, '')),
  ),
  breaks('O2', 'Entra without its version', { idp: ['azure-ad'] }, 'oidc-issuer-form', (values) =>
    values.change(AT.issuer, (url) => url.replace('/v2.0', '')),
  ),
  breaks('O3', 'all tenants of Entra', { idp: ['azure-ad'] }, 'oidc-issuer-form', (values) =>
    values.change(AT.issuer, (url) => url.replace(/\/[0-9a-f-]{36}\//, '/common/')),
  ),
  breaks('O3', 'a tenant of Entra by its domain', { idp: ['azure-ad'] }, 'oidc-issuer-form', (values) =>
    values.change(AT.issuer, (url) => url.replace(/\/[0-9a-f-]{36}\//, '/acme.onmicrosoft.com/')),
  ),
  breaks('O6', 'Keycloak without a realm', { idp: ['keycloak'] }, 'oidc-issuer-form', (values) =>
    values.change(AT.issuer, (url) => url.replace(/\/realms\/.*$/, '/realms')),
  ),
  breaks('O8', 'an issuerUrl with a slash', { idp: WITHOUT_SLASH }, 'oidc-issuer-url', (values) =>
    values.put(AT.issuerUrl, `${values.get(AT.issuer)}/`),
  ),
  breaks('O9', 'the host of Okta’s administrators', { idp: ['okta'] }, 'oidc-issuer-form', (values) =>
    values.put(AT.issuer, 'https://acme-admin.okta.com/oauth2/default'),
  ),
  breaks('O9', 'no scheme', {}, 'oidc-issuer-form', (values) => values.change(AT.issuer, (url) => url.replace('https://', ''))),
  breaks('O10', 'Google with a path', { idp: ['google'] }, 'oidc-issuer-form', (values) =>
    values.change(AT.issuer, (url) => `${url}/o/oauth2`),
  ),
  breaks('O12', 'the discovery document', {}, 'oidc-issuer-form', (values) =>
    values.change(AT.issuer, (url) => `${url.replace(/\/$/, '')}/.well-known/openid-configuration`),
  ),
  breaks('O13', 'a placeholder', {}, 'placeholder', (values) => values.put(AT.issuer, 'https://<domain>/oauth2/default')),
  breaks('O14', 'no client id', CORE, 'oidc-client-id', (values) => values.put(AT.consoleId, '')),
  breaks('O14', 'a placeholder for the client id', {}, 'placeholder', (values) => values.put(AT.consoleId, '<client-id>')),
  breaks('O15', 'the client of Flyte’s own project', CORE, 'oidc-client-id', (values) => values.take(AT.consoleId)),
  breaks(
    'O15',
    'a name for an id',
    { idp: ['google', 'azure-ad', 'auth0'] },
    'oidc-client-id',
    (values) => values.put(AT.consoleId, 'flyteconsole'),
    WARNING,
  ),
  breaks('O16', 'the id of the secret at Entra', { idp: ['azure-ad'], ...IN_VALUES }, 'oidc-client-secret', (values) =>
    values.put(AT.oidcSecret, 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee'),
  ),
  breaks('O16', 'a secret of another provider', { idp: ['okta', 'azure-ad'], ...IN_VALUES }, 'client-secret-kind', (values) =>
    values.put(AT.oidcSecret, 'GOCSPX-notARealSecretOfGoogle0000000'),
  ),
  breaks('O19', 'no openid', {}, 'login-scopes', (values) => values.put(AT.loginScopes, ['profile', 'email'])),
  breaks('O20', 'offline_access at Google', { idp: ['google'] }, 'login-scopes', (values) =>
    values.put(AT.loginScopes, ['openid', 'profile', 'offline_access']),
  ),
  breaks('O22', 'a scope of an API', { idp: ['azure-ad'] }, 'login-scopes', (values) =>
    values.put(AT.loginScopes, ['openid', 'offline_access', 'api://aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee/all']),
  ),
  breaks('O24', 'a cookie domain of somebody else', {}, 'session-cookie', (values) =>
    values.put(`${AT.cookies}.domain`, 'flyte.example.org'),
  ),
  breaks('O25', 'strict cookies', INTERNAL, 'session-cookie', (values) =>
    values.put(`${AT.cookies}.sameSitePolicy`, 'StrictMode'),
  ),
  breaks('O26', 'insecure cookies for all sites', {}, 'session-cookie', (values) => {
    values.put(`${AT.cookies}.sameSitePolicy`, 'NoneMode');
    values.put(`${AT.security}.insecureCookieHeader`, true);
  }),
  breaks('O29', 'a line break of Windows', IN_VALUES, 'oidc-client-secret', (values) =>
    values.change(AT.oidcSecret, (secret) => `${secret}\r\n`),
  ),
  breaks(
    'O30',
    'a file where nothing is mounted',
    {},
    'oidc-secret-file',
    (values) => values.put('auth.userAuth.openId.clientSecretFile', '/var/run/oidc/secret'),
    WARNING,
  ),
  breaks('O17', 'a secret under another name', { ...BINARY, ...IN_VALUES }, 'oidc-client-secret', (values) =>
    values.put('auth.userAuth.openId.clientSecretName', 'console_secret'),
  ),
];

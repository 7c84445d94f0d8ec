import { AT, type Breakage, breaks, CORE, EXTERNAL } from './breakage.ts';

const at = (...idp: readonly ('okta' | 'azure-ad' | 'keycloak' | 'auth0' | 'oidc')[]) => ({ ...EXTERNAL, idp });
const WARNING = { severity: 'warning' } as const;
const API = 'api://aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';

/** External authorization servers. */
export const EXTERNALS: readonly Breakage[] = [
  breaks(
    'E1',
    'Google',
    EXTERNAL,
    'external-issuer',
    (values) => values.put(`${AT.server}.baseUrl`, 'https://accounts.google.com'),
    {
      also: ['external-client-id'],
    },
  ),
  breaks('E2', 'Entra without the address of its metadata', at('azure-ad'), 'metadata-url', (values) => values.take(AT.metadata)),
  breaks('E3', 'metadata at the root', at('okta', 'azure-ad', 'keycloak'), 'metadata-url', (values) =>
    values.put(AT.metadata, '/.well-known/openid-configuration'),
  ),
  breaks('E6', 'the org server of Okta', at('okta'), 'external-issuer', (values) =>
    values.put(`${AT.server}.baseUrl`, 'https://acme.okta.com'),
  ),
  breaks('E8', 'no audience', { ...CORE, ...at('okta', 'keycloak', 'oidc') }, 'allowed-audience', (values) =>
    values.take(AT.audiences),
  ),
  breaks(
    'E9',
    'one form of Entra’s audience',
    at('azure-ad'),
    'allowed-audience',
    (values) => values.put(AT.audiences, [API]),
    WARNING,
  ),
  breaks('E9', 'none of Entra’s audiences', at('azure-ad'), 'allowed-audience', (values) =>
    values.put(AT.audiences, ['https://flyte.acme.com']),
  ),
  breaks('E11', 'no scope all', at('okta'), 'cli-scopes', (values) => values.put(`${AT.cli}.scopes`, ['offline'])),
  breaks('E11', 'a bare scope at Entra', at('azure-ad'), 'cli-scopes', (values) =>
    values.put(`${AT.cli}.scopes`, ['all', 'offline_access']),
  ),
  breaks('E12', 'another name for Entra’s scope', at('azure-ad'), 'cli-scopes', (values) =>
    values.put(`${AT.cli}.scopes`, [`${API}/access_flyte`, 'offline_access']),
  ),
  breaks('E13', 'a scope of people for a service at Entra', at('azure-ad'), 'propeller-scopes', (values) =>
    values.put(AT.serviceScopes, [`${API}/all`]),
  ),
  breaks('E13', 'the scopes of the CLI for a service', at('azure-ad'), 'propeller-scopes', (values) =>
    values.take(AT.serviceScopes),
  ),
  breaks(
    'E13',
    'the scopes of the CLI for a service',
    at('okta'),
    'propeller-scopes',
    (values) => values.take(AT.serviceScopes),
    WARNING,
  ),
  breaks('E15', 'the default id of the service', at('okta', 'azure-ad', 'auth0'), 'external-client-id', (values) =>
    values.put(AT.serviceId, 'flytepropeller'),
  ),
  breaks(
    'E16',
    'one id for two',
    at('okta', 'auth0', 'oidc'),
    'shared-client-id',
    (values) => values.put(`${AT.cli}.clientId`, values.get(AT.consoleId)),
    WARNING,
  ),
  breaks('E17', 'the default id of the CLI', at('okta', 'azure-ad', 'auth0'), 'external-client-id', (values) =>
    values.put(`${AT.cli}.clientId`, 'flytectl'),
  ),
  breaks('E19', 'no audience for the service', at('auth0'), 'auth0-audience', (values) => values.take('admin.audience')),
  breaks('E19', 'no audience for pyflyte', at('auth0'), 'auth0-audience', (values) => values.take(`${AT.cli}.audience`), WARNING),
  breaks('E7', 'an audience that is not accepted', at('auth0'), 'allowed-audience', (values) =>
    values.put('admin.audience', 'https://other-api.acme.com'),
  ),
  breaks('E25', 'a token for Microsoft Graph', at('azure-ad'), 'cli-scopes', (values) =>
    values.put(`${AT.cli}.scopes`, [`${API}/all`, 'https://graph.microsoft.com/User.Read']),
  ),
  breaks('O3', 'all tenants of Entra', at('azure-ad'), 'entra-tenants', (values) =>
    values.put(`${AT.server}.baseUrl`, 'https://login.microsoftonline.com/common/v2.0'),
  ),
];

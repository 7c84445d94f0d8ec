import { AT, BINARY, type Breakage, breaks, CORE, INTERNAL } from './breakage.ts';

const IN_CORE = { ...CORE, ...INTERNAL } as const;
const CLI = `${AT.clients}.flytectl`;
const SERVICE = `${AT.clients}.flytepropeller`;
const WARNING = { severity: 'warning' } as const;

/** The clients of Flyte's own authorization server. */
export const INTERNALS: readonly Breakage[] = [
  breaks('P12', 'a service id that is no client', INTERNAL, 'static-client-missing', (values) =>
    values.put(AT.serviceId, 'propeller'),
  ),
  breaks('P13', 'capital letters in the key', IN_CORE, 'static-client-missing', (values) => {
    values.put(`${AT.clients}.FlyteCtl`, { ...(values.take(CLI) as object), id: 'FlyteCtl' });
    values.put(`${AT.cli}.clientId`, 'FlyteCtl');
  }),
  breaks('P14', 'an id that is no key', IN_CORE, 'static-client-fields', (values) => values.put(`${CLI}.id`, 'flyte-ctl')),
  breaks('P15', 'no client for flytectl', IN_CORE, 'static-client-missing', (values) => values.take(CLI)),
  breaks('P16', 'an id of the provider', INTERNAL, 'static-client-missing', (values) =>
    values.put(`${AT.cli}.clientId`, '0oa2aaaaaaaaaaaaaaaa'),
  ),
  breaks('P17', 'a scope that no client has', INTERNAL, 'cli-scopes', (values) =>
    values.put(`${AT.cli}.scopes`, ['all', 'offline_access']),
  ),
  breaks('P18', 'no scope all', INTERNAL, 'cli-scopes', (values) => values.put(`${AT.cli}.scopes`, ['offline'])),
  breaks(
    'P20',
    'a client without access_token',
    IN_CORE,
    'static-client-fields',
    (values) => values.put(`${CLI}.scopes`, ['all', 'offline']),
    WARNING,
  ),
  breaks('P21', 'a redirect URI with another port', INTERNAL, 'redirect-uri', (values) =>
    values.put(`${AT.cli}.redirectUri`, 'http://localhost:8080/callback'),
  ),
  breaks('P22', 'a redirect URI without a port', {}, 'redirect-uri', (values) =>
    values.put(`${AT.cli}.redirectUri`, 'http://localhost/callback'),
  ),
  breaks('P22', 'a redirect URI with https', {}, 'redirect-uri', (values) =>
    values.put(`${AT.cli}.redirectUri`, 'https://localhost:53593/callback'),
  ),
  breaks('P22', 'a redirect URI that leads to Flyte', {}, 'redirect-uri', (values) =>
    values.put(`${AT.cli}.redirectUri`, 'https://flyte.acme.com/callback'),
  ),
  breaks('P23', 'a public service', IN_CORE, 'static-client-fields', (values) => values.put(`${SERVICE}.public`, true)),
  breaks('P24', 'a service without its grant', IN_CORE, 'static-client-fields', (values) =>
    values.put(`${SERVICE}.grant_types`, ['refresh_token']),
  ),
  breaks('P25', 'a CLI client that is not public', IN_CORE, 'static-client-fields', (values) => values.take(`${CLI}.public`)),
  breaks('P26', 'a CLI client without its grant', IN_CORE, 'static-client-fields', (values) =>
    values.put(`${CLI}.grant_types`, ['refresh_token']),
  ),
  breaks('P26', 'a CLI client without its response', IN_CORE, 'static-client-fields', (values) =>
    values.put(`${CLI}.response_types`, ['token']),
  ),
  breaks('P27', 'an audience for the service', INTERNAL, 'self-audience', (values) =>
    values.put('admin.audience', 'https://flyte.acme.com'),
  ),
  breaks('P28', 'an audience for the CLI', INTERNAL, 'self-audience', (values) =>
    values.put(`${AT.cli}.audience`, 'https://flyte.acme.com'),
  ),
  breaks('P29', 'an issuer of nobody', INTERNAL, 'self-issuer', (values) =>
    values.put(`${AT.own}.issuer`, 'https://tokens.acme.com'),
  ),
  breaks('P30', 'a service that logs in by a device', {}, 'caller-auth-type', (values) =>
    values.put('admin.authType', 'DeviceFlow'),
  ),
  breaks('P30', 'a service with a browser', {}, 'caller-auth-type', (values) => values.put('admin.authType', 'Pkce')),
  breaks('C2', 'an authType in other words', {}, 'flyte-load-fails', (values) =>
    values.put('admin.authType', 'client_credentials'),
  ),
  breaks('C3', 'the URL of a web server', CORE, 'admin-endpoint', (values) =>
    values.put('admin.endpoint', 'https://flyte.acme.com'),
  ),
  breaks('C4', 'a host without a port', CORE, 'admin-endpoint', (values) => values.put('admin.endpoint', 'flyte.acme.com')),
  breaks(
    'D28',
    'an endpoint for the server itself',
    BINARY,
    'admin-endpoint',
    (values) => values.put('admin.endpoint', 'dns:///flyte.acme.com'),
    WARNING,
  ),
  breaks(
    'X12',
    'a quoted number for an id',
    { ...BINARY, ...INTERNAL },
    'scalar-type',
    (values) => values.put(AT.serviceId, '0123'),
    {
      also: ['static-client-missing'],
    },
  ),
];

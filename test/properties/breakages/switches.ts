import { AT, BINARY, type Breakage, breaks, CORE, EXTERNAL, IN_VALUES } from './breakage.ts';

const PADDED_KEY = Buffer.alloc(32, 7).toString('base64');
const PKCS8 = '-----BEGIN PRIVATE KEY-----\nbm90IGEgcmVhbCBrZXk=\n-----END PRIVATE KEY-----\n';

/** Switches that are off or on, and the keys that a server with authentication needs. */
export const SWITCHES: readonly Breakage[] = [
  breaks('B1', 'useAuth false', CORE, 'auth-off', (values) => values.put(AT.useAuth, false)),
  breaks('B1', 'no useAuth', CORE, 'auth-off', (values) => values.take(AT.useAuth)),
  // A hash in a Secret is a file of configuration, which might switch it on again.
  breaks('B1', 'enabled false', { ...BINARY, ...IN_VALUES }, 'auth-off', (values) => values.put(AT.useAuth, false)),
  breaks('B2', 'useAuth false in inline', { ...BINARY, ...IN_VALUES }, 'auth-off', (values) =>
    values.put('values:configuration.inline.server.security.useAuth', false),
  ),
  breaks('B3', 'no authServerType', EXTERNAL, 'external-switch', (values) => values.take(AT.type)),
  breaks('B3', 'authServerType Self', EXTERNAL, 'external-switch', (values) => values.put(AT.type, 'Self')),
  breaks('B5', 'TLS without a certificate', {}, 'server-tls', (values) => values.put(`${AT.security}.secure`, true)),
  breaks(
    'B6',
    'TLS behind the ingress',
    {},
    'server-tls',
    (values) => {
      values.put(`${AT.security}.secure`, true);
      values.put(`${AT.security}.ssl`, { certificateFile: '/etc/tls/tls.crt', keyFile: '/etc/tls/tls.key' });
    },
    { severity: 'warning' },
  ),
  breaks('B7', 'HTTP without tokens', {}, 'auth-bypass', (values) => values.put('auth.disableForHttp', true)),
  breaks('B7', 'gRPC without tokens', {}, 'auth-bypass', (values) => values.put('auth.disableForGrpc', true)),
  breaks('B9', 'a variable named like a section', BINARY, 'env-override', (values) =>
    values.put('values:deployment.extraEnvVars', [{ name: 'AUTH', value: 'on' }]),
  ),
  breaks('B9', 'a variable named like a section', { ...CORE, ...IN_VALUES }, 'env-override', (values) =>
    values.put('values:flyteadmin.env', [{ name: 'SERVER', value: 'on' }]),
  ),
  breaks('K1', 'a padded key', { ...CORE, ...IN_VALUES }, 'session-keys', (values) =>
    values.put('values:flyteadmin.secrets.cookie_hash_key', PADDED_KEY),
  ),
  breaks('K2', 'a key of another length', { ...CORE, ...IN_VALUES }, 'session-keys', (values) =>
    values.put('values:flyteadmin.secrets.cookie_block_key', Buffer.alloc(21, 7).toString('base64')),
  ),
  breaks('K3', 'a key in another form', { ...CORE, ...IN_VALUES, mode: 'internal' }, 'session-keys', (values) =>
    values.put('values:flyteadmin.secrets', { oidc_client_secret: values.get(AT.oidcSecret), 'token_rsa_key.pem': PKCS8 }),
  ),
  breaks('K4', 'nobody may write the keys', BINARY, 'keys-not-made', (values) => values.put('values:rbac.create', false), {
    severity: 'warning',
  }),
  breaks(
    'E24',
    'a proxy for one of three',
    EXTERNAL,
    'proxy-settings',
    (values) => values.put('auth.userAuth.httpProxyURL', 'http://proxy.acme.com:3128'),
    {
      severity: 'warning',
    },
  ),
  breaks(
    'C8',
    'a header with capital letters',
    {},
    'authorization-header',
    (values) => values.put('auth.grpcAuthorizationHeader', 'X-Flyte-Auth'),
    {
      severity: 'warning',
    },
  ),
];

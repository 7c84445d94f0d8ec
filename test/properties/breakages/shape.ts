import { AT, BINARY, type Breakage, breaks, CORE, EXTERNAL, IN_VALUES, INTERNAL } from './breakage.ts';

/** Keys and values that Helm or Flyte's loader refuse, drop or read past. */
export const SHAPE: readonly Breakage[] = [
  breaks('A1', 'no issuer', BINARY, 'helm-render-fails', (values) => values.take(AT.issuer)),
  breaks('A1', 'no client id', BINARY, 'helm-render-fails', (values) => values.put(AT.consoleId, '')),
  breaks('A1', 'no secret of the console', { ...BINARY, ...IN_VALUES }, 'helm-render-fails', (values) =>
    values.take(AT.oidcSecret),
  ),
  breaks('A1', 'a null secret of the service', { ...BINARY, ...IN_VALUES }, 'helm-render-fails', (values) =>
    values.put(AT.secret, null),
  ),
  breaks('A1', 'a block that is null', BINARY, 'helm-render-fails', (values) =>
    values.put('values:configuration.auth.oidc', null),
  ),
  breaks('A2', 'a misspelt key', BINARY, 'unknown-key', (values) =>
    values.put('values:configuration.auth.authorizedUrls', values.take(AT.uris)),
  ),
  breaks('A2', 'a misspelt key of Flyte', { ...CORE, ...EXTERNAL }, 'unknown-key', (values) =>
    values.put('auth.appAuth.externalAuthServer.allowedAudiance', values.take(AT.audiences)),
  ),
  breaks('A2', 'a key that nothing knows', {}, 'unknown-key', (values) => values.put(`${AT.cli}.colour`, 'red'), {
    severity: 'warning',
  }),
  breaks('A3', 'externalAuthServer beside appAuth', { ...CORE, ...EXTERNAL }, 'misplaced-key', (values) =>
    values.put('auth.externalAuthServer', values.take(AT.server)),
  ),
  breaks('A3', 'the members of openId beside it', CORE, 'misplaced-key', (values) => {
    const members = values.take('auth.userAuth.openId') as Record<string, unknown>;
    for (const [key, value] of Object.entries(members)) values.put(`auth.userAuth.${key}`, value);
  }),
  breaks('A3', 'userAuth beside auth', CORE, 'misplaced-key', (values) =>
    values.put('values:configmap.adminServer.userAuth', values.take('auth.userAuth')),
  ),
  breaks(
    'A3',
    'useAuth below server itself',
    CORE,
    'misplaced-key',
    (values) => values.put('server.useAuth', values.take(AT.useAuth)),
    { also: ['auth-off'] },
  ),
  breaks(
    'A3',
    'a block of Flyte’s configuration below the chart’s',
    { ...BINARY, ...EXTERNAL },
    'misplaced-key',
    (values) => values.put('values:configuration.auth.appAuth', values.take('auth.appAuth')),
    // On somebody's machine Flyte's own server would then be asked for tokens where none of its pods listens.
    { also: ['authorized-uris-unmatched'] },
  ),
  breaks(
    'A4',
    'openId without anything below it',
    CORE,
    'oidc-issuer-form',
    (values) => values.put('auth.userAuth.openId', null),
    {
      also: ['oidc-client-id'],
    },
  ),
  breaks('A5', 'a key of the chart in another case', CORE, 'case-twins', (values) =>
    values.put('auth.userAuth.openId.baseURL', values.take(AT.issuer)),
  ),
  breaks('A6', 'authServerType in lower case', EXTERNAL, 'auth-server-type', (values) => values.put(AT.type, 'external')),
  breaks('A6', 'authServerType in other words', INTERNAL, 'auth-server-type', (values) => values.put(AT.type, 'Internal')),
  breaks('A7', 'sameSitePolicy as browsers call it', {}, 'flyte-load-fails', (values) =>
    values.put(`${AT.cookies}.sameSitePolicy`, 'Lax'),
  ),
  breaks('A8', 'a blank in the host of the issuer', {}, 'flyte-load-fails', (values) =>
    values.change(AT.issuer, (url) => url.replace('://', '://my ')),
  ),
  breaks('A8', 'an address and a port without a scheme', {}, 'flyte-load-fails', (values) =>
    values.put(`${AT.uris}.0`, '10.0.0.1:8080'),
  ),
  breaks('A9', 'a URL that is a number', CORE, 'flyte-load-fails', (values) => values.put(AT.issuer, 42)),
  breaks('A10', 'a lifespan in days', INTERNAL, 'flyte-load-fails', (values) =>
    values.put(`${AT.own}.accessTokenLifespan`, '1d'),
  ),
  breaks('A11', 'a lifespan without a unit', INTERNAL, 'duration-unit', (values) =>
    values.put(`${AT.own}.accessTokenLifespan`, 30),
  ),
  breaks('A12', 'useAuth in other words', CORE, 'flyte-load-fails', (values) => values.put(AT.useAuth, 'yes')),
  breaks('A13', 'static clients as a list', { ...BINARY, ...INTERNAL }, 'dropped-value', (values) =>
    values.put(AT.clients, [{ mine: { id: 'mine' } }]),
  ),
  breaks(
    'A14',
    'no static clients at all',
    { ...CORE, ...INTERNAL },
    'setting-without-effect',
    (values) => values.put(AT.clients, {}),
    {
      severity: 'warning',
      also: ['hash-missing'],
    },
  ),
  breaks('A16', 'several authorized URIs in one text', CORE, 'authorized-uri-form', (values) =>
    values.put(AT.uris, 'https://flyte.acme.com,https://flyte.acme.org'),
  ),
  breaks('X12', 'authorized URIs as a text', BINARY, 'flyte-load-fails', (values) =>
    values.put(AT.uris, 'https://flyte.acme.com'),
  ),
  breaks('A17', 'a blank behind a comma', EXTERNAL, 'allowed-audience', (values) => {
    const audiences = values.get(AT.audiences) as readonly string[];
    values.put(AT.audiences, `${audiences.join(',')}, https://other.acme.com`);
  }),
  breaks(
    'A19',
    'a setting in two places',
    BINARY,
    'overridden-setting',
    (values) => values.put('values:configuration.inline.auth.userAuth.openId.clientId', `${values.get(AT.consoleId)}-2`),
    { severity: 'warning' },
  ),
  breaks(
    'A20',
    'a configuration of one’s own in place of the chart’s',
    BINARY,
    'outside-config',
    (values) => values.put('values:configuration.externalConfigMap', 'our-flyte-config'),
    { severity: 'warning' },
  ),
];

import type { Path } from '../core/origin.ts';
import type { ChartName } from './chart.ts';
import { valuesPathOf, valuesPrefix } from './where.ts';

/**
 * What a chart reads for authentication: `read` = everything below is used; a map that is `closed` reads nothing but its keys, one that
 * is not may hold anything else besides.
 */
export type Territory = 'read' | { readonly closed?: true; readonly keys: Readonly<Record<string, Territory>> };

const keys = (...names: readonly string[]): Territory => ({
  closed: true,
  keys: Object.fromEntries(names.map((name) => [name, 'read'])),
});

/** Sections of Flyte's own configuration that Flyte itself judges key by key. */
const FLYTE_SECTIONS: Territory = { keys: { auth: 'read', server: 'read', admin: 'read' } };

const FLYTE_BINARY: Territory = {
  keys: {
    configuration: {
      keys: {
        auth: {
          closed: true,
          keys: {
            enabled: 'read',
            enableAuthServer: 'read',
            oidc: keys('baseUrl', 'clientId', 'clientSecret'),
            internal: keys('clientId', 'clientSecret', 'clientSecretHash', 'audience'),
            flyteClient: 'read',
            authorizedUris: 'read',
            clientSecretsExternalSecretRef: 'read',
          },
        },
        inline: FLYTE_SECTIONS,
      },
    },
  },
};

/** Values that flyte-core prints into files of their own, beside those of flyteadmin or of flytepropeller. */
const CORE_FILES = [
  'domain',
  'logger',
  'otel',
  'remoteData',
  'namespace_config',
  'clusterpool_config',
  'task_resource_defaults',
  'catalog',
  'copilot',
  'core',
  'enabled_plugins',
  'k8s',
  'resource_manager',
  'task_logs',
];

const FLYTE_CORE: Territory = {
  keys: {
    configmap: {
      keys: {
        ...Object.fromEntries(CORE_FILES.map((name) => [name, FLYTE_SECTIONS])),
        adminServer: FLYTE_SECTIONS,
        admin: { keys: { admin: 'read' } },
      },
    },
    secrets: { keys: { adminOauthClientCredentials: keys('enabled', 'clientSecret', 'clientId', 'secretName') } },
    flyteadmin: { keys: { secrets: 'read' } },
  },
};

const TERRITORIES: Readonly<Record<ChartName, Territory>> = {
  'flyte-binary': FLYTE_BINARY,
  'flyte-core': FLYTE_CORE,
  flyte: { keys: { flyte: FLYTE_CORE } },
  'flyte-sandbox': { keys: { 'flyte-binary': FLYTE_BINARY } },
};

/** Which keys about authentication a chart reads. */
export const territoryOf = (chart: ChartName): Territory => TERRITORIES[chart];

/** Keys that nothing but Flyte's authentication has, and the setting of Flyte that they are about. */
const HOMES: Readonly<Record<string, string>> = {
  adminOauthClientCredentials: 'secrets.client_secret',
  allowedAudience: 'auth.appAuth.externalAuthServer.allowedAudience',
  appAuth: 'auth.appAuth',
  authServerType: 'auth.appAuth.authServerType',
  authorizedUris: 'auth.authorizedUris',
  clientSecretHash: 'auth.appAuth.selfAuthServer.staticClients.flytepropeller.client_secret',
  clientSecretsExternalSecretRef: 'secrets.client_secret',
  enableAuthServer: 'auth.appAuth.authServerType',
  externalAuthServer: 'auth.appAuth.externalAuthServer',
  flyteClient: 'auth.appAuth.thirdPartyConfig.flyteClient',
  oidc_client_secret: 'secrets.oidc_client_secret',
  openId: 'auth.userAuth.openId',
  selfAuthServer: 'auth.appAuth.selfAuthServer',
  staticClients: 'auth.appAuth.selfAuthServer.staticClients',
  thirdPartyConfig: 'auth.appAuth.thirdPartyConfig',
  useAuth: 'server.security.useAuth',
  userAuth: 'auth.userAuth',
};

/** Words that other things have too: they count only with one of the keys above somewhere below them. */
const CONTAINERS: Readonly<Record<string, string>> = {
  admin: 'admin',
  adminServer: '',
  auth: 'auth',
  configmap: '',
  configuration: '',
  inline: '',
  internal: 'secrets.client_secret',
  oidc: 'auth.userAuth.openId',
  secrets: 'secrets.client_secret',
  security: 'server.security',
  server: 'server',
};

/** Where a chart has a place of its own for what a key says, which is not the place of Flyte's setting. */
const OWN_PLACES: Readonly<Record<'flyte-binary' | 'flyte-core', Readonly<Record<string, string>>>> = {
  'flyte-binary': {
    adminOauthClientCredentials: 'configuration.auth.internal',
    clientSecretsExternalSecretRef: 'configuration.auth.clientSecretsExternalSecretRef',
    configmap: 'configuration',
    enableAuthServer: 'configuration.auth.enableAuthServer',
    inline: 'configuration.inline',
    internal: 'configuration.auth.internal',
    oidc: 'configuration.auth.oidc',
    openId: 'configuration.auth.oidc',
    secrets: 'configuration.auth.internal',
  },
  'flyte-core': {
    adminOauthClientCredentials: 'secrets.adminOauthClientCredentials',
    adminServer: 'configmap.adminServer',
    configuration: 'configmap.adminServer',
    inline: 'configmap.adminServer',
    internal: 'secrets.adminOauthClientCredentials',
  },
};

/** Keys of flyte-binary below `configuration.auth` that a block named `auth` gives itself away by. */
const CHART_STYLE = ['oidc', 'internal', 'enableAuthServer', 'clientSecretsExternalSecretRef'];

/** The keys that give themselves away wherever they stand. */
export const TELLTALES: readonly string[] = Object.keys(HOMES);

export const isTelltale = (key: string): boolean => Object.hasOwn(HOMES, key);
/** A block that has the chart's own keys for authentication is one, whatever else is in it. */
export const looksLikeAuth = (key: string, below: readonly string[]): boolean =>
  key === 'auth' && below.some((name) => CHART_STYLE.includes(name));
/** The block of flyte-binary, which other charts do not know, with whatever is in it. */
export const isForeignBlock = (key: string, below: readonly string[]): boolean =>
  key === 'configuration' && below.includes('auth');
export const isContainer = (key: string): boolean => Object.hasOwn(CONTAINERS, key);

/** The values path where a chart reads what a misplaced key (with the keys below it) is about. */
export function homeOf(chart: ChartName, key: string, below: readonly string[]): Path {
  const base = chart === 'flyte' || chart === 'flyte-core' ? 'flyte-core' : 'flyte-binary';
  const prefix = valuesPrefix(chart);
  if (base === 'flyte-binary' && looksLikeAuth(key, below)) {
    return [...prefix, 'configuration', 'auth'];
  }
  const isConsole = base === 'flyte-binary' && key === 'secrets' && below.includes('oidc_client_secret');
  const own = isConsole ? OWN_PLACES[base]['oidc'] : OWN_PLACES[base][key];
  if (own !== undefined) return [...prefix, ...own.split('.')];
  const flyte = HOMES[key] ?? CONTAINERS[key] ?? '';
  return valuesPathOf(chart, flyte === '' ? [] : flyte.split('.'));
}

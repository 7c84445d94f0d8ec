import type { Path } from '../core/origin.ts';
import type { ChartName } from './chart.ts';

/**
 * Flyte path → values path; the first entry whose left side is a prefix wins. `secrets.<file>` stands for a file in /etc/secrets,
 * `chart.<switch>` for a switch that only charts have.
 */
type Layout = readonly (readonly [flyte: string, values: string])[];

const FLYTE_BINARY: Layout = [
  ['auth.userAuth.openId.baseUrl', 'configuration.auth.oidc.baseUrl'],
  ['auth.userAuth.openId.clientId', 'configuration.auth.oidc.clientId'],
  ['auth.appAuth.selfAuthServer.staticClients.flytepropeller.client_secret', 'configuration.auth.internal.clientSecretHash'],
  ['auth.appAuth.thirdPartyConfig.flyteClient', 'configuration.auth.flyteClient'],
  ['auth.authorizedUris', 'configuration.auth.authorizedUris'],
  ['server.security.useAuth', 'configuration.auth.enabled'],
  ['admin.clientId', 'configuration.auth.internal.clientId'],
  ['admin.audience', 'configuration.auth.internal.audience'],
  ['secrets.client_secret', 'configuration.auth.internal.clientSecret'],
  ['secrets.oidc_client_secret', 'configuration.auth.oidc.clientSecret'],
  ['chart.enableAuthServer', 'configuration.auth.enableAuthServer'],
  ['chart.mountClientSecret', 'configuration.auth.enabled'],
  ['', 'configuration.inline'],
];

const FLYTE_CORE: Layout = [
  ['admin.clientId', 'secrets.adminOauthClientCredentials.clientId'],
  ['admin', 'configmap.admin.admin'],
  ['secrets.client_secret', 'secrets.adminOauthClientCredentials.clientSecret'],
  ['secrets.oidc_client_secret', 'flyteadmin.secrets.oidc_client_secret'],
  ['chart.mountClientSecret', 'secrets.adminOauthClientCredentials.enabled'],
  ['', 'configmap.adminServer'],
];

const LAYOUTS: Readonly<Record<ChartName, { readonly prefix: Path; readonly layout: Layout }>> = {
  'flyte-binary': { prefix: [], layout: FLYTE_BINARY },
  'flyte-core': { prefix: [], layout: FLYTE_CORE },
  flyte: { prefix: ['flyte'], layout: FLYTE_CORE },
  'flyte-sandbox': { prefix: ['flyte-binary'], layout: FLYTE_BINARY },
};

/** The key above which an umbrella chart keeps the values of the chart it wraps; empty for the charts themselves. */
export const valuesPrefix = (chart: ChartName): Path => LAYOUTS[chart].prefix;

/** The values path at which a setting of Flyte is made in a chart: `auth.authorizedUris` → `configuration.auth.authorizedUris`. */
export function valuesPathOf(chart: ChartName, flytePath: Path): Path {
  const { prefix, layout } = LAYOUTS[chart];
  for (const [flyte, values] of layout) {
    const steps = flyte === '' ? [] : flyte.split('.');
    if (steps.every((step, index) => flytePath[index] === step)) {
      return [...prefix, ...values.split('.'), ...flytePath.slice(steps.length)];
    }
  }
  return [...prefix, ...flytePath];
}

/** Blocks of the charts and the part of Flyte's configuration that they are about. */
const BLOCKS: Readonly<Record<string, string>> = {
  'configuration.auth': 'auth',
  'configuration.auth.internal': 'admin',
  'configuration.auth.oidc': 'auth.userAuth.openId',
  'secrets.adminOauthClientCredentials': 'admin',
};

/** What a block of a chart is about: `configuration.auth.oidc` → `auth.userAuth.openId`. */
export function flyteBlockOf(chart: ChartName, block: Path): Path | undefined {
  const name = block.slice(valuesPrefix(chart).length).join('.');
  return Object.hasOwn(BLOCKS, name) ? BLOCKS[name]?.split('.') : undefined;
}

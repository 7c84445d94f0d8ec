import type { Path } from '../core/origin.ts';
import { at, type MapNode, type Node } from '../core/tree.ts';
import { isTruthy } from '../helm/go-print.ts';
import type { ChartName } from './chart.ts';
import { valuesPrefix } from './where.ts';

/** Values that are no settings of Flyte and still decide whether authentication works, by what they are for. */
const FLYTE_BINARY = {
  authSwitch: 'configuration.auth.enabled',
  ownServer: 'configuration.auth.enableAuthServer',
  secretRef: 'configuration.auth.clientSecretsExternalSecretRef',
  inline: 'configuration.inline',
  ingressSwitch: 'ingress.create',
  ingressHost: 'ingress.host',
  ingressTls: 'ingress.tls',
  mayWriteSecrets: 'rbac.create',
  keyCommand: 'deployment.genAdminAuthSecret.command',
  keyArguments: 'deployment.genAdminAuthSecret.args',
  ownInitContainers: 'deployment.initContainers',
  serverMounts: 'deployment.extraVolumeMounts',
} as const;

const FLYTE_CORE = {
  secretSwitch: 'secrets.adminOauthClientCredentials.enabled',
  ingressSwitch: 'common.ingress.enabled',
  ingressHost: 'common.ingress.host',
  ingressTls: 'common.ingress.tls.enabled',
  mayWriteSecrets: 'flyteadmin.serviceAccount.rbac',
  namespace: 'forceNamespace',
  serverMounts: 'flyteadmin.additionalVolumeMounts',
  callerMounts: 'flytepropeller.additionalVolumeMounts',
  schedulerMounts: 'flytescheduler.additionalVolumeMounts',
} as const;

export type PlaceName = keyof typeof FLYTE_BINARY | keyof typeof FLYTE_CORE;

const PLACES: Readonly<Record<ChartName, Readonly<Partial<Record<PlaceName, string>>>>> = {
  'flyte-binary': FLYTE_BINARY,
  'flyte-core': FLYTE_CORE,
  flyte: FLYTE_CORE,
  'flyte-sandbox': FLYTE_BINARY,
};

/** The path of something in the user's values; undefined where the chart has no such thing. */
export function placeIn(chart: ChartName, name: PlaceName): Path | undefined {
  const path = PLACES[chart][name];
  return path === undefined ? undefined : [...valuesPrefix(chart), ...path.split('.')];
}

/** What stands there once the user's values lie over the chart's, which an umbrella chart hands down without its own key. */
export function valueIn(chart: ChartName, values: MapNode, name: PlaceName): Node | undefined {
  const path = PLACES[chart][name];
  return path === undefined ? undefined : at(values, path.split('.'));
}

/** Whether a template's `if` finds something there. */
export const isOnIn = (chart: ChartName, values: MapNode, name: PlaceName): boolean => isTruthy(valueIn(chart, values, name));

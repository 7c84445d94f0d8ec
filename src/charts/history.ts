import type { Path } from '../core/origin.ts';
import type { ChartName } from './chart.ts';
import { isBefore } from './version.ts';
import { valuesPrefix } from './where.ts';

/** What an older chart does with a value that today's chart reads. */
export type OldEffect =
  /** Nothing: the value is read past. */
  | 'ignored'
  /** Nothing, and nothing needs to be done either. */
  | 'needless'
  /** Renders an empty Secret in place of none. */
  | 'empty-secret'
  /** Mounts the Secret all the same. */
  | 'mounted'
  /** Fails where the value is missing. */
  | 'required';

/** One value whose meaning changed with a release of the chart. */
export interface Change {
  /** From the root of the chart's values. */
  readonly path: Path;
  /** The first release with today's meaning. */
  readonly since: string;
  readonly effect: OldEffect;
}

type Row = readonly [path: string, since: string, effect?: OldEffect];

/** Checked on the trees of the tags. */
const FLYTE_BINARY: readonly Row[] = [
  ['configuration.auth', 'v1.3.0'],
  ['configuration.inline', 'v1.3.0'],
  ['configuration.auth.authorizedUris', 'v1.4.0'],
  ['configuration.inlineConfigMap', 'v1.4.0'],
  ['configuration.auth.enableAuthServer', 'v1.4.1'],
  ['configuration.auth.internal.clientId', 'v1.4.1'],
  ['configuration.auth.flyteClient', 'v1.4.1'],
  ['configuration.auth.internal.audience', 'v1.6.1'],
  ['configuration.auth.clientSecretsExternalSecretRef', 'v1.8.0'],
  ['configuration.inlineSecretRef', 'v1.8.0'],
  ['configuration.externalSecretRef', 'v1.8.0'],
  ['configuration.auth.internal.clientSecretHash', 'v1.8.0', 'required'],
];

const FLYTE_CORE: readonly Row[] = [
  ['flyteadmin.secrets', 'v0.14.1'],
  ['secrets.adminOauthClientCredentials', 'v0.18.2'],
  ['secrets.adminOauthClientCredentials.enabled', 'v1.11.0', 'mounted'],
  ['secrets.adminOauthClientCredentials.clientSecret', 'v1.12.0', 'empty-secret'],
  ['secrets.adminOauthClientCredentials.secretName', 'v1.15.0'],
  ['flyteadmin.serviceAccount.rbac', 'v1.16.0', 'needless'],
];

/** Settings of Flyte itself, by their path in its configuration. */
const FLYTE: readonly Row[] = [
  ['server.security.insecureCookieHeader', 'v1.14.0', 'needless'],
  ['auth.userAuth.openId.issuerUrl', 'v1.15.2'],
];

const ROWS: Readonly<Record<ChartName, readonly Row[]>> = {
  'flyte-binary': FLYTE_BINARY,
  'flyte-core': FLYTE_CORE,
  flyte: FLYTE_CORE,
  'flyte-sandbox': FLYTE_BINARY,
};

/** The values of a chart whose meaning was another one at a version. */
export const valueChangesSince = (version: string, chart: ChartName): readonly Change[] =>
  changesIn(ROWS[chart], version, valuesPrefix(chart));

/** The settings of Flyte whose meaning was another one at a version of its charts. */
export const settingChangesSince = (version: string): readonly Change[] => changesIn(FLYTE, version, []);

const changesIn = (rows: readonly Row[], version: string, prefix: Path): readonly Change[] =>
  rows
    .filter(([, since]) => isBefore(version, since))
    .map(([path, since, effect = 'ignored']) => ({ path: [...prefix, ...path.split('.')], since, effect }));

import type { Path } from '../../core/origin.ts';
import { SETUP_CHARTS, type SetupChart } from '../../questions/answers.ts';

/** Where the charts keep what has to do with authentication. */
export const TERRITORY: Readonly<Record<SetupChart, readonly string[]>> = {
  'flyte-binary': [
    'configuration.auth',
    'configuration.inlineSecretRef',
    'configuration.inline.auth',
    'configuration.inline.admin',
    'configuration.inline.server.security',
  ],
  'flyte-core': [
    'configmap.adminServer.auth',
    'configmap.adminServer.server.security',
    'configmap.admin.admin',
    'secrets.adminOauthClientCredentials',
    'flyteadmin.secrets',
    'flyteadmin.env',
  ],
};

/** Whether all that stands at a path of a chart's values has to do with authentication. */
export const isOfAuth = (path: Path): boolean =>
  SETUP_CHARTS.some((chart) =>
    TERRITORY[chart].some((start) => `${path.join('.').toLowerCase()}.`.startsWith(`${start.toLowerCase()}.`)),
  );

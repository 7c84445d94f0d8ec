import type { ChartKeys } from './chart-keys.ts';
import { type JsonSchema, refTo } from './json-schema.ts';
import { TOLD_ADMIN } from './told-admin.ts';

const CREDENTIALS = 'secrets.adminOauthClientCredentials';

const told = (description: string, shape: JsonSchema): JsonSchema => ({ description, ...shape });

/** The keys about authentication of the chart flyte-core. */
export const FLYTE_CORE_KEYS: ChartKeys = {
  title: 'Values of the Helm chart flyte-core',
  description: 'What stands at the settings about authentication; everything else is left open.',
  umbrella: { chart: 'flyte', key: 'flyte' },
  groups: {
    configmap: 'the configuration of Flyte',
    'configmap.adminServer': 'Flyte’s own settings of flyteadmin',
    'configmap.admin': 'Flyte’s own settings of flytepropeller and flytescheduler',
    secrets: 'Secrets that the chart makes',
    [CREDENTIALS]: 'the service app, which flytepropeller and flytescheduler log in as',
    flyteadmin: 'the Deployment of flyteadmin',
  },
  needed: ['configmap', 'secrets', CREDENTIALS, 'flyteadmin'],
  settings: {
    [`${CREDENTIALS}.enabled`]: told(
      'whether the Secret is mounted; with false flytepropeller finds no secret and workflows stay queued',
      refTo('switch'),
    ),
    [`${CREDENTIALS}.clientSecret`]: told(
      'secret of the service app, null where the Secret is made elsewhere; left out, it is the well-known "foobar"',
      refTo('secret'),
    ),
    [`${CREDENTIALS}.clientId`]: told(TOLD_ADMIN[1].clientId, refTo('text')),
    [`${CREDENTIALS}.secretName`]: told(
      'name of the Secret; flytescheduler looks for flyte-secret-auth whatever stands here, and does not start without it',
      refTo('name'),
    ),
    'flyteadmin.secrets': {
      description:
        'files of /etc/secrets in flyteadmin, "oidc_client_secret" among them; a number makes Kubernetes refuse the Secret',
      type: ['object', 'null'],
      properties: {
        oidc_client_secret: told('secret of the web app; flyteadmin does not start without it', refTo('secret')),
      },
      additionalProperties: refTo('secret'),
    },
  },
};

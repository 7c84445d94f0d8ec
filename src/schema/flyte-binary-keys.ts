import { authSpec } from '../flyte/config.ts';
import type { ChartKeys } from './chart-keys.ts';
import { type JsonSchema, refTo } from './json-schema.ts';
import { specSchema } from './spec-schema.ts';
import { TOLD_ADMIN } from './told-admin.ts';
import { TOLD_AUTH } from './told-auth.ts';

const FLYTE_CLIENT = authSpec.fields.appAuth.fields.thirdPartyConfig.fields.flyteClient;
const [, { appAuth, userAuth, authorizedUris }] = TOLD_AUTH;
const [, { thirdPartyConfig }] = appAuth;
const [, { flyteClient }] = thirdPartyConfig;
const [, { openId }] = userAuth;

const told = (description: string, shape: JsonSchema): JsonSchema => ({ description, ...shape });

/** The keys about authentication of the chart flyte-binary. */
export const FLYTE_BINARY_KEYS: ChartKeys = {
  title: 'Values of the Helm chart flyte-binary',
  description: 'What stands at the settings about authentication; everything else is left open.',
  umbrella: { chart: 'flyte-sandbox', key: 'flyte-binary' },
  groups: {
    configuration: 'the configuration of Flyte',
    'configuration.auth': 'authentication, in the chart’s own words; Flyte’s own settings go below configuration.inline',
    'configuration.auth.oidc': openId[0],
    'configuration.auth.internal': 'the service app, which flytepropeller logs in as',
    'configuration.inline': 'Flyte’s own settings, which win over those of the chart',
  },
  needed: ['configuration', 'configuration.auth'],
  settings: {
    'configuration.auth.enabled': told(
      'the switch of authentication; with false everybody may do everything, and the text "false" counts as true',
      refTo('switch'),
    ),
    'configuration.auth.enableAuthServer': told(
      'whether Flyte’s own authorization server gets its clients; false alone does not choose another: that is authServerType',
      refTo('switch'),
    ),
    'configuration.auth.oidc.baseUrl': told(openId[1].baseUrl, refTo('plainUrl')),
    'configuration.auth.oidc.clientId': told(openId[1].clientId, refTo('text')),
    'configuration.auth.oidc.clientSecret': told(
      'secret of the web app; with a wrong one every login ends in 403, and without one Helm refuses',
      refTo('text'),
    ),
    'configuration.auth.internal.clientId': told(TOLD_ADMIN[1].clientId, refTo('text')),
    'configuration.auth.internal.clientSecret': told(
      'secret of the service app; with a wrong one workflows stay queued, and without one Helm refuses',
      refTo('text'),
    ),
    'configuration.auth.internal.clientSecretHash': told(
      'base64 of the bcrypt hash of clientSecret; anything that is not base64 keeps Flyte from starting',
      refTo('bytes'),
    ),
    'configuration.auth.internal.audience': told(TOLD_ADMIN[1].audience, refTo('text')),
    'configuration.auth.flyteClient': specSchema(FLYTE_CLIENT, flyteClient),
    'configuration.auth.authorizedUris': told(authorizedUris, refTo('uriList')),
    'configuration.auth.clientSecretsExternalSecretRef': told(
      'a Secret with client_secret and oidc_client_secret, in place of both; where it is missing the pod does not start',
      refTo('name'),
    ),
  },
};

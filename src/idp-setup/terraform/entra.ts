import { chosenApiUri, hasOwnCliApp, hasOwnServiceApp, tenantOf } from '../entra.ts';
import { type Block, data, expr, provider, resource } from '../hcl/hcl.ts';
import { APP_NAMES, SERVER_NAME } from '../names.ts';
import type { IdpSetup } from '../setup.ts';
import { application, cliApplication, registered, registrationOf, serviceApplication } from './entra-apps.ts';
import type { TerraformCode } from './file.ts';

const APP = registrationOf(SERVER_NAME);
const KNOWN_APPS = 'data.azuread_application_published_app_ids.well_known';

const ENVIRONMENTS = { public: 'global', 'us-gov': 'usgovernmentl4', china: 'china' } as const;

/** One registration for all of Flyte's clients; flytectl gets its own where the redirect URIs would collide. */
export function entraCode(setup: IdpSetup): TerraformCode {
  const external = setup.tokens !== undefined;
  const cliApp = hasOwnCliApp(setup) ? registrationOf(APP_NAMES.native) : APP;
  const serviceApp = hasOwnServiceApp(setup) ? registrationOf(APP_NAMES.service) : APP;
  return {
    provider: { name: 'azuread', source: 'hashicorp/azuread', version: '~> 3.7' },
    credentials: 'The provider logs in as az login did, or with the ARM_… variables.',
    blocks: [
      provider('azuread', { tenant_id: tenantOf(setup), environment: ENVIRONMENTS[setup.draft.cloud ?? 'public'] }),
      data('azuread_client_config', 'me'),
      data('azuread_application_published_app_ids', 'well_known'),
      data('azuread_service_principal', 'microsoft_graph', { client_id: expr(`${KNOWN_APPS}.result["MicrosoftGraph"]`) }),
      ...registered(application(setup), setup.draft.oidcClientId),
      ...(external ? [identifierUri(setup)] : []),
      ...(cliApp === APP ? [] : cliApplication(setup)),
      ...(serviceApp === APP ? [] : serviceApplication(setup)),
      ...passwords(setup, serviceApp),
    ],
    results: {
      oidcClientId: `${APP}.client_id`,
      ...(external && { flytectlClientId: `${cliApp}.client_id`, propellerClientId: `${serviceApp}.client_id` }),
      ...(setup.values === undefined && {
        oidcClientSecret: secretOf(APP_NAMES.web),
        ...(external && { propellerClientSecret: secretOf(APP_NAMES.service) }),
      }),
    },
  };
}

const identifierUri = (setup: IdpSetup): Block =>
  resource('azuread_application_identifier_uri', SERVER_NAME, {
    application_id: expr(`${APP}.id`),
    identifier_uri: chosenApiUri(setup) ?? expr(`"api://\${${APP}.client_id}"`),
  });

/** Where the values are written, Flyte has its secrets already. */
function passwords({ tokens, values }: IdpSetup, serviceApp: string): readonly Block[] {
  if (values !== undefined) return [];
  return [password(APP_NAMES.web, APP), ...(tokens === undefined ? [] : [password(APP_NAMES.service, serviceApp)])];
}

const password = (client: string, app: string): Block =>
  resource('azuread_application_password', client, { application_id: expr(`${app}.id`), display_name: client });

const secretOf = (client: string): string => `azuread_application_password.${client}.value`;

import { CLI_REDIRECT_URI, consoleRedirectUri } from '../../idps/steps.ts';
import { API_SCOPE, API_SCOPE_ID, API_SCOPE_TEXT, chosenApiUri, needsOwnCliApp, registrationName, tenantOf } from '../entra.ts';
import { type Block, type Body, data, expr, nested, noted, provider, resource } from '../hcl/hcl.ts';
import { APP_NAMES, SERVER_NAME } from '../names.ts';
import type { IdpSetup } from '../setup.ts';
import type { TerraformCode } from './file.ts';

const APP = `azuread_application.${SERVER_NAME}`;
const CLI_APP = `azuread_application.${APP_NAMES.native}`;
const GRAPH = 'data.azuread_service_principal.microsoft_graph';
const KNOWN_APPS = 'data.azuread_application_published_app_ids.well_known';

const ENVIRONMENTS = { public: 'global', 'us-gov': 'usgovernmentl4', china: 'china' } as const;

/** One registration for all of Flyte's clients; flytectl gets its own where the redirect URIs would collide. */
export function entraCode(setup: IdpSetup): TerraformCode {
  const external = setup.tokens !== undefined;
  const cliApp = needsOwnCliApp(setup) ? CLI_APP : APP;
  return {
    provider: { name: 'azuread', source: 'hashicorp/azuread', version: '~> 3.7' },
    credentials: 'The provider logs in as az login did, or with the ARM_… variables.',
    blocks: [
      provider('azuread', { tenant_id: tenantOf(setup), environment: ENVIRONMENTS[setup.draft.cloud ?? 'public'] }),
      data('azuread_client_config', 'me'),
      data('azuread_application_published_app_ids', 'well_known'),
      data('azuread_service_principal', 'microsoft_graph', { client_id: expr(`${KNOWN_APPS}.result["MicrosoftGraph"]`) }),
      application(setup),
      ...(external ? [identifierUri(setup)] : []),
      resource('azuread_service_principal', SERVER_NAME, { client_id: expr(`${APP}.client_id`) }),
      ...(cliApp === CLI_APP ? ownCliApp(setup) : []),
      password(APP_NAMES.web),
      ...(external ? [password(APP_NAMES.service)] : []),
    ],
    results: {
      oidcClientId: `${APP}.client_id`,
      oidcClientSecret: `azuread_application_password.${APP_NAMES.web}.value`,
      ...(external && {
        flytectlClientId: `${cliApp}.client_id`,
        propellerClientId: `${APP}.client_id`,
        propellerClientSecret: `azuread_application_password.${APP_NAMES.service}.value`,
      }),
    },
  };
}

const ORGANISATION_ONLY = {
  sign_in_audience: 'AzureADMyOrg',
  owners: [expr('data.azuread_client_config.me.object_id')],
} as const;

function application(setup: IdpSetup): Block {
  const external = setup.tokens !== undefined;
  const nativeToo = external && !needsOwnCliApp(setup);
  const email = nested({ name: 'email' });
  return resource('azuread_application', SERVER_NAME, {
    display_name: registrationName(SERVER_NAME, setup),
    ...ORGANISATION_ONLY,
    ...(nativeToo && { fallback_public_client_enabled: noted(true, 'Logins without a browser (device flow).') }),
    ...(external && { api: api() }),
    web: nested({ redirect_uris: [consoleRedirectUri(setup.answers.url)] }),
    ...(nativeToo && { public_client: nested({ redirect_uris: [CLI_REDIRECT_URI] }) }),
    optional_claims: nested({ id_token: email, access_token: email }),
    required_resource_access: nested({
      resource_app_id: expr(`${GRAPH}.client_id`),
      resource_access: nested(...setup.profile.loginScopes.map(graphScope)),
    }),
    ...(external && {
      lifecycle: noted(
        nested({ ignore_changes: [expr('identifier_uris')] }),
        'The URI is a resource of its own: it holds the client id.',
      ),
    }),
  });
}

const graphScope = (name: string): Body => ({ id: expr(`${GRAPH}.oauth2_permission_scope_ids["${name}"]`), type: 'Scope' });

const api = () =>
  nested({
    requested_access_token_version: 2,
    oauth2_permission_scope: noted(
      nested({
        id: API_SCOPE_ID,
        value: API_SCOPE,
        type: 'User',
        admin_consent_display_name: API_SCOPE_TEXT,
        admin_consent_description: API_SCOPE_TEXT,
      }),
      'The only one: Flyte takes all of "scp" for a single scope, and wants it to be "all".',
    ),
  });

const identifierUri = (setup: IdpSetup): Block =>
  resource('azuread_application_identifier_uri', SERVER_NAME, {
    application_id: expr(`${APP}.id`),
    identifier_uri: chosenApiUri(setup) ?? expr(`"api://\${${APP}.client_id}"`),
  });

const password = (client: string): Block =>
  resource('azuread_application_password', client, { application_id: expr(`${APP}.id`), display_name: client });

const ownCliApp = (setup: IdpSetup): readonly Block[] => [
  resource(
    'azuread_application',
    APP_NAMES.native,
    {
      display_name: registrationName(APP_NAMES.native, setup),
      ...ORGANISATION_ONLY,
      fallback_public_client_enabled: true,
      public_client: nested({ redirect_uris: [CLI_REDIRECT_URI] }),
      required_resource_access: nested({
        resource_app_id: expr(`${APP}.client_id`),
        resource_access: nested({ id: API_SCOPE_ID, type: 'Scope' }),
      }),
    },
    'A registration of its own: Entra does not tell ports of localhost apart, so the two redirect URIs would collide.',
  ),
  resource('azuread_service_principal', APP_NAMES.native, { client_id: expr(`${CLI_APP}.client_id`) }),
  resource('azuread_application_pre_authorized', APP_NAMES.native, {
    application_id: expr(`${APP}.id`),
    authorized_client_id: expr(`${CLI_APP}.client_id`),
    permission_ids: [API_SCOPE_ID],
  }),
];

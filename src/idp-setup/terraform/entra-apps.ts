import { CLI_REDIRECT_URI, consoleRedirectUri } from '../../idps/steps.ts';
import { API_SCOPE, API_SCOPE_ID, API_SCOPE_TEXT, collides, hasOwnCliApp, ownIdOf, registrationName } from '../entra.ts';
import { type Block, type Body, data, expr, imported, nested, noted, resource } from '../hcl/hcl.ts';
import { APP_NAMES, SERVER_NAME } from '../names.ts';
import type { IdpSetup } from '../setup.ts';
import { TAKEN_OVER } from './file.ts';

/** Microsoft Graph, where Flyte asks who has logged in. */
const GRAPH = 'data.azuread_service_principal.microsoft_graph';

/** The address of an app registration. */
export const registrationOf = (name: string): string => `azuread_application.${name}`;

const ORGANISATION_ONLY = {
  sign_in_audience: 'AzureADMyOrg',
  owners: [expr('data.azuread_client_config.me.object_id')],
} as const;

/** An app registration with its service principal; taken over where its client id was given. */
export function registered(app: Block, id: string | undefined): readonly Block[] {
  const [type = '', name = ''] = app.labels;
  const principal = { client_id: expr(`${type}.${name}.client_id`), ...(id !== undefined && { use_existing: true }) };
  // Terraform imports by an id of its own, which the client id leads to.
  const standing =
    id === undefined
      ? []
      : [data(type, name, { client_id: id }), imported(`${type}.${name}`, expr(`data.${type}.${name}.id`), TAKEN_OVER)];
  return [...standing, app, resource('azuread_service_principal', name, principal)];
}

/** The registration of Flyte as a whole: the web app, and for an external set-up the API and the clients without one of their own. */
export function application(setup: IdpSetup): Block {
  const external = setup.tokens !== undefined;
  const nativeToo = external && !hasOwnCliApp(setup);
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

const COLLISION =
  'A registration of its own: Entra does not tell ports of localhost apart, so that the two redirect URIs would collide.';

/** The registration that flytectl has for itself. */
export function cliApplication(setup: IdpSetup): readonly Block[] {
  const app = resource(
    'azuread_application',
    APP_NAMES.native,
    {
      display_name: registrationName(APP_NAMES.native, setup),
      ...ORGANISATION_ONLY,
      fallback_public_client_enabled: true,
      public_client: nested({ redirect_uris: [CLI_REDIRECT_URI] }),
      required_resource_access: nested({
        resource_app_id: expr(`${registrationOf(SERVER_NAME)}.client_id`),
        resource_access: nested({ id: API_SCOPE_ID, type: 'Scope' }),
      }),
    },
    collides(setup) ? COLLISION : undefined,
  );
  return [
    ...registered(app, ownIdOf(setup, 'flytectlClientId')),
    resource('azuread_application_pre_authorized', APP_NAMES.native, {
      application_id: expr(`${registrationOf(SERVER_NAME)}.id`),
      authorized_client_id: expr(`${registrationOf(APP_NAMES.native)}.client_id`),
      permission_ids: [API_SCOPE_ID],
    }),
  ];
}

/** The registration that flytepropeller has for itself. */
export function serviceApplication(setup: IdpSetup): readonly Block[] {
  const app = resource('azuread_application', APP_NAMES.service, {
    display_name: registrationName(APP_NAMES.service, setup),
    ...ORGANISATION_ONLY,
  });
  return registered(app, ownIdOf(setup, 'propellerClientId'));
}

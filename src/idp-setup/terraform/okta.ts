import { CLI_REDIRECT_URI, consoleRedirectUri } from '../../idps/steps.ts';
import { type Block, type Expression, expr, noted, provider, resource, variable } from '../hcl/hcl.ts';
import { APP_NAMES, SERVER_NAME } from '../names.ts';
import type { IdpSetup } from '../setup.ts';
import { type TerraformCode, takenOver } from './file.ts';

const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code';

/** Okta's own domains, of which the first label is the org; a custom domain does not tell the org. */
const OKTA_DOMAIN = /^([a-z0-9-]+)\.((?:okta|oktapreview|okta-emea|okta-gov|okta-miltest|trex-govcloud)\.com|okta\.mil)$/;

const NEW_SERVER = `okta_auth_server.${SERVER_NAME}`;
const APPS = {
  web: `okta_app_oauth.${APP_NAMES.web}`,
  native: `okta_app_oauth.${APP_NAMES.native}`,
  service: `okta_app_oauth.${APP_NAMES.service}`,
} as const;

/** Apps, and for an external set-up an authorization server with its scopes and access policy. */
export function oktaCode(setup: IdpSetup): TerraformCode {
  return {
    provider: { name: 'okta', source: 'okta/okta', version: '>= 4.20, < 8.0' },
    credentials: 'The token in OKTA_API_TOKEN needs the rights to manage apps and authorization servers.',
    blocks: [
      oktaProvider(setup),
      GROUPS,
      ...takenOver(setup, { oidcClientId: APPS.web, flytectlClientId: APPS.native, propellerClientId: APPS.service }),
      ...(setup.tokens === undefined ? internal(setup) : external(setup, setup.tokens.allowedAudience)),
    ],
    results: {
      ...(isNew(setup) && { oktaAuthServer: `${NEW_SERVER}.id` }),
      oidcClientId: `${APPS.web}.client_id`,
      oidcClientSecret: `${APPS.web}.client_secret`,
      ...(setup.tokens !== undefined && {
        flytectlClientId: `${APPS.native}.client_id`,
        propellerClientId: `${APPS.service}.client_id`,
        propellerClientSecret: `${APPS.service}.client_secret`,
      }),
    },
  };
}

const isNew = (setup: IdpSetup): boolean => setup.assigned.includes('oktaAuthServer');

const oktaHost = ({ draft, issuer }: IdpSetup): string => draft.oktaDomain ?? new URL(issuer ?? '').host;

/** The authorization server that is there already: its id in the issuer; undefined for the org server. */
const existingServer = ({ issuer = '' }: IdpSetup): string | undefined => /\/oauth2\/([^/]+)$/.exec(issuer)?.[1];

function oktaProvider(setup: IdpSetup): Block {
  const [, org, domain] = OKTA_DOMAIN.exec(oktaHost(setup)) ?? [];
  if (org === undefined || domain === undefined)
    return provider('okta', {}, 'Org and domain come from OKTA_ORG_NAME and OKTA_BASE_URL.');
  return provider('okta', { org_name: org, base_url: domain });
}

const GROUPS = variable('group_ids', {
  type: expr('set(string)'),
  description: 'Ids of the Okta groups whose members may use Flyte; nobody else can log in.',
  nullable: false,
});

function internal(setup: IdpSetup): readonly Block[] {
  const server = existingServer(setup);
  const apps = [webApp(setup), assignment('web')];
  if (server === undefined) return apps;
  return [...apps, ...policy(server, ['web'], ['authorization_code'], setup.profile.loginScopes)];
}

function external(setup: IdpSetup, audience: readonly string[]): readonly Block[] {
  const server = isNew(setup) ? expr(`${NEW_SERVER}.id`) : (existingServer(setup) ?? '');
  return [
    ...(isNew(setup) ? [authServer(setup, audience.slice(0, 1))] : []),
    scopes(server),
    webApp(setup),
    assignment('web'),
    NATIVE_APP,
    assignment('native'),
    SERVICE_APP,
    ...policy(server, ['web', 'native', 'service'], ['authorization_code', 'client_credentials', DEVICE_CODE], ['*']),
  ];
}

const authServer = (setup: IdpSetup, audiences: readonly string[]): Block =>
  resource('okta_auth_server', SERVER_NAME, {
    name: SERVER_NAME,
    description: 'Access tokens of Flyte',
    audiences,
    issuer_mode: noted(
      OKTA_DOMAIN.test(oktaHost(setup)) ? 'ORG_URL' : 'CUSTOM_URL',
      'Flyte compares the issuer byte by byte: it has to name one domain only.',
    ),
  });

const scopes = (server: string | Expression): Block =>
  resource(
    'okta_auth_server_scope',
    'flyte',
    {
      for_each: expr('toset(["all", "offline"])'),
      auth_server_id: server,
      name: expr('each.key'),
      consent: 'IMPLICIT',
      metadata_publish: 'ALL_CLIENTS',
    },
    'The scopes that flytectl asks for; flytepropeller asks for "all" alone.',
  );

const webApp = ({ answers }: IdpSetup): Block =>
  resource('okta_app_oauth', APP_NAMES.web, {
    label: APP_NAMES.web,
    type: 'web',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: [consoleRedirectUri(answers.url)],
    token_endpoint_auth_method: 'client_secret_basic',
  });

const NATIVE_APP = resource('okta_app_oauth', APP_NAMES.native, {
  label: APP_NAMES.native,
  type: 'native',
  grant_types: ['authorization_code', 'refresh_token', DEVICE_CODE],
  response_types: ['code'],
  redirect_uris: [CLI_REDIRECT_URI],
  token_endpoint_auth_method: 'none',
  pkce_required: true,
});

const SERVICE_APP = resource('okta_app_oauth', APP_NAMES.service, {
  label: APP_NAMES.service,
  type: 'service',
  grant_types: ['client_credentials'],
  response_types: ['token'],
  token_endpoint_auth_method: 'client_secret_basic',
});

const assignment = (app: 'web' | 'native'): Block =>
  resource('okta_app_group_assignment', APP_NAMES[app], {
    for_each: expr('var.group_ids'),
    app_id: expr(`${APPS[app]}.id`),
    group_id: expr('each.value'),
  });

function policy(
  server: string | Expression,
  apps: readonly (keyof typeof APPS)[],
  grants: readonly string[],
  scopeNames: readonly string[],
): readonly Block[] {
  return [
    resource(
      'okta_auth_server_policy',
      SERVER_NAME,
      {
        auth_server_id: server,
        name: SERVER_NAME,
        description: 'The clients of Flyte',
        priority: 1,
        client_whitelist: apps.map((app) => expr(`${APPS[app]}.client_id`)),
      },
      'Without a policy and a rule the authorization server refuses every request.',
    ),
    resource('okta_auth_server_policy_rule', SERVER_NAME, {
      auth_server_id: server,
      policy_id: expr(`okta_auth_server_policy.${SERVER_NAME}.id`),
      name: SERVER_NAME,
      priority: 1,
      grant_type_whitelist: grants,
      scope_whitelist: scopeNames,
      group_whitelist: ['EVERYONE'],
    }),
  ];
}

import { CLI_REDIRECT_URI, consoleRedirectUri } from '../../idps/steps.ts';
import { type Block, expr, nested, noted, provider, resource, variable } from '../hcl/hcl.ts';
import { APP_NAMES, SERVER_NAME } from '../names.ts';
import type { IdpSetup } from '../setup.ts';
import { type TerraformCode, takenOver } from './file.ts';

const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code';
const API = `auth0_resource_server.${SERVER_NAME}.identifier`;
const application = (name: string): string => `auth0_client.${name}`;
const client = (name: string): string => `${application(name)}.client_id`;
const credentials = (name: string): string => `auth0_client_credentials.${name}.client_secret`;

/** Applications, and for an external set-up the API whose tokens Flyte takes. */
export function auth0Code(setup: IdpSetup): TerraformCode {
  const audience = setup.tokens?.audience;
  return {
    provider: { name: 'auth0', source: 'auth0/auth0', version: '~> 1.8' },
    credentials:
      'The provider logs in with AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET of a Machine to Machine application\nfor the Management API, or with AUTH0_API_TOKEN; it needs read:client_keys for the secrets.',
    blocks: [
      auth0Provider(setup),
      ...takenOver(setup, {
        oidcClientId: application(APP_NAMES.web),
        flytectlClientId: application(APP_NAMES.native),
        propellerClientId: application(APP_NAMES.service),
      }),
      ...(audience === undefined ? [] : api(audience)),
      ...webApp(setup),
      ...(audience === undefined ? [] : [NATIVE_APP, ...SERVICE_APP]),
    ],
    results: {
      oidcClientId: client(APP_NAMES.web),
      oidcClientSecret: credentials(APP_NAMES.web),
      ...(audience !== undefined && {
        flytectlClientId: client(APP_NAMES.native),
        propellerClientId: client(APP_NAMES.service),
        propellerClientSecret: credentials(APP_NAMES.service),
      }),
    },
  };
}

/** The management API answers on the tenant's own domain only. */
function auth0Provider({ issuer = '' }: IdpSetup): Block {
  const { host } = new URL(issuer);
  if (host.endsWith('.auth0.com')) return provider('auth0', { domain: host });
  return provider('auth0', {}, "The tenant's own domain (not the custom one) comes from AUTH0_DOMAIN.");
}

const api = (audience: string): readonly Block[] => [
  resource('auth0_resource_server', SERVER_NAME, {
    name: SERVER_NAME,
    identifier: audience,
    signing_alg: 'RS256',
    allow_offline_access: true,
    skip_consent_for_verifiable_first_party_clients: true,
    token_dialect: noted(
      'access_token',
      'The RFC 9068 dialects add client_id to the tokens, and Flyte refuses those without "scp".',
    ),
  }),
  resource('auth0_resource_server_scopes', SERVER_NAME, {
    resource_server_identifier: expr(API),
    scopes: nested({ name: 'all', description: 'Use Flyte' }),
  }),
  variable('set_default_audience', {
    type: expr('bool'),
    description:
      "Whether requests without an audience, those of all applications of the tenant, get tokens for Flyte's API. flytectl sends none in browser logins and cannot log in without this.",
    nullable: false,
  }),
  resource('auth0_tenant', SERVER_NAME, { count: expr('var.set_default_audience ? 1 : 0'), default_audience: expr(API) }),
];

/** Without a choice Auth0 may sign ID tokens with the client secret (HS256), which Flyte cannot check. */
const RS256 = nested({ alg: 'RS256' });

const webApp = ({ answers }: IdpSetup): readonly Block[] => [
  resource('auth0_client', APP_NAMES.web, {
    name: APP_NAMES.web,
    app_type: 'regular_web',
    oidc_conformant: true,
    callbacks: [consoleRedirectUri(answers.url)],
    grant_types: ['authorization_code', 'refresh_token'],
    jwt_configuration: RS256,
  }),
  clientSecret(APP_NAMES.web),
];

const NATIVE_APP = resource('auth0_client', APP_NAMES.native, {
  name: APP_NAMES.native,
  app_type: 'native',
  oidc_conformant: true,
  callbacks: [CLI_REDIRECT_URI],
  grant_types: ['authorization_code', 'refresh_token', DEVICE_CODE],
  jwt_configuration: RS256,
});

const clientSecret = (name: string): Block =>
  resource('auth0_client_credentials', name, { client_id: expr(client(name)), authentication_method: 'client_secret_post' });

const SERVICE_APP: readonly Block[] = [
  resource('auth0_client', APP_NAMES.service, {
    name: APP_NAMES.service,
    app_type: 'non_interactive',
    grant_types: ['client_credentials'],
    jwt_configuration: RS256,
  }),
  clientSecret(APP_NAMES.service),
  resource('auth0_client_grant', APP_NAMES.service, {
    client_id: expr(client(APP_NAMES.service)),
    audience: expr(API),
    scopes: ['all'],
  }),
];

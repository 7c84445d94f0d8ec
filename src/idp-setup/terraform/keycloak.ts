import { CLI_REDIRECT_URI, consoleRedirectUri } from '../../idps/steps.ts';
import type { SecretKey } from '../../questions/secret-questions.ts';
import { type Block, type Body, data, expr, noted, provider, resource, variable } from '../hcl/hcl.ts';
import { secretsOf } from '../init-command.ts';
import { realmPlace } from '../keycloak.ts';
import { APP_NAMES } from '../names.ts';
import type { IdpSetup } from '../setup.ts';
import { outputName, type TerraformCode } from './file.ts';

const REALM = { realm_id: expr('data.keycloak_realm.flyte.id') } as const;
const DEVICE_FLOW =
  'For logins without a browser set oauth2_device_authorization_grant_enabled instead: Keycloak would\nwant PKCE there too, and flytectl sends none then.';
const ALL = 'keycloak_openid_client_scope.all';
const client = (name: string): string => `keycloak_openid_client.${name}`;

/** Clients, and for an external set-up the client scopes with their mappers, in a realm that exists. */
export function keycloakCode(setup: IdpSetup): TerraformCode {
  const { origin, basePath, realm } = realmPlace(setup);
  const external = setup.tokens !== undefined;
  return {
    provider: { name: 'keycloak', source: 'keycloak/keycloak', version: '~> 5.0' },
    credentials:
      'The provider logs in with KEYCLOAK_CLIENT_ID and KEYCLOAK_CLIENT_SECRET; as a person with KEYCLOAK_CLIENT_ID=admin-cli,\nKEYCLOAK_USER and KEYCLOAK_PASSWORD. A client that is there already needs import = true.',
    blocks: [
      provider('keycloak', { url: origin, ...(basePath !== '' && { base_path: basePath }) }),
      data(
        'keycloak_realm',
        'flyte',
        { realm },
        'The realm has to exist: flyte-auth-config idp-setup --format keycloak-realm makes a new one.',
      ),
      ...secretsOf(setup).map(secretVariable),
      ...(setup.tokens === undefined ? [] : scopes(setup.tokens.allowedAudience)),
      webClient(setup),
      ...(external ? [...nativeClient(setup), ...serviceClient(setup)] : []),
    ],
    results: {
      oidcClientSecret: `${client(APP_NAMES.web)}.client_secret`,
      ...(external && { propellerClientSecret: `${client(APP_NAMES.service)}.client_secret` }),
    },
  };
}

/** A secret that Flyte has already is given; without one Keycloak makes it. */
const secretVariable = (key: SecretKey): Block =>
  variable(outputName(key), {
    type: expr('string'),
    description: `${key === 'oidcClientSecret' ? 'Client secret of the console' : 'Client secret of flytepropeller'}, where Flyte has one already; Keycloak makes one up otherwise.`,
    default: expr('null'),
    sensitive: true,
  });

const givenSecret = (key: SecretKey) => ({ client_secret: expr(`var.${outputName(key)}`) });

const scopes = (audience: readonly string[]): readonly Block[] => [
  resource('keycloak_openid_client_scope', 'all', { ...REALM, name: 'all', include_in_token_scope: true }),
  ...audience.map((value, index) =>
    resource(
      'keycloak_openid_audience_protocol_mapper',
      index === 0 ? 'audience' : `audience_${index + 1}`,
      mapper(index === 0 ? 'flyte-audience' : `flyte-audience-${index + 1}`, { included_custom_audience: value }),
      index === 0 ? 'Without it the tokens do not name Flyte in "aud", and Flyte refuses them.' : undefined,
    ),
  ),
  resource(
    'keycloak_openid_hardcoded_claim_protocol_mapper',
    'scp',
    mapper('flyte-scp', {
      claim_name: 'scp',
      claim_value: expr('jsonencode(["all"])'),
      claim_value_type: 'JSON',
      add_to_userinfo: false,
    }),
    'Tokens of service accounts carry client_id: Flyte then wants "all" in "scp", and never reads "scope".',
  ),
  resource(
    'keycloak_openid_client_scope',
    'offline',
    { ...REALM, name: 'offline', include_in_token_scope: true },
    'flytectl asks for it too; Keycloak refuses scopes that it does not know.',
  ),
];

const mapper = (name: string, config: Body): Body => ({
  ...REALM,
  client_scope_id: expr(`${ALL}.id`),
  name,
  ...config,
  add_to_id_token: false,
});

const webClient = ({ answers }: IdpSetup): Block =>
  resource('keycloak_openid_client', APP_NAMES.web, {
    ...REALM,
    client_id: answers.oidcClientId,
    ...givenSecret('oidcClientSecret'),
    access_type: 'CONFIDENTIAL',
    standard_flow_enabled: true,
    valid_redirect_uris: [consoleRedirectUri(answers.url)],
    full_scope_allowed: false,
  });

const nativeClient = ({ answers }: IdpSetup): readonly Block[] => [
  resource('keycloak_openid_client', APP_NAMES.native, {
    ...REALM,
    client_id: answers.flytectlClientId,
    access_type: 'PUBLIC',
    standard_flow_enabled: true,
    valid_redirect_uris: [CLI_REDIRECT_URI],
    full_scope_allowed: false,
    pkce_code_challenge_method: noted('S256', DEVICE_FLOW),
  }),
  defaultScopes(APP_NAMES.native, ['basic', 'profile', 'email']),
  resource('keycloak_openid_client_optional_scopes', APP_NAMES.native, {
    ...REALM,
    client_id: expr(`${client(APP_NAMES.native)}.id`),
    optional_scopes: [expr('keycloak_openid_client_scope.offline.name'), 'offline_access'],
  }),
];

const serviceClient = ({ answers }: IdpSetup): readonly Block[] => [
  resource('keycloak_openid_client', APP_NAMES.service, {
    ...REALM,
    client_id: answers.propellerClientId,
    ...givenSecret('propellerClientSecret'),
    access_type: 'CONFIDENTIAL',
    service_accounts_enabled: true,
    standard_flow_enabled: false,
    full_scope_allowed: false,
  }),
  defaultScopes(APP_NAMES.service, ['basic']),
];

const defaultScopes = (name: string, builtIn: readonly string[]): Block =>
  resource('keycloak_openid_client_default_scopes', name, {
    ...REALM,
    client_id: expr(`${client(name)}.id`),
    default_scopes: noted(
      [...builtIn, expr(`${ALL}.name`)],
      'Keycloak has the scope "basic" since version 25; leave it out before.',
    ),
  });

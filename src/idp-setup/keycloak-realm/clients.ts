import type { IdpAnswers } from '../../idps/profile.ts';
import { CLI_REDIRECT_URI, consoleRedirectUri } from '../../idps/steps.ts';
import { APP_NAMES } from '../names.ts';
import { LOGIN_SCOPE_NAMES } from './scopes.ts';

/**
 * The variables of Keycloak's environment that hold the client secrets while the realm is imported. Keycloak takes the placeholder itself
 * for the secret where a variable is missing.
 */
export const SECRET_VARIABLES = {
  oidcClientSecret: 'FLYTE_OIDC_CLIENT_SECRET',
  propellerClientSecret: 'FLYTE_PROPELLER_CLIENT_SECRET',
} as const;

const fromEnvironment = (variable: string): string => `\${${variable}}`;

/** Everything off that Flyte has no use for; each client turns on its own. */
const CLIENT = {
  protocol: 'openid-connect',
  enabled: true,
  publicClient: false,
  standardFlowEnabled: false,
  implicitFlowEnabled: false,
  directAccessGrantsEnabled: false,
  serviceAccountsEnabled: false,
  fullScopeAllowed: false,
} as const;

/** The client of the console: people log in, flyteadmin holds the secret. */
export const webClient = ({ oidcClientId, url }: IdpAnswers) => ({
  ...CLIENT,
  clientId: oidcClientId ?? APP_NAMES.web,
  name: 'Flyte console',
  clientAuthenticatorType: 'client-secret',
  secret: fromEnvironment(SECRET_VARIABLES.oidcClientSecret),
  standardFlowEnabled: true,
  redirectUris: [consoleRedirectUri(url)],
  defaultClientScopes: LOGIN_SCOPE_NAMES,
  optionalClientScopes: ['offline_access'],
});

/**
 * The public client of flytectl and pyflyte. Without the device grant: where PKCE is enforced, Keycloak wants it there too, and neither of
 * them sends it then.
 */
export const nativeClient = ({ flytectlClientId }: IdpAnswers) => ({
  ...CLIENT,
  clientId: flytectlClientId ?? APP_NAMES.native,
  name: 'Flyte command line (flytectl, pyflyte)',
  publicClient: true,
  standardFlowEnabled: true,
  redirectUris: [CLI_REDIRECT_URI],
  attributes: { 'pkce.code.challenge.method': 'S256' },
  defaultClientScopes: [...LOGIN_SCOPE_NAMES, 'all'],
  optionalClientScopes: ['offline', 'offline_access'],
});

/** The service account of flytepropeller and flytescheduler. */
export const serviceClient = ({ propellerClientId }: IdpAnswers) => ({
  ...CLIENT,
  clientId: propellerClientId ?? APP_NAMES.service,
  name: 'Flyte services (flytepropeller, flytescheduler)',
  clientAuthenticatorType: 'client-secret',
  secret: fromEnvironment(SECRET_VARIABLES.propellerClientSecret),
  serviceAccountsEnabled: true,
  defaultClientScopes: ['basic', 'all'],
});

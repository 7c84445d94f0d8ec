import { API_SCOPE, API_SCOPE_TEXT } from '../entra.ts';

/** Where the bash variables of the script stand in JSON; they hold texts that need no escaping. */
type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

const heredoc = (clientId: string, body: Json): string =>
  `configure "$${clientId}" <<JSON\n${JSON.stringify(body, null, 2)}\nJSON\n`;

/** Which parts the registration of Flyte has. */
export interface RegistrationParts {
  /** The API that people and services get access tokens for. */
  readonly api: boolean;
  /** The redirect URI of flytectl. */
  readonly cli: boolean;
}

const CLI = { isFallbackPublicClient: true, publicClient: { redirectUris: ['$CLI_REDIRECT'] } } as const;

/** Configures the registration of Flyte as a whole. */
export const configureFlyte = ({ api, cli }: RegistrationParts): string =>
  heredoc('APP', {
    signInAudience: 'AzureADMyOrg',
    web: { redirectUris: ['$WEB_REDIRECT'] },
    ...(cli && CLI),
    ...(api && { api: exposedApi, identifierUris: ['$API_URI'] }),
    optionalClaims: { idToken: [{ name: 'email' }], accessToken: [{ name: 'email' }] },
  });

const exposedApi = {
  requestedAccessTokenVersion: 2,
  oauth2PermissionScopes: [
    {
      id: '$SCOPE_ID',
      value: API_SCOPE,
      type: 'User',
      isEnabled: true,
      adminConsentDisplayName: API_SCOPE_TEXT,
      adminConsentDescription: API_SCOPE_TEXT,
    },
  ],
} as const;

/** Configures the registration that flytectl has for itself. */
export const configureCli = (): string =>
  heredoc('CLI_APP', {
    signInAudience: 'AzureADMyOrg',
    ...CLI,
    requiredResourceAccess: [{ resourceAppId: '$APP', resourceAccess: [{ id: '$SCOPE_ID', type: 'Scope' }] }],
  });

/** Configures the registration that flytepropeller has for itself. */
export const configureService = (): string => heredoc('SERVICE_APP', { signInAudience: 'AzureADMyOrg' });

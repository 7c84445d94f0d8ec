import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';
import { inject } from 'vitest';
import { type ClaimsVerdict, judgeClaims } from '../../../src/flyte/claims.ts';
import { keycloak } from '../../../src/idps/keycloak.ts';
import { CLI_REDIRECT_URI, consoleRedirectUri } from '../../../src/idps/steps.ts';
import { authorizationCode, clientCredentials, type Tokens } from './realm-client.ts';
import { FLYTE_URL, PERSON, SERVICE_SECRET, WEB_SECRET } from './realms.ts';

/** The issuer of a realm, as Flyte's `baseUrl` has it. */
export const issuerOf = (realm: string): string => `${inject('keycloakUrl')}/realms/${realm}`;

const answers = { authServer: 'external', url: FLYTE_URL, oidcClientId: 'flyteconsole' } as const;
const plan = keycloak.external?.plan(answers);
/** What `init` writes for Keycloak. */
export const CLI_SCOPES = plan?.cliScopes ?? [];
export const SERVICE_SCOPES = plan?.propellerScopes ?? [];
export const AUDIENCE = plan?.allowedAudience ?? [];

/** flytepropeller's token. */
export const serviceTokens = (
  realm: string,
  { secret = SERVICE_SECRET, scopes = SERVICE_SCOPES }: { readonly secret?: string; readonly scopes?: readonly string[] } = {},
): Promise<Tokens> => clientCredentials(issuerOf(realm), 'flytepropeller', secret, scopes);

/** flytectl's tokens, after somebody has logged in. */
export const cliTokens = (realm: string, scopes: readonly string[] = CLI_SCOPES): Promise<Tokens> =>
  authorizationCode(issuerOf(realm), { clientId: 'flytectl', redirectUri: CLI_REDIRECT_URI, scopes }, PERSON);

/** flyteadmin's tokens, after somebody has logged in to the console. */
export const consoleTokens = (realm: string): Promise<Tokens> =>
  authorizationCode(
    issuerOf(realm),
    {
      clientId: 'flyteconsole',
      redirectUri: consoleRedirectUri(FLYTE_URL),
      scopes: keycloak.loginScopes,
      secret: WEB_SECRET,
    },
    PERSON,
  );

/** What flytectl and pyflyte ask for where there is no browser (flyteidl/clients/go/admin/deviceflow/token_orchestrator.go). */
export async function askForDevice(realm: string): Promise<unknown> {
  const body = new URLSearchParams({ client_id: 'flytectl', scope: CLI_SCOPES.join(' ') });
  const response = await fetch(`${issuerOf(realm)}/protocol/openid-connect/auth/device`, { method: 'POST', body });
  return response.json();
}

/** The claims of a token whose signature one of the realm's keys has made. */
export async function verifiedClaims(realm: string, token: string): Promise<JWTPayload> {
  const discovery = await fetch(`${issuerOf(realm)}/${plan?.metadataUrl}`);
  const { jwks_uri: keys } = (await discovery.json()) as { jwks_uri: string };
  const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(keys)));
  return payload;
}

/** What flyteadmin would say to an access token. */
export const flyteSays = async (realm: string, { access_token: token }: Tokens): Promise<ClaimsVerdict> =>
  judgeClaims(await verifiedClaims(realm, token), AUDIENCE);

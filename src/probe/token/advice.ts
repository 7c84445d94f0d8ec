import type { IdpId } from '../../questions/answers.ts';
import type { JsonObject } from '../json.ts';

/** How providers are brought to put an audience into access tokens. */
export const AUDIENCE_HINTS: Readonly<Record<IdpId, string>> = {
  okta: 'set the audience of the Okta authorization server',
  google: 'Google issues no tokens for others: let Flyte issue them (authServerType Self)',
  'azure-ad': 'ask for the scope of your own API; version 2 tokens carry its GUID, version 1 tokens api://<GUID>',
  keycloak: 'add an audience mapper to a client scope of the client',
  auth0: 'send the parameter "audience" with the identifier of the API',
  oidc: 'let the provider put the URL of Flyte into "aud"',
};

/** Why providers issue tokens that nobody can read. */
export const OPAQUE_HINTS: Readonly<Partial<Record<IdpId, string>>> = {
  auth0: 'ask Auth0 for a token with the parameter "audience"',
  okta: "use a custom authorization server: tokens of Okta's org server are for Okta alone",
  google: 'Google issues no tokens for others: let Flyte issue them (authServerType Self)',
};

/** Why flyteadmin finds no scope "all" in claims, and what helps. It reads `scp` alone, never `scope` (authzserver/claims_verifier.go). */
export function scopeFault({ scp, client_id: clientId, ver }: JsonObject): { readonly why: string; readonly remedy: string } {
  if (scp === undefined && clientId !== undefined) {
    return {
      why: 'it has "client_id" and no "scp"; "scope" is not read',
      remedy: 'let the provider write scp: ["all"] (Keycloak: a hardcoded claim mapper; Auth0: the token dialect access_token)',
    };
  }
  if (typeof scp === 'string' && /\s/.test(scp)) {
    return {
      why: 'a text in "scp" is one scope to it, whatever blanks it holds',
      remedy: 'let the API have one scope alone, named "all"',
    };
  }
  const name = ver === undefined ? 'ask for the scope "all", and create it at the provider' : 'name the scope of the API "all"';
  return { why: '"scp" does not hold "all"', remedy: name };
}

import { createHash, randomBytes } from 'node:crypto';
import { type Credentials, logIn } from './browser.ts';

/** What the token endpoint answers. */
export interface Tokens {
  readonly access_token: string;
  readonly id_token?: string;
  readonly refresh_token?: string;
  readonly scope: string;
}

export interface CodeRequest {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  /** Of flyteadmin; it sends no PKCE, flytectl has nothing else. */
  readonly secret?: string;
}

const endpoint = (issuer: string, name: string): string => `${issuer}/protocol/openid-connect/${name}`;

/** Sends a request to the token endpoint; throws an Error with Keycloak's own words where it is refused. */
async function requestTokens(issuer: string, form: Readonly<Record<string, string>>): Promise<Tokens> {
  const response = await fetch(endpoint(issuer, 'token'), { method: 'POST', body: new URLSearchParams(form) });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as Tokens;
}

/** The grant that flytepropeller uses. */
export const clientCredentials = (issuer: string, clientId: string, secret: string, scopes: readonly string[]): Promise<Tokens> =>
  requestTokens(issuer, {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: secret,
    scope: scopes.join(' '),
  });

/** The grant of flytectl and of the console: a person logs in in the browser, and the code is exchanged. */
export async function authorizationCode(issuer: string, request: CodeRequest, person: Credentials): Promise<Tokens> {
  const verifier = randomBytes(32).toString('base64url');
  const proof = request.secret === undefined ? challenge(verifier) : {};
  const back = await logIn(authorizeUrl(issuer, request, proof), person);
  const code = back.searchParams.get('code');
  if (code === null) throw new Error(`${back.searchParams.get('error')}: ${back.searchParams.get('error_description')}`);
  return requestTokens(issuer, {
    grant_type: 'authorization_code',
    client_id: request.clientId,
    redirect_uri: request.redirectUri,
    code,
    ...(request.secret === undefined ? { code_verifier: verifier } : { client_secret: request.secret }),
  });
}

const challenge = (verifier: string) => ({
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  code_challenge_method: 'S256',
});

function authorizeUrl(
  issuer: string,
  { clientId, redirectUri, scopes }: CodeRequest,
  proof: Readonly<Record<string, string>>,
): URL {
  const url = new URL(endpoint(issuer, 'auth'));
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: scopes.join(' '),
    state: randomBytes(8).toString('hex'),
    ...proof,
  }).toString();
  return url;
}

import { fail, type Outcome, pass, quoted, skip } from '../check.ts';
import { jsonObject, textIn } from '../json.ts';
import { type Reply, redirectOf } from '../net/http.ts';

/** An authorization request that nobody has to answer. */
export interface AuthorizeRequest {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  /** The `audience` parameter; empty where none is sent. */
  readonly audience: string;
  /** flytectl and pyflyte prove themselves with a code challenge. */
  readonly pkce: boolean;
}

/** What to do about the faults that providers name. */
export type Remedies = Readonly<Record<Fault, string>>;

type Fault = 'redirect' | 'client' | 'scope' | 'other';

/** SHA-256 of a verifier that nobody will ever send. */
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

/** The URL of the request, with `prompt=none`, so that no login page is needed to see whether it is accepted. */
export function authorizeUrl(endpoint: string, { clientId, redirectUri, scopes, audience, pkce }: AuthorizeRequest): string {
  const url = new URL(endpoint);
  const parameters = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: scopes.join(' '),
    state: 'flyte-auth-config-doctor',
    prompt: 'none',
    ...(audience !== '' && { audience }),
    ...(pkce && { code_challenge: CHALLENGE, code_challenge_method: 'S256' }),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/** Errors that only say that nobody is logged in. */
const NOT_LOGGED_IN = ['login_required', 'interaction_required', 'consent_required', 'account_selection_required'];

/** What providers call their faults, in error codes and on error pages. */
const FAULTS: readonly (readonly [Fault, RegExp])[] = [
  [
    'redirect',
    /redirect_uri_mismatch|invalid_redirect_uri|Invalid parameter: redirect_uri|'redirect_uri' parameter must be|Callback URL mismatch/i,
  ],
  ['client', /invalid_client|unauthorized_client|unknown_client|Client not found|Unknown client/i],
  ['scope', /invalid_scope/i],
];
/** Entra answers with status 200 whatever is wrong. */
const ENTRA_FAULTS: readonly (readonly [Fault, RegExp])[] = [
  ['redirect', /AADSTS50011\b/],
  ['client', /AADSTS(700016|90002|7000218)\b/],
  ['scope', /AADSTS(650053|70011|65005)\b/],
];

/** Judges the answer to such a request; an answer that does not tell counts as skipped. */
export function judgeAuthorize(reply: Reply, { redirectUri, clientId, scopes }: AuthorizeRequest, remedies: Remedies): Outcome {
  const target = redirectOf(reply);
  const error = target === undefined ? undefined : errorIn(target);
  if (target !== undefined && `${target.origin}${target.pathname}` === trimmed(redirectUri)) {
    if (error === undefined || NOT_LOGGED_IN.includes(error))
      return pass(`${quoted(clientId)} may send people back to ${quoted(redirectUri)}`);
    return refused(error, faultIn(error, FAULTS) ?? 'other', remedies, scopes);
  }
  if (target !== undefined) {
    if (error === undefined) return pass(`${quoted(clientId)} is sent to a login page`);
    return refused(error, faultIn(error, [...FAULTS, ...ENTRA_FAULTS]) ?? 'other', remedies, scopes);
  }
  const fault = faultIn(reply.text, reply.status >= 400 ? [...FAULTS, ...ENTRA_FAULTS] : ENTRA_FAULTS);
  if (fault !== undefined || reply.status >= 400) return refused(errorOf(reply), fault ?? 'other', remedies, scopes);
  return skip('the provider answers with a page that does not tell; try the login itself');
}

const trimmed = (uri: string): string => (URL.canParse(uri) ? `${new URL(uri).origin}${new URL(uri).pathname}` : uri);

const faultIn = (text: string, faults: typeof FAULTS): Fault | undefined => faults.find(([, mark]) => mark.test(text))?.[0];

/** The error in the query of a redirect; Google wraps it in base64. */
function errorIn({ searchParams }: URL): string | undefined {
  const wrapped = searchParams.get('authError');
  return searchParams.get('error') ?? (wrapped === null ? undefined : Buffer.from(wrapped, 'base64').toString('latin1'));
}

const errorOf = ({ status, text }: Reply): string => textIn(jsonObject(text) ?? {}, 'error') ?? `an error page (${status})`;

function refused(error: string, fault: Fault, remedies: Remedies, scopes: readonly string[]): Outcome {
  const asked = fault === 'scope' ? `; asked for: ${quoted(scopes.join(' '))}` : '';
  return fail(`the provider refuses the login request: ${quoted(error)}${asked}`, remedies[fault]);
}

import { fail, type Outcome, pass, quoted, skip } from '../check.ts';
import { placeOf, type Reply, redirectOf } from '../net/http.ts';
import { errorWords } from '../oauth-error.ts';

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
export function judgeAuthorize(reply: Reply, request: AuthorizeRequest, remedies: Remedies): Outcome {
  const target = redirectOf(reply);
  return target === undefined ? judgePage(reply, request, remedies) : judgeRedirect(target, request, remedies);
}

function judgeRedirect(target: URL, request: AuthorizeRequest, remedies: Remedies): Outcome {
  const error = errorIn(target);
  const isBack = placeOf(target.href) === placeOf(request.redirectUri);
  if (error !== undefined && !(isBack && NOT_LOGGED_IN.includes(error))) {
    return refused(faultIn(error, [...FAULTS, ...ENTRA_FAULTS]) ?? { fault: 'other', words: error }, request, remedies);
  }
  const who = quoted(request.clientId);
  return pass(isBack ? `${who} may send people back to ${quoted(request.redirectUri)}` : `${who} leads to a login page`);
}

/** Pages with status 200 are full of words that mean nothing; only what Entra calls its faults can be told there. */
function judgePage(reply: Reply, request: AuthorizeRequest, remedies: Remedies): Outcome {
  const isError = reply.status >= 400;
  const found = faultIn(reply.text, isError ? [...FAULTS, ...ENTRA_FAULTS] : ENTRA_FAULTS);
  if (found !== undefined) return refused(found, request, remedies);
  if (!isError) return skip('the provider answers with a page that does not tell; try the login itself');
  const [words = ''] = errorWords(reply);
  return refused({ fault: 'other', words }, request, remedies);
}

interface Found {
  readonly fault: Fault;
  /** What the provider calls it. */
  readonly words: string;
}

function faultIn(text: string, faults: typeof FAULTS): Found | undefined {
  for (const [fault, mark] of faults) {
    const words = mark.exec(text)?.[0];
    if (words !== undefined) return { fault, words };
  }
  return undefined;
}

/** The error in the query of a redirect; Google wraps it in base64. */
function errorIn({ searchParams }: URL): string | undefined {
  const wrapped = searchParams.get('authError');
  return searchParams.get('error') ?? (wrapped === null ? undefined : Buffer.from(wrapped, 'base64').toString('latin1'));
}

function refused({ fault, words }: Found, { scopes }: AuthorizeRequest, remedies: Remedies): Outcome {
  const asked = fault === 'scope' ? `; asked for: ${quoted(scopes.join(' '))}` : '';
  return fail(`the provider refuses the login request: ${quoted(words)}${asked}`, remedies[fault]);
}

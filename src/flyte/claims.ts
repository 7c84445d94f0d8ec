/** The claims of an access token, as JSON gives them. */
export type Claims = Readonly<Record<string, unknown>>;

/** `refused`: Flyte's own words; `panic`: the claim whose type flyteadmin does not survive, seen by callers as an internal error. */
export type ClaimsVerdict =
  | { readonly ok: true; readonly clientId: string; readonly audience: string; readonly scopes: readonly string[] }
  | { readonly ok: false; readonly refused: string }
  | { readonly ok: false; readonly panic: string };

const SCOPE_NEEDED = 'all';

/** What callers are told where the token allows too little. */
export const NO_SCOPE = "authenticated user doesn't have required scope";

/**
 * Whether flyteadmin lets a call with these claims pass. It reads `aud`, `client_id`, `scp` and no other claim of scopes or clients; a
 * text in `scp` is one scope, however many blanks it has. Source: authzserver/claims_verifier.go, flyteadmin/auth/interceptor.go.
 */
export function judgeClaims(claims: Claims, accepted: readonly string[]): ClaimsVerdict {
  const audience = audiencesOf(claims['aud']).find((one) => accepted.includes(one));
  if (audience === undefined) return { ok: false, refused: 'invalid audience' };
  const misfit = MISFITS.find(({ claim, fits }) => claims[claim] !== undefined && !fits(claims[claim]));
  if (misfit !== undefined) return { ok: false, ...misfit.outcome };
  const granted = textsOf(claims['scp']);
  const clientId = String(claims['client_id'] ?? '');
  // A token of a person without any scope counts like a browser login.
  const scopes = clientId === '' && granted.length === 0 ? [SCOPE_NEEDED] : granted;
  return scopes.includes(SCOPE_NEEDED) ? { ok: true, clientId, audience, scopes } : { ok: false, refused: NO_SCOPE };
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isObject = (value: unknown): value is Claims => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text is a list of one. */
const textsOf = (claim: unknown): readonly string[] => (Array.isArray(claim) ? claim : [claim]).filter(isText);

/** A list with anything but texts counts as no audience at all. */
const audiencesOf = (claim: unknown): readonly string[] => (Array.isArray(claim) && !claim.every(isText) ? [] : textsOf(claim));

const USER_TEXTS = ['subject', 'name', 'preferred_username', 'given_name', 'family_name', 'email', 'picture'];

interface Misfit {
  readonly claim: string;
  readonly fits: (value: unknown) => boolean;
  readonly outcome: { readonly refused: string } | { readonly panic: string };
}

/** What flyteadmin does with claims of unexpected types, in the order in which it reads them. */
const MISFITS: readonly Misfit[] = [
  { claim: 'user_info', fits: (value) => value === null || isObject(value), outcome: { panic: 'user_info' } },
  { claim: 'user_info', fits: hasUserTexts, outcome: { refused: 'failed to unmarshal user info claim into UserInfo type' } },
  { claim: 'client_id', fits: isText, outcome: { panic: 'client_id' } },
  { claim: 'scp', fits: (value) => isText(value) || Array.isArray(value), outcome: { refused: 'failed getting scope claims' } },
  { claim: 'scp', fits: (value) => !Array.isArray(value) || value.every(isText), outcome: { panic: 'scp' } },
  { claim: 'email', fits: isText, outcome: { panic: 'email' } },
];

function hasUserTexts(info: unknown): boolean {
  return !isObject(info) || USER_TEXTS.every((name) => info[name] === undefined || info[name] === null || isText(info[name]));
}

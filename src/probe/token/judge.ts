import { quotedList } from '../../core/quote.ts';
import { acceptedAudiences, selfTokenAudience } from '../../flyte/audience.ts';
import { judgeClaims, NO_SCOPE } from '../../flyte/claims.ts';
import { externalBaseUrl } from '../../flyte/metadata-url.ts';
import { recogniseIssuer } from '../../idps/recognise.ts';
import type { Secret } from '../../secrets/secret.ts';
import { type Check, fail, type Outcome, pass, quoted, skip } from '../check.ts';
import type { Expected } from '../expected.ts';
import { type JsonObject, textIn } from '../json.ts';
import { MOST_SKEW_SECONDS } from '../skew.ts';
import { AUDIENCE_HINTS, OPAQUE_HINTS, scopeFault } from './advice.ts';
import { isSignedBy, type Keys } from './keys.ts';
import { readToken, type Token } from './token.ts';

/** Who shows the token to flyteadmin: `authority` is the host (and port) that they call. */
export interface Bearer {
  readonly name: string;
  readonly authority: string | undefined;
}

/** An access token and what flyteadmin would judge it by. */
export interface TokenCase {
  readonly text: Secret;
  readonly expected: Expected;
  readonly bearers: readonly Bearer[];
  readonly keys: () => Promise<Keys>;
  readonly now: Date;
}

type TokenCheck = Check<TokenCase>;

const NEEDS = ['token-form'];

/** A check of the claims of a token that could be read. */
const claimsCheck = (
  id: string,
  title: string,
  judge: (token: Token, context: TokenCase) => Outcome | Promise<Outcome>,
): TokenCheck => ({
  id,
  title,
  needs: NEEDS,
  run: (context) => {
    const token = readToken(context.text);
    return typeof token === 'string' ? skip(token) : judge(token, context);
  },
});

/** The judgement of flyteadmin, in its order (authzserver/resource_server.go, authzserver/provider.go). */
export const TOKEN_CHECKS: readonly TokenCheck[] = [
  { id: 'token-form', title: 'form', run: judgeForm },
  claimsCheck('token-signature', 'signature', judgeSignature),
  claimsCheck('token-time', 'time', judgeTime),
  claimsCheck('token-audience', 'audience', judgeAudience),
  claimsCheck('token-scope', 'scope "all"', judgeScope),
  claimsCheck('token-issuer', 'issuer', judgeIssuer),
];

function judgeForm({ text, expected }: TokenCase): Outcome {
  const token = readToken(text);
  if (typeof token !== 'string') return pass(`a signed token (${quoted(String(token.header['alg']))}) ${whoIn(token.claims)}`);
  const { idp } = recogniseIssuer(externalBaseUrl(expected.auth).value);
  return fail(token, OPAQUE_HINTS[idp ?? 'oidc'] ?? 'let the authorization server issue JWTs for Flyte');
}

function whoIn(claims: JsonObject): string {
  const named = ['sub', 'client_id', 'azp', 'cid', 'email'].filter((claim) => textIn(claims, claim) !== undefined);
  return named.length === 0
    ? 'that names nobody'
    : named.map((claim) => `${claim} ${quoted(textIn(claims, claim) ?? '')}`).join(', ');
}

async function judgeSignature({ header }: Token, { keys, text }: TokenCase): Promise<Outcome> {
  const known = await keys();
  if ('unknown' in known) return skip(known.unknown);
  if (await isSignedBy(text, header, known.keys)) return pass(`made by a key of ${known.from}`);
  const isForGraph = header['nonce'] !== undefined;
  return fail(
    `none of the keys at ${known.from} has made it`,
    isForGraph
      ? 'it is meant for Microsoft Graph: ask for the scope of your own API (api://…)'
      : 'it comes from another issuer, or has been changed',
  );
}

/** Without leeway, but for the clock of this machine; a missing claim counts as fine (github.com/golang-jwt/jwt, MapClaims.Valid). */
function judgeTime({ claims }: Token, { now }: TokenCase): Outcome {
  const seconds = Math.floor(now.getTime() / 1000);
  const { exp, iat, nbf } = claims;
  const wrong = Object.entries({ exp, iat, nbf }).find(([, time]) => time !== undefined && typeof time !== 'number');
  if (wrong !== undefined) return fail(`${wrong[0]} is no number`, 'correct the authorization server');
  if (isSet(exp) && seconds >= exp) return fail(`it has expired ${Math.round(seconds - exp)} seconds ago`, 'get a new one');
  const start = Math.max(...[iat, nbf].filter((time) => typeof time === 'number'), 0);
  if (start - seconds > MOST_SKEW_SECONDS)
    return fail(`it is valid in ${Math.round(start - seconds)} seconds only`, 'set the clocks of the provider and Flyte (NTP)');
  return pass(isSet(exp) ? `valid for ${Math.round(exp - seconds)} seconds more` : 'it never expires');
}

/** Zero counts as missing. */
const isSet = (time: unknown): time is number => typeof time === 'number' && time !== 0;

function judgeAudience({ claims }: Token, { expected, bearers }: TokenCase): Outcome {
  const { aud } = claims;
  const used = new Set<string>();
  for (const { name, authority } of bearers) {
    const accepted = [...new Set(acceptedAudiences(expected.auth, authority).map(({ value }) => value))];
    const verdict = judgeClaims({ aud }, accepted);
    if (!verdict.ok) return wrongAudience(aud, `${name} needs one of ${quotedList(accepted)}`, expected);
    used.add(verdict.audience);
  }
  return pass(`${quotedList([...used])} is accepted`);
}

function wrongAudience(aud: unknown, needed: string, { auth, mode, key }: Expected): Outcome {
  const own = [aud].flat().filter((one) => typeof one === 'string');
  const message = `"aud" is ${own.length === 0 ? 'missing' : quotedList(own)}, and ${needed}`;
  if (own.includes(auth.userAuth.openId.clientId.value))
    return fail(message, 'is it an ID token? flyteadmin wants the access token');
  if (mode === 'Self')
    return fail(message, `list the URL that is called in ${key('auth.authorizedUris')}`, { rule: 'self-audience' });
  const { allowedAudience } = auth.appAuth.externalAuthServer;
  const { idp = 'oidc' } = recogniseIssuer(externalBaseUrl(auth).value);
  const remedy = `${AUDIENCE_HINTS[idp]}; what tokens have must be listed in ${key('auth.appAuth.externalAuthServer.allowedAudience')}`;
  return fail(message, remedy, { rule: 'allowed-audience', about: allowedAudience });
}

/** The audience is a check of its own. */
const ANY_AUDIENCE = 'any';
const NO_SCOPE_NEEDED = 'neither "scp" nor "client_id": everything is allowed';

function judgeScope({ claims }: Token): Outcome {
  const verdict = judgeClaims({ ...claims, aud: ANY_AUDIENCE }, [ANY_AUDIENCE]);
  if (verdict.ok) return pass([claims['scp']].flat().includes('all') ? 'in "scp"' : NO_SCOPE_NEEDED);
  if ('panic' in verdict)
    return fail(`flyteadmin does not survive the claim ${quoted(verdict.panic)}`, 'let the provider give it the usual type');
  if (verdict.refused !== NO_SCOPE) return fail(verdict.refused, 'let the provider give its claims the usual types');
  const { why, remedy } = scopeFault(claims);
  return fail(`${verdict.refused}: ${why}`, remedy, { rule: 'propeller-scopes' });
}

/** Told, not judged: flyteadmin lets the keys decide who has issued a token. */
function judgeIssuer({ claims }: Token, { expected, bearers }: TokenCase): Outcome {
  const issuer = textIn(claims, 'iss');
  if (issuer === undefined) return pass('none is named, and flyteadmin asks for none');
  const wanted = expected.mode === 'Self' ? ownIssuer(expected, bearers) : externalBaseUrl(expected.auth).value;
  if (wanted === undefined || issuer === wanted) return pass(quoted(issuer));
  return pass(`${quoted(issuer)} instead of ${quoted(wanted)}; flyteadmin does not compare it`);
}

/** What Flyte's own tokens are issued as, to whoever calls it by its public URL. */
const ownIssuer = ({ auth }: Expected, bearers: readonly Bearer[]): string | undefined =>
  selfTokenAudience(auth, bearers.at(-1)?.authority)?.value;

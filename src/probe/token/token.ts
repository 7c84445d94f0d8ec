import { inline } from '../../core/quote.ts';
import { type Secret, secretOf } from '../../secrets/secret.ts';
import { type JsonObject, jsonObject, textIn } from '../json.ts';

/** A signed token taken apart; nothing in it is verified. */
export interface Token {
  readonly header: JsonObject;
  readonly claims: JsonObject;
}

/** The token in a text: bare, behind `Bearer`, or as `access_token` in what a token endpoint answers. */
export function tokenIn(text: string): Secret {
  const answer = jsonObject(text);
  const bare = (answer && textIn(answer, 'access_token')) ?? text;
  return secretOf(bare.trim().replace(/^Bearer\s+/i, ''));
}

/** Takes a token apart; a text says why it is none that flyteadmin could read. */
export function readToken(token: Secret): Token | string {
  const parts = token.reveal().split('.');
  if (parts.length === 5) return 'it is encrypted (JWE), and flyteadmin reads signed tokens only';
  const [header, claims] = parts.map((part) => jsonObject(Buffer.from(part, 'base64url').toString('utf8')));
  if (parts.length !== 3) return 'it is opaque: it has no claims, and nobody but its issuer can tell what it is worth';
  return header && claims ? { header, claims } : 'its parts are no JSON objects in base64url';
}

/** What decides, and what is taken for it; other claims are nobody's business. */
const TOLD = ['iss', 'aud', 'sub', 'client_id', 'azp', 'appid', 'cid', 'scp', 'scope', 'ver', 'token_type'];
const TIMES = ['iat', 'nbf', 'exp'];

/** The claims that are worth showing, as texts; none for a token that cannot be read. */
export function factsOf(token: Secret): Readonly<Record<string, string>> {
  const read = readToken(token);
  if (typeof read === 'string') return {};
  const claims = TOLD.filter((claim) => read.claims[claim] !== undefined).map((claim) => [claim, shown(read.claims[claim])]);
  const times = TIMES.flatMap((claim) => {
    const time = read.claims[claim];
    return typeof time === 'number' && Math.abs(time) < 1e11 ? [[claim, `${time} (${new Date(time * 1000).toISOString()})`]] : [];
  });
  return Object.fromEntries([...claims, ...times]);
}

const shown = (value: unknown): string => inline(typeof value === 'string' ? value : JSON.stringify(value));

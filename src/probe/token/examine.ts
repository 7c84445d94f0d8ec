import type { Secret } from '../../secrets/secret.ts';
import type { Site } from '../flyte/site.ts';
import { tokenCheck } from '../flyte/token.ts';
import type { Idp } from '../idp/idp.ts';
import { type Group, runChecks, skipped } from '../run-checks.ts';
import { bearersOf, publicBearer, tokenCase } from './case.ts';
import { accessToken, grantOf, issuedCheck } from './grant.ts';
import { TOKEN_CHECKS } from './judge.ts';
import { factsOf } from './token.ts';

/** Where a token is judged. */
export interface Surroundings {
  readonly idp: Idp;
  /** The deployed Flyte that the token is shown to, if to any. */
  readonly site: Site | undefined;
  /** The public URL of Flyte, whether it is asked or not. */
  readonly url: string | undefined;
  readonly now: Date;
}

/** Asks for a token as flytepropeller does, judges it, and shows it to the deployed Flyte. */
export async function examineGrant(secret: Secret, { idp, site, url, now }: Surroundings): Promise<Group> {
  const name = 'token of flytepropeller';
  const [caller] = idp.expected.callers;
  if (caller === undefined) return { name, results: [skipped(issuedCheck, 'no process of these values logs in by itself')] };
  const grant = grantOf(idp, caller, secret, url);
  const issued = await runChecks([issuedCheck], grant);
  const text = issued.every(({ outcome }) => outcome.status === 'pass') ? accessToken(await grant.reply()) : undefined;
  if (text === undefined) return { name, results: issued };
  const judged = await runChecks(TOKEN_CHECKS, tokenCase(text, bearersOf(idp.expected, site?.url), idp, { url, now }));
  const shown = site === undefined ? [] : await runChecks([tokenCheck], { site, token: text });
  return { name, facts: factsOf(text), results: [...issued, ...judged, ...shown] };
}

/** Judges a token that somebody has, as one that is shown to flyteadmin from outside; `offline` asks nobody for keys. */
export async function examineToken(
  text: Secret,
  { idp, url, now }: Omit<Surroundings, 'site'>,
  offline: boolean,
): Promise<Group> {
  const bearers = [publicBearer(idp.expected, url)];
  const results = await runChecks(TOKEN_CHECKS, tokenCase(text, bearers, idp, { url, now, offline }));
  return { name: 'token', facts: factsOf(text), results };
}

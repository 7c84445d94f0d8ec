import type { Given } from '../questions/given.ts';
import { QUESTIONS } from '../questions/index.ts';
import { missingError, refuseProblems, refuseUnused } from '../questions/problems.ts';
import type { AnswerKey, Question } from '../questions/question.ts';
import { type Resolution, resolve } from '../questions/resolve.ts';
import { ASSIGNED_KEYS } from './setup.ts';

/** What the user must know: which provider, and where Flyte is. */
const NEEDED: readonly AnswerKey[] = [
  'idp',
  'issuer',
  'oktaDomain',
  'tenantId',
  'cloud',
  'keycloakUrl',
  'realm',
  'auth0Domain',
  'authServer',
  'url',
];

/** What is used where somebody knows it already. */
const WELCOME: readonly AnswerKey[] = [...ASSIGNED_KEYS, 'audience', 'apiScope'];

/** The answers that matter for the provider's side. */
export const IDP_KEYS: readonly AnswerKey[] = [...NEEDED, ...WELCOME];

/** The questions of `init` that ask for them. */
export const IDP_QUESTIONS: readonly Question[] = QUESTIONS.filter(({ key }) => IDP_KEYS.includes(key));

/** Reads the answers. Throws UsageError for those that cannot be used and for flags of no use. */
export function readAnswers(given: Given): Resolution {
  const resolution = resolve(IDP_QUESTIONS, given);
  refuseProblems(resolution);
  refuseUnused(resolution);
  return resolution;
}

/** Throws UsageError that names every answer that is missing, with the ways to give it. */
export function refuseGaps({ missing }: Resolution): void {
  const gaps = missing.filter(({ key }) => NEEDED.includes(key));
  if (gaps.length > 0) throw missingError(gaps, [], 'idp-setup asks no questions');
}

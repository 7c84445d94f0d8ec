import { UsageError } from '../core/errors.ts';
import type { Given } from '../questions/given.ts';
import { QUESTIONS } from '../questions/index.ts';
import { missingError, refuseProblems, refuseUnused } from '../questions/problems.ts';
import type { AnswerKey, Draft, Question } from '../questions/question.ts';
import { resolve } from '../questions/resolve.ts';
import { type ClientFacts, factsOfAnswers } from './facts.ts';
import type { ClientRequest, Purpose } from './request.ts';

/** What has to be known of a Flyte for each use of a client. */
const NEEDED: Readonly<Record<Purpose, readonly AnswerKey[]>> = {
  people: ['url'],
  headless: ['url', 'idp', 'authServer'],
  ci: ['url', 'idp', 'authServer', 'propellerClientId'],
  command: ['url'],
};

/** What settles the others, or is used where it is known. */
const WELCOME: readonly AnswerKey[] = ['issuer', 'oktaAuthServer', 'cloud', 'oidcClientId', 'apiScope', 'audience'];

/** The questions of `init` whose answers matter for clients. */
export const CLIENT_QUESTIONS: readonly Question[] = QUESTIONS.filter(({ key }) => [...NEEDED.ci, ...WELCOME].includes(key));

/** The facts behind what was given. Throws UsageError for answers that cannot be used, and for those that are missing. */
export function factsGiven(given: Given, request: ClientRequest): ClientFacts {
  const resolution = resolve(CLIENT_QUESTIONS, given);
  refuseProblems(resolution);
  refuseUnused(resolution);
  const { draft } = resolution;
  const needed = [...NEEDED[request.purpose].filter((key) => !(key === 'propellerClientId' && hasOwnClient(request)))];
  if (request.purpose === 'ci' && scopeIsUnknown(draft)) needed.push('oidcClientId');
  const gaps = resolution.missing.filter(({ key }) => needed.includes(key));
  if (gaps.length > 0) throw missingError(gaps, [], 'client-config asks no questions');
  const { url } = draft;
  if (url === undefined) throw new UsageError('the public URL of Flyte is missing');
  return factsOfAnswers({ ...draft, url });
}

const hasOwnClient = (request: ClientRequest): boolean => request.purpose === 'ci' && request.clientId !== undefined;

/** Entra names scopes after the registration that exposes them. */
const scopeIsUnknown = ({ idp, authServer, apiScope }: Draft): boolean =>
  idp === 'azure-ad' && authServer === 'external' && apiScope === undefined;

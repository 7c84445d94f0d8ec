import { clientQuestions, tokenQuestions } from './clients.ts';
import { deploymentQuestions } from './deployment.ts';
import { idpQuestions } from './idp.ts';
import { fileQuestions, hashQuestions, keepingQuestions } from './keeping.ts';
import { oktaServerQuestions, providerQuestions } from './provider-details.ts';
import type { AnswerKey, Question } from './question.ts';
import { storeQuestions } from './secret-store.ts';

/** Every question under the key of its answer; an answer without a question does not compile. */
const BY_KEY = {
  idp: idpQuestions.idp,
  issuer: idpQuestions.issuer,
  ...providerQuestions,
  authServer: idpQuestions.authServer,
  ...oktaServerQuestions,
  ...deploymentQuestions,
  ...clientQuestions,
  ...tokenQuestions,
  ...keepingQuestions,
  ...storeQuestions,
  ...hashQuestions,
  ...fileQuestions,
} satisfies { readonly [K in AnswerKey]: Question<K> };

/** Every question, in the order in which a person can answer. */
export const QUESTIONS: readonly Question[] = Object.values(BY_KEY);

import type { Io } from '../core/io.ts';
import type { Answers } from './answers.ts';
import { askOneSecret } from './ask-secrets.ts';
import { OF_ONE_PROVIDER } from './existing.ts';
import { QUESTIONS } from './index.ts';
import { choose, type MenuItem } from './prompt.ts';
import { asText, type Draft, type Question } from './question.ts';
import { resolve } from './resolve.ts';
import { SECRET_QUESTIONS, type SecretKey, type SecretQuestion } from './secret-questions.ts';
import type { GivenSecrets } from './secret-sources.ts';
import { type Session, withoutSecrets, withoutTyped } from './session.ts';
import type { Talk } from './talk.ts';
import { type Answered, askOne } from './wizard.ts';

const BACK = 'back';

/** Lets a person pick an answer, or a secret, and give it anew. Throws InterruptedError on Ctrl-C. */
export async function changeAnswer(before: Answered, given: GivenSecrets, io: Io, talk: Talk): Promise<Session> {
  const { session, answers } = before;
  const questions = QUESTIONS.filter(({ appliesTo }) => appliesTo(answers));
  const secrets = SECRET_QUESTIONS.filter(({ need }) => need(answers) !== 'none');
  const items = [
    ...questions.map((question) => answerItem(question, answers)),
    ...secrets.map((question) => secretItem(question, session, answers)),
    { value: BACK, name: 'Back to the summary', hint: '' },
  ];
  const key = await choose('Which answer?', items, undefined, io);
  const secret = secrets.find((each) => each.key === key);
  if (secret) return askOneSecret(session, secret, answers, io, talk);
  const question = questions.find((each) => each.key === key);
  if (!question) return session;
  return forgotten(before, await askOne(session, question, io), given);
}

function answerItem(question: Question, answers: Answers): MenuItem<string> {
  return { value: question.key, name: question.message, hint: answerText(question, answers) };
}

/** An answer as a person would say it. */
export function answerText({ key, form, fallbackText }: Question, draft: Draft): string {
  const text = asText(draft[key]);
  const chosen = form.kind === 'choice' ? form.choices.find(({ value }) => value === text)?.name : undefined;
  return chosen ?? (text || `(${fallbackText ?? 'none'})`);
}

function secretItem({ key, message }: SecretQuestion, session: Session, answers: Answers): MenuItem<string> {
  return { value: key, name: message(answers), hint: session.generated.has(key) ? '(generated)' : '(given, not shown)' };
}

/** Clients and their secrets belong to one provider, and the secret of flytepropeller to one mode: after a change they are asked for again. */
function forgotten({ answers }: Answered, after: Session, given: GivenSecrets): Session {
  const { draft } = resolve(QUESTIONS, after.given);
  const typed = (key: SecretKey): boolean => !given.has(key);
  if (draft.idp !== answers.idp) return withoutSecrets(withoutTyped(after, OF_ONE_PROVIDER), typed);
  if (draft.authServer === answers.authServer) return after;
  return withoutSecrets(after, (key) => key === 'propellerClientSecret' && typed(key));
}

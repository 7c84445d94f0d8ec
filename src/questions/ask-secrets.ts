import { UsageError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import { askSecret } from '../secrets/ask-secret.ts';
import { givenSecret } from '../secrets/read-secret.ts';
import type { Answers } from './answers.ts';
import { whereAt } from './question.ts';
import type { SecretQuestion } from './secret-questions.ts';
import { type Session, secretsToTell, withSecret } from './session.ts';
import type { Talk } from './talk.ts';

/** Asks for every secret that the set-up has to be told, without showing it. Throws InterruptedError on Ctrl-C. */
export async function askSecrets(start: Session, answers: Answers, io: Io, talk: Talk): Promise<Session> {
  let session = start;
  for (const question of secretsToTell(session, answers)) session = await askOneSecret(session, question, answers, io, talk);
  return session;
}

/** Asks for one secret until it can be used. Throws InterruptedError on Ctrl-C. */
export async function askOneSecret(
  session: Session,
  question: SecretQuestion,
  answers: Answers,
  io: Io,
  talk: Talk,
): Promise<Session> {
  const check = (typed: string): string | undefined => problemWith(question, typed, answers);
  const typed = await askSecret({ message: question.message(answers), hint: whereAt(question.where, answers), check }, io);
  const { secret } = givenSecret(typed, 'the secret');
  const advice = question.check(secret, answers);
  if (advice !== undefined) talk.say(`→ ${advice}`);
  return withSecret(session, question.key, secret);
}

function problemWith(question: SecretQuestion, typed: string, answers: Answers): string | undefined {
  try {
    question.check(givenSecret(typed, 'the secret').secret, answers);
    return undefined;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return error.remedy === undefined ? error.message : `${error.message}; ${error.remedy}`;
  }
}

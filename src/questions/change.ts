import type { Io } from '../core/io.ts';
import type { Answers } from './answers.ts';
import { askOneSecret } from './ask-secrets.ts';
import { QUESTIONS } from './index.ts';
import { choose, type MenuItem } from './prompt.ts';
import { asText, type Question } from './question.ts';
import { resolve } from './resolve.ts';
import { SECRET_QUESTIONS, type SecretQuestion } from './secret-questions.ts';
import type { Session } from './session.ts';
import type { Talk } from './talk.ts';
import { askOne } from './wizard.ts';

const BACK = 'back';

/** Lets a person pick an answer, or a secret, and give it anew. Throws InterruptedError on Ctrl-C. */
export async function changeAnswer(session: Session, answers: Answers, io: Io, talk: Talk): Promise<Session> {
  const questions = QUESTIONS.filter(({ appliesTo }) => appliesTo(answers));
  const secrets = SECRET_QUESTIONS.filter(({ need }) => need(answers) !== 'none');
  const items = [
    ...questions.map((question) => answerItem(question, answers)),
    ...secrets.map((question) => secretItem(question, session, answers)),
    { value: BACK, name: 'Back to the summary', hint: '' },
  ];
  const key = await choose('Which answer?', items, undefined, io);
  const question = questions.find((each) => each.key === key);
  if (question) return askOne(session, question, resolve(QUESTIONS, session.given), io);
  const secret = secrets.find((each) => each.key === key);
  return secret ? askOneSecret(session, secret, answers, io, talk) : session;
}

function answerItem({ key, message }: Question, answers: Answers): MenuItem<string> {
  return { value: key, name: message, hint: asText(answers[key]) ?? '(left to the provider)' };
}

function secretItem({ key, message }: SecretQuestion, session: Session, answers: Answers): MenuItem<string> {
  return { value: key, name: message(answers), hint: session.generated.has(key) ? '(generated)' : '(given, not shown)' };
}

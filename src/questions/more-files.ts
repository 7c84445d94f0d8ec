import type { Io } from '../core/io.ts';
import type { Answers } from './answers.ts';
import { QUESTIONS } from './index.ts';
import { pick, problemWith } from './prompt.ts';
import type { Question } from './question.ts';
import { type Session, withGiven } from './session.ts';
import type { Answered } from './wizard.ts';

/** The questions about files that a set-up can do without, as long as nobody has named them. */
export const filesLeft = (answers: Answers): readonly Question[] =>
  QUESTIONS.filter(
    ({ topic, optional, key, appliesTo }) => topic === 'Files' && optional && appliesTo(answers) && answers[key] === undefined,
  );

/** Lets a person pick more files to write; each gets its usual name. Throws InterruptedError on Ctrl-C. */
export async function addFiles({ session, answers }: Answered, io: Io): Promise<Session> {
  const questions = filesLeft(answers);
  const items = questions.map(({ key, example, help, take }) => {
    const disabled = problemWith({ take }, example, answers);
    return { value: key, name: example, hint: help, ...(disabled !== undefined && { disabled }) };
  });
  const picked = await pick('Which ones?', items, io);
  return questions
    .filter(({ key }) => picked.includes(key))
    .reduce((so, { key, example }) => withGiven(so, key, { raw: example, source: { from: 'prompt' } }), session);
}

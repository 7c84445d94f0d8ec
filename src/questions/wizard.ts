import type { Io } from '../core/io.ts';
import type { Answers } from './answers.ts';
import { conclusions } from './conclusions.ts';
import { QUESTIONS } from './index.ts';
import { remarkText } from './problems.ts';
import { askQuestion, canBeLeftOut } from './prompt.ts';
import type { Question } from './question.ts';
import { isComplete, type Remark, resolve } from './resolve.ts';
import { type Session, withGiven, withoutGiven } from './session.ts';
import type { Talk } from './talk.ts';

export interface Answered {
  readonly session: Session;
  readonly answers: Answers;
}

/**
 * Asks for every answer that is missing, in order, and shows what follows from each; with `defaults` only for those without a default.
 * An answer that no longer fits because another was changed is asked for again. Throws InterruptedError on Ctrl-C.
 */
export async function askAnswers(start: Session, io: Io, talk: Talk, defaults: boolean): Promise<Answered> {
  for (let session = start; ; ) {
    const resolution = resolve(QUESTIONS, session.given);
    for (const line of [...resolution.notes.map(noteText), ...conclusions(resolution.draft)]) talk.news(`→ ${line}`);
    const problem = resolution.problems[0];
    const question = (defaults ? resolution.missing : resolution.open)[0];
    if (problem) {
      talk.say(`${problem.question.message}: ${problem.text}`);
      session = withoutGiven(session, problem.question.key);
    } else if (question) {
      session = await askOne(session, question, io);
    } else if (isComplete(resolution.draft)) {
      return { session, answers: resolution.draft };
    }
  }
}

/** What was typed stands right above; what came from elsewhere needs its source. */
const noteText = (note: Remark): string => (note.source.from === 'prompt' ? note.text : remarkText(note));

/**
 * Asks one question, with what is known as its default. Only the answers that come before it have a say: those behind it are asked for
 * again if they no longer fit. Throws InterruptedError on Ctrl-C.
 */
export async function askOne(session: Session, question: Question, io: Io): Promise<Session> {
  const upToHere = QUESTIONS.slice(0, QUESTIONS.indexOf(question) + 1);
  const { draft } = resolve(upToHere, session.given);
  const raw = await askQuestion(question, draft, io);
  if (raw === '' && canBeLeftOut(question, draft)) return withoutGiven(session, question.key);
  return withGiven(session, question.key, { raw, source: { from: 'prompt' } });
}

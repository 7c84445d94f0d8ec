import type { Answers } from '../questions/answers.ts';
import { QUESTIONS } from '../questions/index.ts';

/** The answers that the set-up has any use for, in the order of the questions. */
export function relevantAnswers(answers: Answers): Partial<Answers> {
  const relevant = QUESTIONS.filter(({ key, appliesTo }) => answers[key] !== undefined && appliesTo(answers));
  return Object.fromEntries(relevant.map(({ key }) => [key, answers[key]]));
}

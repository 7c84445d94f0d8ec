import type { Answers } from '../questions/answers.ts';
import { QUESTIONS } from '../questions/index.ts';

/** The answers that the set-up has any use for, in the order of the questions. */
export function relevantAnswers(answers: Answers): Partial<Answers> {
  const relevant = QUESTIONS.filter(({ key, appliesTo }) => answers[key] !== undefined && appliesTo(answers));
  return Object.fromEntries(relevant.map(({ key }) => [key, answers[key]]));
}

/** The relevant answers without those that `init` would assume by itself. */
export function decidedAnswers(answers: Answers): Partial<Answers> {
  const relevant = relevantAnswers(answers);
  const decided = QUESTIONS.filter(
    ({ key, assume }) => key in relevant && !same(assume(without(answers, key))?.[key], answers[key]),
  );
  return Object.fromEntries(decided.map(({ key }) => [key, answers[key]]));
}

function without(answers: Answers, key: keyof Answers): Partial<Answers> {
  const { [key]: _, ...others } = answers;
  return others;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

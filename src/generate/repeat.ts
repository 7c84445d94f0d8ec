import { shellWord } from '../core/shell.ts';
import type { Answers } from '../questions/answers.ts';
import type { Given } from '../questions/given.ts';
import { QUESTIONS } from '../questions/index.ts';
import { flagOf } from '../questions/names.ts';
import { type AnswerKey, asText, type Draft, type Question } from '../questions/question.ts';
import type { OwnValues } from './own/own-values.ts';

/** The command that makes the same again without a question. Secrets are no part of it; defaults are left out. */
export function repeatCommand(answers: Answers, own?: OwnValues): string {
  const values = own?.sources.map(({ name }) => `--values ${shellWord(name === '<stdin>' ? '-' : name)}`) ?? [];
  const isInFile = ({ key }: Question): boolean => key === 'output' && own?.place === answers.output;
  const questions = QUESTIONS.filter((question) => question.appliesTo(answers) && !isInFile(question));
  const flags = questions.flatMap((question) => flagFor(question, answers));
  return ['flyte-auth-config init', ...values, ...flags, '--yes'].join(' ');
}

/** The flags that give the same answers again. */
export const givenFlags = (given: Given): readonly string[] =>
  [...given].map(([key, { raw }]) => flagWith(key, asText(raw) ?? ''));

/** The flags of some answers, without those that are assumed anyway. */
export const answerFlags = (answers: Answers, keys: readonly AnswerKey[]): readonly string[] =>
  QUESTIONS.filter(({ key, appliesTo }) => keys.includes(key) && appliesTo(answers)).flatMap((question) =>
    flagFor(question, answers),
  );

function flagFor(question: Question, answers: Answers): readonly string[] {
  const { key, assume } = question;
  const text = asText(answers[key]);
  if (text === undefined || text === asText(assume(answersBefore(question, answers))?.[key])) return [];
  return [flagWith(key, text)];
}

const flagWith = (key: AnswerKey, text: string): string => `${flagOf(key)} ${shellWord(text.replaceAll(', ', ','))}`;

/** Defaults are made from the answers that come before, and from no others. */
function answersBefore(question: Question, answers: Answers): Draft {
  const before = QUESTIONS.slice(0, QUESTIONS.indexOf(question));
  return Object.fromEntries(before.map(({ key }) => [key, answers[key]]));
}

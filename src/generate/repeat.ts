import type { Answers } from '../questions/answers.ts';
import { QUESTIONS } from '../questions/index.ts';
import { flagOf } from '../questions/names.ts';
import { asText, type Question } from '../questions/question.ts';
import { shellWord } from './shell.ts';

/** The command that makes the same again without a question. Secrets are no part of it; defaults are left out. */
export function repeatCommand(answers: Answers): string {
  const flags = QUESTIONS.filter(({ appliesTo }) => appliesTo(answers)).flatMap((question) => flagFor(question, answers));
  return ['flyte-auth-config init', ...flags, '--yes'].join(' ');
}

function flagFor({ key, assume }: Question, answers: Answers): readonly string[] {
  const { [key]: value, ...others } = answers;
  const text = asText(value);
  if (text === undefined || text === asText(assume(others)?.[key])) return [];
  return [`${flagOf(key)} ${shellWord(text.replaceAll(', ', ','))}`];
}

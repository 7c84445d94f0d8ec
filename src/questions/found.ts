import { answerText } from './change.ts';
import type { Given } from './given.ts';
import { QUESTIONS } from './index.ts';
import { resolve } from './resolve.ts';

/** What the user's own values say already, for who is not asked for it. */
export function foundLines(given: Given): readonly string[] {
  const { draft } = resolve(QUESTIONS, given);
  const found = QUESTIONS.filter(({ key, askedWhen }) => given.get(key)?.source.from === 'existing' && askedWhen(draft));
  if (found.length === 0) return [];
  const width = Math.max(...found.map(({ message }) => message.length));
  const lines = found.map((question) => `  ${question.message.padEnd(width)}  ${answerText(question, draft)}`);
  return ['found in the values, to be kept or changed in the end:', ...lines];
}

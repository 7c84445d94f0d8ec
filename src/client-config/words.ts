import { UsageError } from '../core/errors.ts';

const WORD = /(?:'[^']*'|"[^"]*"|[^\s'"])+/g;

/** Splits a command line into words at blanks; single or double quotes keep blanks together, and nothing is expanded. */
export function commandWords(line: string): readonly string[] {
  if (line.replace(WORD, '').trim() !== '') throw new UsageError(`--token-command: ${line} has a quote without an end`);
  const words = (line.match(WORD) ?? []).map((word) =>
    word.replace(/'([^']*)'|"([^"]*)"/g, (_, single = '', double = '') => single + double),
  );
  if (words.length === 0) throw new UsageError('--token-command is empty', 'give the command that prints an access token');
  return words;
}

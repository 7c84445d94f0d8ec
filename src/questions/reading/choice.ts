import { closest } from '../../core/distance.ts';
import type { Choice, Reading } from '../question.ts';
import { quoted } from './text.ts';

/** One of a closed set, by value or alias, in any case; blanks and `_` count as `-`. */
export function readChoice<T extends string>(values: readonly T[], choices: readonly Choice[]): (raw: string) => Reading<T> {
  return (raw) => {
    const word = raw
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, '-');
    const choice = choices.find(({ value, aliases = [] }) => value.toLowerCase() === word || aliases.includes(word));
    const value = values.find((each) => each === choice?.value);
    return value === undefined ? { problem: unknown(raw, values) } : { value };
  };
}

function unknown(raw: string, values: readonly string[]): string {
  const meant = closest(raw.trim(), values);
  const known = [...values].sort().join(', ');
  return `${quoted(raw)} is not one of ${known}${meant === undefined ? '' : `. did you mean "${meant}"?`}`;
}

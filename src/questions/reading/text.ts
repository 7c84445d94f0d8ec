import { inline } from '../../core/quote.ts';
import type { Reading } from '../question.ts';

/** No client id, host or URL of an identity provider comes near this. */
const LONGEST = 2000;

/** What guides and templates leave for the reader to fill in. */
const PLACEHOLDERS = [
  /<[^<>]*>/,
  /\{[^{}]*\}/,
  /\$[A-Z_]{2,}/,
  /^your[-_ .]/i,
  /^(changeme|change[-_]me|todo|tbd|x{3,})$/i,
  /\.\.\.|…/,
];

/** A single line without a placeholder; blanks around it are dropped. */
export function readText(raw: string): Reading<string> {
  const value = raw.trim();
  if (value === '') return { problem: 'is empty. give a value or leave it out' };
  if (value.length > LONGEST) return { problem: `has ${value.length} characters. at most ${LONGEST} make sense` };
  if (/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(value))
    return { problem: `${quoted(value)} holds an invisible character. type it anew` };
  if (PLACEHOLDERS.some((pattern) => pattern.test(value))) {
    return { problem: `${quoted(value)} is a placeholder. put the real value there` };
  }
  return { value };
}

/** A text without blanks, such as a client id. */
export function readWord(raw: string): Reading<string> {
  const text = readText(raw);
  if ('problem' in text || !/[\s"'`]/.test(text.value)) return text;
  return { problem: `${quoted(text.value)} holds a blank or a quote. copy it again without` };
}

/** Continues with what was read, unless there was a problem; notes of both steps are kept. */
export function andThen<A, B>(reading: Reading<A>, next: (value: A) => Reading<B>): Reading<B> {
  if ('problem' in reading) return reading;
  const result = next(reading.value);
  if ('problem' in result || reading.note === undefined) return result;
  return { ...result, note: result.note === undefined ? reading.note : `${reading.note}; ${result.note}` };
}

export const quoted = (value: string): string => `"${inline(value)}"`;

import { parseFloat64 } from './number.ts';

/** Words that YAML 1.1, as go-yaml v2 reads it, takes for a bool, null or float. */
const WORDS = new Set(
  [
    'y yes true on n no false off null'.split(' ').flatMap(casings),
    '~',
    ['.nan', '.NaN', '.NAN'],
    infinities('.inf .Inf .INF'),
  ].flat(),
);

const INTEGER = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+|0[0-7]*|[1-9][0-9]*)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const BASE_60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;
const TIMESTAMP =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?(?:Z|[-+](\d\d):(\d\d))| (\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?)?$/;

/** Whether the bare text would be read back as the string that it is (go-yaml v2, resolve.go and encode.go). */
export function readsAsString(text: string): boolean {
  if (text === '' || WORDS.has(text)) return false;
  if (text.startsWith('.')) return parseFloat64(text) === undefined;
  if (!/^[-+0-9]/.test(text)) return true;
  const digits = text.replaceAll('_', '');
  return !(isTimestamp(text) || isInteger(digits) || isFloat(digits) || BASE_60.test(text));
}

function casings(word: string): string[] {
  return [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()];
}

function infinities(words: string): string[] {
  return words.split(' ').flatMap((word) => [word, `+${word}`, `-${word}`]);
}

/** A whole number that fits 64 bits; signed ones must fit int64, unsigned ones uint64. */
function isInteger(text: string): boolean {
  if (!INTEGER.test(text)) return false;
  const digits = text.replace(/^[-+]/, '');
  const value = BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits);
  if (text.startsWith('-')) return value <= 2n ** 63n;
  return value < (text.startsWith('+') ? 2n ** 63n : 2n ** 64n);
}

function isFloat(text: string): boolean {
  return FLOAT.test(text) && Number.isFinite(Number(text));
}

function isTimestamp(text: string): boolean {
  const match = TIMESTAMP.exec(text);
  if (match === null) return false;
  const [year = 0, month = 0, day = 0, h1, m1, s1, zoneHour = 0, zoneMinute = 0, h2, m2, s2] = match
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year || 4, month, 0)).getUTCDate()) return false;
  return (h1 ?? h2 ?? 0) < 24 && (m1 ?? m2 ?? 0) < 60 && (s1 ?? s2 ?? 0) < 60 && zoneHour <= 24 && zoneMinute <= 60;
}

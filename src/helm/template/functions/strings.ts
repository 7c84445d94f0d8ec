import { HelmError } from '../../failure.ts';
import { formatValue } from '../../go/format.ts';
import { limitText } from '../../go/limits.ts';
import { quoteGo } from '../../go/quote.ts';
import { type GoValue, goList, goMap, int, STRING_LIST, STRING_MAP } from '../../go/value.ts';
import { strings, strval } from './convert.ts';
import { type FunctionTable, fixed, named, variadic } from './define.ts';
import { byteLength, byteSlice, capitalizeWords, mapRunes, trimSet, trimSpace } from './text.ts';

const nonNull = (values: readonly GoValue[]): readonly GoValue[] => values.filter((value) => value !== null);
const stringList = (items: readonly string[]) => goList(items, STRING_LIST);
const numbered = (parts: readonly string[]) =>
  goMap(
    parts.map((part, index) => [`_${index}`, part]),
    STRING_MAP,
  );

/** Sprig's functions about strings (strings.go). */
export const STRINGS: FunctionTable = {
  trim: fixed(['string'], ([text]) => trimSpace(text)),
  ...named(
    ['trimAll', 'trimall'],
    fixed(['string', 'string'], ([set, text]) => trimSet(text, set)),
  ),
  trimSuffix: fixed(['string', 'string'], ([suffix, text]) =>
    suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text,
  ),
  trimPrefix: fixed(['string', 'string'], ([prefix, text]) => (text.startsWith(prefix) ? text.slice(prefix.length) : text)),
  upper: fixed(['string'], ([text]) => mapRunes(text, (rune) => rune.toUpperCase())),
  lower: fixed(['string'], ([text]) => mapRunes(text, (rune) => rune.toLowerCase())),
  title: fixed(['string'], ([text]) => capitalizeWords(text)),
  repeat: fixed(['int', 'string'], ([count, text]) => repeat(text, count)),
  substr: fixed(['int', 'int', 'string'], ([start, end, text]) => substring(text, start, end)),
  trunc: fixed(['int', 'string'], ([count, text]) => truncate(text, count)),
  contains: fixed(['string', 'string'], ([part, text]) => text.includes(part)),
  hasPrefix: fixed(['string', 'string'], ([prefix, text]) => text.startsWith(prefix)),
  hasSuffix: fixed(['string', 'string'], ([suffix, text]) => text.endsWith(suffix)),
  replace: fixed(['string', 'string', 'string'], ([old, fresh, text]) => replaceAll(text, old, fresh)),
  quote: variadic([], 'any', (_, values) =>
    nonNull(values)
      .map((value) => quoteGo(strval(value)))
      .join(' '),
  ),
  squote: variadic([], 'any', (_, values) =>
    nonNull(values)
      .map((value) => `'${formatValue(value)}'`)
      .join(' '),
  ),
  cat: variadic([], 'any', (_, values) => nonNull(values).map(formatValue).join(' ')),
  indent: fixed(['int', 'string'], ([spaces, text]) => indent(text, spaces)),
  nindent: fixed(['int', 'string'], ([spaces, text]) => `\n${indent(text, spaces)}`),
  plural: fixed(['string', 'string', 'int'], ([one, many, count]) => (count === 1 ? one : many)),
  split: fixed(['string', 'string'], ([separator, text]) => numbered(split(text, separator))),
  splitn: fixed(['string', 'int', 'string'], ([separator, count, text]) => numbered(splitAtMost(text, separator, count))),
  splitList: fixed(['string', 'string'], ([separator, text]) => stringList(split(text, separator))),
  join: fixed(['string', 'any'], ([separator, value]) => join(strings(value), separator)),
  toStrings: fixed(['any'], ([value]) => stringList(strings(value))),
  atoi: fixed(['string'], ([text]) => int(atoi(text))),
  hello: fixed([], () => 'Hello!'),
};

/** Go's strconv.Atoi without its error: the nearest int for a number that is too large, 0 for what is none. */
function atoi(text: string): bigint {
  if (!/^[-+]?[0-9]+$/.test(text)) return 0n;
  const value = BigInt(text.replace(/^\+/, ''));
  const largest = 2n ** 63n - 1n;
  return value > largest ? largest : value < -largest ? -largest - 1n : value;
}

function repeat(text: string, count: number): string {
  if (count < 0) throw new HelmError('strings: negative Repeat count');
  limitText(text.length * count);
  return text.repeat(count);
}

function join(parts: readonly string[], separator: string): string {
  limitText(separator.length * parts.length);
  return parts.join(separator);
}

function indent(text: string, spaces: number): string {
  const pad = repeat(' ', spaces);
  limitText(text.length + pad.length * text.split('\n').length);
  return pad + text.replaceAll('\n', `\n${pad}`);
}

function replaceAll(text: string, old: string, fresh: string): string {
  limitText(text.length + fresh.length * (old === '' ? text.length + 1 : text.split(old).length));
  return text.replaceAll(old, () => fresh);
}

/** Go's strings.Split: an empty separator cuts between characters. */
function split(text: string, separator: string): string[] {
  return separator === '' ? [...text] : text.split(separator);
}

function splitAtMost(text: string, separator: string, count: number): string[] {
  const parts = split(text, separator);
  if (count < 0 || parts.length <= count) return parts;
  return count === 0 ? [] : [...parts.slice(0, count - 1), parts.slice(count - 1).join(separator)];
}

function substring(text: string, start: number, end: number): string {
  const size = byteLength(text);
  if (start < 0) return byteSlice(text, 0, end);
  return byteSlice(text, start, end < 0 || end > size ? size : end);
}

function truncate(text: string, count: number): string {
  const size = byteLength(text);
  if (count < 0) return size + count > 0 ? byteSlice(text, size + count, size) : text;
  return size > count ? byteSlice(text, 0, count) : text;
}

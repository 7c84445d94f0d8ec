import { UsageError } from '../core/errors.ts';
import type { Path } from '../core/origin.ts';
import type { Plain } from '../core/tree.ts';

/** The flags of Helm that set single values. */
export type SetFlag = '--set' | '--set-string' | '--set-json' | '--set-literal';

/** One assignment of a flag: the place and what goes there. */
export interface Assignment {
  readonly path: Path;
  readonly value: Plain;
}

/** A text and how far it has been read. */
interface Cursor {
  readonly flag: SetFlag;
  readonly text: string;
  at: number;
}

const MAX_NESTING = 30;
const MAX_INDEX = 65_536;

/** The assignments in the text of a flag, by the grammar of Helm (pkg/strvals); throws UsageError with the reason. */
export function assignmentsOf(flag: SetFlag, text: string): readonly Assignment[] {
  const cursor: Cursor = { flag, text, at: 0 };
  const assignments: Assignment[] = [];
  while (cursor.at < text.length) {
    const path = readPath(cursor);
    assignments.push({ path, value: VALUES[flag](cursor) });
  }
  return assignments;
}

/** An error that shows nothing behind the first `=`, since it may be a part of a secret. */
function refuse({ flag, text }: Cursor, reason: string): UsageError {
  return new UsageError(`${withoutValue(flag, text)}: ${reason}`, 'write it as for Helm: a.b=value, a[0]=value or a={x,y}');
}

/** The flag as it was given, up to the first `=`. */
export const withoutValue = (flag: SetFlag, text: string): string => `${flag} ${text.split('=', 1)[0] ?? ''}=…`;

/** Reads up to one of the stop characters and over it; outside `--set-literal` a backslash takes the next character as it is. */
function until(cursor: Cursor, stops: string): { readonly word: string; readonly stop: string | undefined } {
  let word = '';
  while (cursor.at < cursor.text.length) {
    const letter = cursor.text.charAt(cursor.at++);
    if (stops.includes(letter)) return { word, stop: letter };
    word += letter === '\\' && cursor.flag !== '--set-literal' ? cursor.text.charAt(cursor.at++) : letter;
  }
  return { word, stop: undefined };
}

function readPath(cursor: Cursor): Path {
  const path: (string | number)[] = [];
  const stops = cursor.flag === '--set-literal' ? '=[.' : '=[.,';
  for (let names = 0; ; names++) {
    if (names > MAX_NESTING) throw refuse(cursor, `more than ${MAX_NESTING} keys below one another`);
    const { word, stop } = until(cursor, stops);
    path.push(word);
    if (stop === undefined || stop === ',') throw refuse(cursor, 'a key has no value. a comma inside a value is written "\\,"');
    if (stop === '=' || (stop === '[' && readIndices(cursor, path) === '=')) return path;
  }
}

/** Reads `0]`, `0][1]` …, and what follows: `.` or `=`. */
function readIndices(cursor: Cursor, path: (string | number)[]): '.' | '=' {
  for (;;) {
    const { word, stop } = until(cursor, ']');
    if (stop === undefined) throw refuse(cursor, 'an index needs a closing "]"');
    if (!/^\+?[0-9]+$/.test(word)) throw refuse(cursor, 'an index is a whole number from 0');
    if (Number(word) > MAX_INDEX) throw refuse(cursor, `an index is above ${MAX_INDEX}`);
    path.push(Number(word));
    const next = cursor.text.charAt(cursor.at++);
    if (next === '.' || next === '=') return next;
    if (next !== '[') throw refuse(cursor, 'after an index there must be ".", "[" or "="');
  }
}

const VALUES: Readonly<Record<SetFlag, (cursor: Cursor) => Plain>> = {
  '--set': (cursor) => listOrText(cursor, typedValue),
  '--set-string': (cursor) => listOrText(cursor, (text) => text),
  '--set-json': jsonValue,
  '--set-literal': (cursor) => until(cursor, '').word,
};

function listOrText(cursor: Cursor, convert: (text: string) => Plain): Plain {
  if (cursor.text.charAt(cursor.at) !== '{') return convert(until(cursor, ',').word);
  cursor.at++;
  const items: Plain[] = [];
  for (;;) {
    const { word, stop } = until(cursor, ',}');
    if (stop === undefined) throw refuse(cursor, 'a list needs a closing "}"');
    items.push(convert(word));
    if (stop === ',') continue;
    if (cursor.text.charAt(cursor.at) === ',') cursor.at++;
    return items;
  }
}

const WORDS: Readonly<Record<string, Plain>> = { true: true, false: false, null: null, '0': 0 };

function typedValue(text: string): Plain {
  const word = text.toLowerCase();
  if (Object.hasOwn(WORDS, word)) return WORDS[word] ?? null;
  if (!/^([1-9]|[-+][0-9])[0-9]*$/.test(text)) return text;
  const whole = BigInt(text.replace('+', ''));
  return BigInt.asIntN(64, whole) === whole ? Number(whole) : text;
}

function jsonValue(cursor: Cursor): Plain {
  if (skipToValue(cursor)) return null;
  const end = jsonEnd(cursor.text, cursor.at);
  try {
    const value = JSON.parse(cursor.text.slice(cursor.at, end)) as Plain;
    cursor.at = end;
    skipToValue(cursor);
    return value;
  } catch {
    throw refuse(cursor, 'the value is not JSON. text needs double quotes');
  }
}

/** Skips blanks and one comma; true if there is no value before the comma or the end. */
function skipToValue(cursor: Cursor): boolean {
  const [blanks = '', comma = ''] = /^\s*(,?)/.exec(cursor.text.slice(cursor.at)) ?? [];
  cursor.at += blanks.length;
  return comma !== '' || cursor.at === cursor.text.length;
}

/** Where the JSON value that starts at `start` ends, if it is one. */
function jsonEnd(text: string, start: number): number {
  let depth = 0;
  const token = /"(?:[^"\\]|\\.)*"|[[{]|[\]}]|[^\s,"[\]{}:]+|[,:\s]/gsy;
  token.lastIndex = start;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    if (/^[[{]/.test(match[0])) depth++;
    else if (/^[\]}]/.test(match[0])) depth--;
    if (depth <= 0) return token.lastIndex;
  }
  return text.length;
}

import { isAlias, isMap, isScalar, isSeq, LineCounter, type Pair, parseAllDocuments, type YAMLMap } from 'yaml';
import { closest } from '../core/distance.ts';
import { UsageError } from '../core/errors.ts';
import { inline, quotedList } from '../core/quote.ts';
import type { AnswersEntry } from './given.ts';
import { envOf, flagOf } from './names.ts';
import type { Raw } from './question.ts';

/** Answers are a few dozen lines; anything longer is another file. */
const LARGEST = 100_000;

const REMEDY = 'an answers file is YAML or JSON: one "key: value" a line; flyte-auth-config schema answers shows the keys';

interface Place {
  readonly file: string;
  readonly lines: LineCounter;
}

/**
 * Reads an answers file: a mapping of answers keys to texts or lists of texts. A key without a value counts as absent. Throws UsageError
 * that names the place for anything else.
 */
export function parseAnswers(
  file: string,
  text: string,
  keys: readonly string[],
  secretKeys: readonly string[],
): readonly AnswersEntry[] {
  const place = { file, lines: new LineCounter() };
  return readMapping(place, text).items.flatMap((pair) => entry(place, pair, keys, secretKeys) ?? []);
}

function readMapping(place: Place, text: string): YAMLMap {
  if (text.length > LARGEST) throw new UsageError(`${place.file}: has ${text.length} characters, too long for answers`, REMEDY);
  const documents = parse(place, text);
  const [document, second] = documents;
  const error = documents.flatMap(({ errors }) => errors)[0];
  if (error?.code === 'RESOURCE_EXHAUSTION') throw tooDeep(place);
  if (error) throw at(place, error.pos[0], `is neither YAML nor JSON: ${inline(error.message.split('\n')[0] ?? '')}`);
  if (second) throw at(place, second.range[0], 'has a second document. one is read');
  const contents = document?.contents;
  if (!contents || (isScalar(contents) && contents.value === null))
    throw new UsageError(`${place.file}: holds no answers`, REMEDY);
  if (!isMap(contents)) throw at(place, contents.range?.[0] ?? 0, `is ${kindOf(contents)} where a mapping is needed`);
  return contents as YAMLMap;
}

function parse(place: Place, text: string) {
  try {
    const documents = parseAllDocuments(text, { lineCounter: place.lines, prettyErrors: false, uniqueKeys: true });
    return Array.isArray(documents) ? [...documents] : [];
  } catch (error) {
    // The parser recurses: brackets nested thousands deep end its stack.
    if (error instanceof RangeError) throw tooDeep(place);
    throw error;
  }
}

const tooDeep = ({ file }: Place): UsageError => new UsageError(`${file}: is nested too deep for answers`, REMEDY);

function entry(place: Place, pair: Pair, keys: readonly string[], secretKeys: readonly string[]): AnswersEntry | undefined {
  const offset = isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
  const key = isScalar(pair.key) ? String(pair.key.value) : '?';
  if (secretKeys.some((secret) => sameWord(secret, key))) throw secretRefused(place, offset, key, secretKeys);
  if (!keys.includes(key)) throw unknownKey(place, offset, key, keys);
  const raw = rawOf(place, key, pair.value);
  if (raw === undefined) return undefined;
  const { line, col } = place.lines.linePos(startOf(pair.value) ?? offset);
  return { key, raw, source: { from: 'answers', file: place.file, at: { line, column: col }, key } };
}

function rawOf(place: Place, key: string, node: unknown): Raw | undefined {
  if (node === null || (isScalar(node) && node.value === null)) return undefined;
  if (isSeq(node)) return node.items.map((item) => textOf(place, key, item));
  return textOf(place, key, node);
}

/** Numbers are taken as they are written: a client id `0123` keeps its zero. */
function textOf(place: Place, key: string, node: unknown): string {
  if (isScalar(node) && typeof node.value === 'string') return node.value;
  if (isScalar(node) && (typeof node.value === 'number' || typeof node.value === 'bigint'))
    return node.source ?? String(node.value);
  throw at(place, startOf(node) ?? 0, `${key}: is ${kindOf(node)} where a text is needed`);
}

function kindOf(node: unknown): string {
  if (isMap(node)) return 'a mapping';
  if (isSeq(node)) return 'a list';
  if (isAlias(node)) return 'an alias';
  if (isScalar(node) && typeof node.value === 'boolean') return `the boolean ${node.value}`;
  return isScalar(node) && typeof node.value === 'string' ? 'a text' : 'a single value';
}

function startOf(node: unknown): number | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range?.[0] : undefined;
}

const sameWord = (a: string, b: string): boolean => a.toLowerCase() === b.replace(/[-_]/g, '').toLowerCase();

function secretRefused(place: Place, offset: number, key: string, secretKeys: readonly string[]): UsageError {
  const name = secretKeys.find((secret) => sameWord(secret, key)) ?? key;
  const remedy = `take it out of the file; give ${envOf(name)}, ${flagOf(name)}-file FILE, or "${name}File: FILE"`;
  return at(place, offset, `${inline(key)}: is a secret, which an answers file may not hold`, remedy);
}

function unknownKey(place: Place, offset: number, key: string, keys: readonly string[]): UsageError {
  const meant = closest(key.replace(/[-_]/g, ''), keys);
  return at(
    place,
    offset,
    `unknown key "${inline(key)}"${meant ? `. did you mean "${meant}"?` : ''}`,
    `known keys: ${quotedList(keys)}`,
  );
}

function at(place: Place, offset: number, what: string, remedy = REMEDY): UsageError {
  const { line, col } = place.lines.linePos(offset);
  return new UsageError(`${place.file}:${line}:${col}: ${what}`, remedy);
}

import { Composer, type Document, type ParsedNode, type YAMLError } from 'yaml';
import type { Span } from '../core/origin.ts';
import { type Padded, parseLeniently } from './lenient.ts';
import { type Budget, MAX_DEPTH, MAX_PROBLEMS } from './limits.ts';
import type { YamlProblem } from './problems.ts';
import { refusalsOf } from './refusals.ts';
import type { Dialect } from './scalars.ts';
import { allTokens } from './tokens.ts';
import { problemOf } from './wording.ts';

export type YamlDocument = Document.Parsed<ParsedNode>;

/** The documents of a stretch of YAML as the library sees them, and what Go would refuse in the first of them. */
export interface Composed {
  readonly documents: readonly YamlDocument[];
  /** Spans are those of the whole file. */
  readonly problems: readonly YamlProblem[];
  /** What follows the first document without being read. */
  readonly unread: readonly Span[];
  /** The offset in the documents where their text ends without a line break. */
  readonly openEnd: number | undefined;
  /** The offset in the file for an offset in the documents. */
  readonly offsetOf: (offset: number) => number;
}

/** Scalars stay strings and duplicate keys, merge keys and tags untouched: all of that is done as Go does it. */
const OPTIONS = {
  schema: 'failsafe',
  resolveKnownTags: false,
  uniqueKeys: false,
  merge: false,
  strict: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/** Parses one stretch of a file. */
export function compose(text: string, stretch: Span, dialect: Dialect, budget: Budget): Composed {
  const padded = parseLeniently(text.slice(stretch.start, stretch.end), budget);
  if (padded === undefined) return tooLarge(stretch);
  const offsetOf = (offset: number): number => padded.back(offset) + stretch.start;
  const toFile = ({ start, end }: Span): Span => ({ start: offsetOf(start), end: offsetOf(end) });
  const { tooDeep, problems } = refusedTokens(padded, dialect);
  const documents = tooDeep ? [] : ([...new Composer(OPTIONS).compose(padded.tokens)] as YamlDocument[]);
  const { error, unread } = verdictOn(documents, padded.text);
  // What comes after a refusal is most often its consequence.
  if (error && !problems.some(({ span }) => span.start <= error.pos[0])) problems.push(problemOf(error));
  return {
    documents,
    problems: problems.map(({ message, span }) => ({ message, span: toFile(span) })),
    unread: unread.map(toFile),
    // Helm 4 adds the missing line break.
    openEnd: dialect === 'helm' || padded.text.endsWith('\n') ? undefined : padded.text.length,
    offsetOf,
  };
}

function tooLarge({ start }: Span): Composed {
  const problem = { message: 'more values than any chart can use', span: { start, end: start } };
  return { documents: [], problems: [problem], unread: [], openEnd: undefined, offsetOf: (offset) => offset };
}

interface Verdict {
  /** The first error of the library; the others are consequences more often than not. */
  readonly error: YAMLError | undefined;
  readonly unread: readonly Span[];
}

function verdictOn(documents: readonly YamlDocument[], text: string): Verdict {
  const [first, ...rest] = documents;
  const root = first?.contents?.range[0] ?? 0;
  const [error] = first?.errors.filter((one) => !isLax(one, text)) ?? [];
  if (error && isOutdented(error, root, text)) return { error: undefined, unread: [{ start: error.pos[0], end: text.length }] };
  return { error, unread: rest.map(({ range }) => ({ start: range[0], end: range[1] })) };
}

/** Go takes a comment right behind a bracket, a brace or a comma. */
function isLax(error: YAMLError, text: string): boolean {
  return error.code === 'MISSING_CHAR' && text.charAt(error.pos[0]) === '#' && /[,[{]/.test(text.charAt(error.pos[0] - 1));
}

/** Go ends a document in silence where a line is indented less than the document's first key. */
function isOutdented(error: YAMLError, root: number, text: string): boolean {
  const column = (offset: number): number => offset - text.lastIndexOf('\n', offset - 1) - 1;
  const below = error.pos[0] > root && column(error.pos[0]) < column(root);
  return below && error.code === 'UNEXPECTED_TOKEN' && !/[[{]/.test(text.charAt(root));
}

/** Checks the tokens of the first document, which is the only one that is read. */
function refusedTokens(
  { tokens, text }: Padded,
  dialect: Dialect,
): { readonly tooDeep: boolean; readonly problems: YamlProblem[] } {
  const last = tokens.findIndex(({ type }) => type === 'document');
  const problems: YamlProblem[] = [];
  for (const found of allTokens(last < 0 ? tokens : tokens.slice(0, last + 1))) {
    if (problems.length < MAX_PROBLEMS) problems.push(...refusalsOf(found, dialect, text));
    if (found.depth <= MAX_DEPTH) continue;
    const span = { start: found.token.offset, end: found.token.offset + 1 };
    return { tooDeep: true, problems: [{ message: `nested deeper than ${MAX_DEPTH} levels`, span }] };
  }
  return { tooDeep: false, problems };
}

import { Composer, type CST, type Document, type ParsedNode, type YAMLError } from 'yaml';
import type { Span } from '../core/origin.ts';
import { parseLeniently } from './lenient.ts';
import type { YamlProblem } from './problems.ts';
import { MAX_DEPTH, refusalsOf } from './refusals.ts';
import type { Dialect } from './scalars.ts';
import { allTokens } from './tokens.ts';

export type YamlDocument = Document.Parsed<ParsedNode>;

/** The documents of a stretch of YAML as the library sees them, and what Go would refuse in the first of them. */
export interface Composed {
  readonly documents: readonly YamlDocument[];
  /** Spans are those of the whole file. */
  readonly problems: readonly YamlProblem[];
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
export function compose(text: string, stretch: Span, dialect: Dialect): Composed {
  const padded = parseLeniently(text.slice(stretch.start, stretch.end));
  const offsetOf = (offset: number): number => padded.back(offset) + stretch.start;
  const found = lookAt(padded.tokens, dialect, padded.text);
  const documents = found.tooDeep ? [] : ([...new Composer(OPTIONS).compose(padded.tokens)] as YamlDocument[]);
  const problems = [...found.problems, ...(documents[0]?.errors.map(problemOf) ?? [])];
  return { documents, problems: problems.map((problem) => moved(problem, offsetOf)), offsetOf };
}

/** Checks the tokens of the first document, which is the only one that is read. */
function lookAt(tokens: readonly CST.Token[], dialect: Dialect, text: string) {
  const last = tokens.findIndex(({ type }) => type === 'document');
  const problems: YamlProblem[] = [];
  for (const found of allTokens(last < 0 ? tokens : tokens.slice(0, last + 1))) {
    problems.push(...refusalsOf(found, dialect, text));
    if (found.depth <= MAX_DEPTH) continue;
    const span = { start: found.token.offset, end: found.token.offset + 1 };
    return { tooDeep: true, problems: [{ message: `nested deeper than ${MAX_DEPTH} levels`, span }] };
  }
  return { tooDeep: false, problems };
}

function problemOf(error: YAMLError): YamlProblem {
  const message = error.message.charAt(0).toLowerCase() + error.message.slice(1);
  return { message, span: { start: error.pos[0], end: error.pos[1] } };
}

function moved({ message, span }: YamlProblem, offsetOf: (offset: number) => number): YamlProblem {
  return { message, span: { start: offsetOf(span.start), end: offsetOf(span.end) } };
}

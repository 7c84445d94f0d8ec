import { Composer, type CST, type Document, type ParsedNode, Parser, type YAMLError } from 'yaml';
import type { Span } from '../core/origin.ts';
import type { YamlProblem } from './problems.ts';

/** Deeper nesting than anyone writes; beyond it the composer would run out of stack. */
const MAX_DEPTH = 500;

export type YamlDocument = Document.Parsed<ParsedNode>;

/** The documents of a stretch of YAML as the library sees them: scalars are strings, duplicate and merge keys untouched. */
export interface Composed {
  readonly documents: readonly YamlDocument[];
  readonly problems: readonly YamlProblem[];
}

function tooDeep(tokens: readonly CST.Token[]): CST.Token | undefined {
  let level: CST.Token[] = [...tokens];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return level[0];
    level = level.flatMap(childrenOf);
  }
  return undefined;
}

function childrenOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value === undefined ? [] : [token.value];
  if (!('items' in token)) return [];
  const children: CST.Token[] = [];
  for (const item of token.items) {
    if (item.key) children.push(item.key);
    if (item.value) children.push(item.value);
  }
  return children;
}

function problemOf(error: YAMLError): YamlProblem {
  const message = error.message.charAt(0).toLowerCase() + error.message.slice(1);
  return { message, span: { start: error.pos[0], end: error.pos[1] } };
}

const shift = (problem: YamlProblem, by: number): YamlProblem => ({
  message: problem.message,
  span: { start: problem.span.start + by, end: problem.span.end + by },
});

/** Parses one stretch; offsets in the documents are relative to it, those in the problems to the whole file. */
export function compose(text: string, span: Span): Composed {
  const tokens = [...new Parser().parse(text.slice(span.start, span.end))];
  const deep = tooDeep(tokens);
  if (deep !== undefined) {
    const start = span.start + deep.offset;
    return { documents: [], problems: [{ message: `nested deeper than ${MAX_DEPTH} levels`, span: { start, end: start + 1 } }] };
  }
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, merge: false, strict: false, prettyErrors: false });
  const documents = [...composer.compose(tokens)] as YamlDocument[];
  const problems = documents
    .slice(0, 1)
    .flatMap((document) => document.errors.map((error) => shift(problemOf(error), span.start)));
  return { documents, problems };
}

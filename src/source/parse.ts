import type { SourceText } from '../core/lines.ts';
import type { Span } from '../core/origin.ts';
import type { Node } from '../core/tree.ts';
import { buildDocument } from './build.ts';
import type { DuplicateKey, OverriddenKey } from './building.ts';
import { chunksOf } from './chunks.ts';
import { compose } from './compose.ts';
import { type Budget, newBudget } from './limits.ts';
import type { YamlProblem } from './problems.ts';
import type { Dialect } from './scalars.ts';
import { textProblems, withPlainBreaks } from './text.ts';

/** What a reader makes of a YAML file. With problems, the reader itself would refuse the file; the documents hold what could be read. */
export interface ParsedYaml {
  /** The documents that are read, in order; empty ones (comments only) are left out. */
  readonly documents: readonly Node[];
  readonly problems: readonly YamlProblem[];
  readonly duplicates: readonly DuplicateKey[];
  /** Keys that lose against a merge key below them. */
  readonly overridden: readonly OverriddenKey[];
  /** What the reader never looks at: Helm stops at `...` and at a line indented less than the first key, Flyte after one document. */
  readonly unread: readonly Span[];
}

/**
 * Reads YAML the way Helm or Flyte does, keeping the place of every key and value. Never throws on bad input. `toOuter` is the way from
 * a text that is embedded in the file to the file itself.
 */
export function parseYaml(
  source: SourceText,
  dialect: Dialect,
  toOuter: (offset: number) => number = (offset) => offset,
): ParsedYaml {
  const chunks = chunksOf(source.text, dialect);
  const text = withPlainBreaks(source.text);
  const budget = newBudget();
  const reader: Reader = { file: source.name, dialect, budget, toOuter };
  const parts = chunks.spans.map((span) => parseStretch(text, span, reader));
  const ofText = [...textProblems(source.text), ...chunks.problems].map((one) => ({ ...one, span: outerSpan(one.span, reader) }));
  const problems = [...ofText, ...parts.flatMap((part) => part.problems)];
  return {
    documents: parts.flatMap(({ documents }) => documents),
    problems: problems.sort((a, b) => a.span.start - b.span.start),
    duplicates: parts.flatMap(({ duplicates }) => duplicates),
    overridden: parts.flatMap(({ overridden }) => overridden),
    unread: parts.flatMap(({ unread }) => unread),
  };
}

interface Reader {
  readonly file: string;
  readonly dialect: Dialect;
  readonly budget: Budget;
  readonly toOuter: (offset: number) => number;
}

const outerSpan = ({ start, end }: Span, { toOuter }: Reader): Span => ({ start: toOuter(start), end: toOuter(end) });

function parseStretch(text: string, span: Span, reader: Reader): ParsedYaml {
  const composed = compose(text, span, reader.dialect, reader.budget);
  const { documents, openEnd } = composed;
  const problems = composed.problems.map((one) => ({ ...one, span: outerSpan(one.span, reader) }));
  const unread = composed.unread.map((one) => outerSpan(one, reader));
  const offsetOf = (offset: number): number => reader.toOuter(composed.offsetOf(offset));
  const [first] = documents;
  if (first === undefined) return { documents: [], problems, duplicates: [], overridden: [], unread };
  const { root, duplicates, overridden, ...built } = buildDocument(first, { ...reader, offsetOf, openEnd });
  // Behind a syntax error nothing is what it seems.
  const broken = problems.reduce((start, problem) => Math.min(start, problem.span.start), Number.POSITIVE_INFINITY);
  const meant = built.problems.filter((problem) => problem.span.start < broken);
  return { documents: root === undefined ? [] : [root], problems: [...problems, ...meant], duplicates, overridden, unread };
}

import type { SourceText } from '../core/lines.ts';
import type { Span } from '../core/origin.ts';
import type { Node } from '../core/tree.ts';
import { buildDocument } from './build.ts';
import type { DuplicateKey } from './building.ts';
import { chunksOf } from './chunks.ts';
import { compose } from './compose.ts';
import type { YamlProblem } from './problems.ts';
import type { Dialect } from './scalars.ts';
import { textProblems, withPlainBreaks } from './text.ts';

/** What a reader makes of a YAML file. With problems, the reader itself would refuse the file; the documents hold what could be read. */
export interface ParsedYaml {
  /** The documents that are read, in order; empty ones (comments only) are left out. */
  readonly documents: readonly Node[];
  readonly problems: readonly YamlProblem[];
  readonly duplicates: readonly DuplicateKey[];
  /** What the reader never looks at: Helm stops at `...` and at a line indented less than the first key, Flyte after one document. */
  readonly unread: readonly Span[];
}

/** Reads YAML the way Helm or Flyte does, keeping the place of every key and value. Never throws on bad input. */
export function parseYaml(source: SourceText, dialect: Dialect): ParsedYaml {
  const documents: Node[] = [];
  const duplicates: DuplicateKey[] = [];
  const unread: Span[] = [];
  const chunks = chunksOf(source.text, dialect);
  const problems: YamlProblem[] = [...textProblems(source.text), ...chunks.problems];
  const text = withPlainBreaks(source.text);
  for (const span of chunks.spans) {
    const { offsetOf, openEnd, ...composed } = compose(text, span, dialect);
    const [first] = composed.documents;
    problems.push(...composed.problems);
    unread.push(...composed.unread);
    const built = first && buildDocument(first, { file: source.name, dialect, offsetOf, openEnd });
    if (built === undefined) continue;
    if (built.root !== undefined) documents.push(built.root);
    problems.push(...built.problems);
    duplicates.push(...built.duplicates);
  }
  problems.sort((a, b) => a.span.start - b.span.start);
  return { documents, problems, duplicates, unread };
}

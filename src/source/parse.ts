import type { SourceText } from '../core/lines.ts';
import type { Span } from '../core/origin.ts';
import type { Node } from '../core/tree.ts';
import { buildDocument } from './build.ts';
import type { DuplicateKey } from './building.ts';
import { chunksOf } from './chunks.ts';
import { compose } from './compose.ts';
import type { YamlProblem } from './problems.ts';
import { forbiddenCharacter } from './refusals.ts';
import type { Dialect } from './scalars.ts';

/** What a reader makes of a YAML file. With problems, the reader itself would refuse the file; the documents hold what could be read. */
export interface ParsedYaml {
  /** The documents that are read, in order; empty ones (comments only) are left out. */
  readonly documents: readonly Node[];
  readonly problems: readonly YamlProblem[];
  readonly duplicates: readonly DuplicateKey[];
  /** Documents that the reader never looks at: Helm stops at `...`, Flyte after the first document. */
  readonly unread: readonly Span[];
}

/** Reads YAML the way Helm or Flyte does, keeping the place of every key and value. Never throws on bad input. */
export function parseYaml(source: SourceText, dialect: Dialect): ParsedYaml {
  const documents: Node[] = [];
  const duplicates: DuplicateKey[] = [];
  const unread: Span[] = [];
  const chunks = chunksOf(source.text, dialect);
  const forbidden = forbiddenCharacter(source.text);
  const problems: YamlProblem[] = forbidden === undefined ? [...chunks.problems] : [forbidden, ...chunks.problems];
  // Line breaks to Go, which follows YAML 1.1, but not to the library.
  const text = source.text.replace(/[\u0085\u2028\u2029]/g, '\n');
  for (const span of chunks.spans) {
    const composed = compose(text, span, dialect);
    problems.push(...composed.problems);
    const [first, ...rest] = composed.documents;
    for (const { range } of rest) unread.push({ start: composed.offsetOf(range[0]), end: composed.offsetOf(range[1]) });
    const built = first && buildDocument(first, { file: source.name, dialect, offsetOf: composed.offsetOf });
    if (built === undefined) continue;
    if (built.root !== undefined) documents.push(built.root);
    problems.push(...built.problems);
    duplicates.push(...built.duplicates);
  }
  problems.sort((a, b) => a.span.start - b.span.start);
  return { documents, problems, duplicates, unread };
}

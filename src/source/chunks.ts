import type { Span } from '../core/origin.ts';
import { MAX_DOCUMENTS } from './limits.ts';
import type { YamlProblem } from './problems.ts';
import type { Dialect } from './scalars.ts';

/** The stretches of a file that are handed to the YAML reader one by one; of each, only the first document is read. */
export interface Chunks {
  readonly spans: readonly Span[];
  readonly problems: readonly YamlProblem[];
}

/** Lines end with "\n" only here, unlike for YAML itself. */
const SEPARATOR = /(?<![^\n])---([^\n]*)/g;

/**
 * Helm 4 cuts a values file at every line that starts with `---` before YAML sees it (k8s.io/apimachinery, `YAMLReader`); Flyte's loader
 * does not cut at all.
 */
export function chunksOf(text: string, dialect: Dialect): Chunks {
  if (dialect === 'flyte') return { spans: [{ start: 0, end: text.length }], problems: [] };
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(SEPARATOR)) {
    const problem = problemWith(match, spans.length);
    if (problem !== undefined) return { spans: [...spans, { start, end: match.index }], problems: [problem] };
    // The first separator of a stretch stays in it, so that an empty stretch is never read.
    if (match.index === start) continue;
    spans.push({ start, end: match.index });
    start = Math.min(match.index + match[0].length + 1, text.length);
  }
  return { spans: [...spans, { start, end: text.length }], problems: [] };
}

function problemWith(separator: RegExpExecArray, documents: number): YamlProblem | undefined {
  const [line, rest = ''] = separator;
  const span = { start: separator.index, end: separator.index + line.trimEnd().length };
  if (documents >= MAX_DOCUMENTS) return { message: `more than ${MAX_DOCUMENTS} documents in one file`, span };
  if (/^\s*(#|$)/.test(rest)) return undefined;
  return { message: 'a line that starts with "---" may hold nothing else but a comment', span };
}

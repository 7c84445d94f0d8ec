import type { Diagnostic } from '../core/diagnostic.ts';
import { lineText, positionAt, type SourceText } from '../core/lines.ts';
import type { Span } from '../core/origin.ts';

/** One `# flyte-auth-config: ignore[rule-id] reason` in a values file. */
export interface Suppression {
  readonly file: string;
  readonly ruleId: string;
  /** The line that it silences: its own, or the next one if it stands alone. */
  readonly line: number;
  /** The rule's id in the comment. */
  readonly span: Span;
}

export interface Suppressed {
  readonly kept: readonly Diagnostic[];
  readonly count: number;
  readonly unused: readonly Suppression[];
}

const COMMENT = /(^|\s)#\s*flyte-auth-config:\s*ignore\[([^\]\n]*)\]/g;

/** The suppressions that are written in a file. */
export function suppressionsIn(source: SourceText): readonly Suppression[] {
  return [...source.text.matchAll(COMMENT)].flatMap((match) => {
    const start = match.index + (match[1] ?? '').length;
    const { line, column } = positionAt(source, start);
    const alone =
      lineText(source, line)
        .slice(0, column - 1)
        .trim() === '';
    const listStart = match.index + match[0].length - 1 - (match[2] ?? '').length;
    return idsIn(match[2] ?? '', listStart).map(({ ruleId, span }) => ({
      file: source.name,
      ruleId,
      line: alone ? nextLine(source, line) : line,
      span,
    }));
  });
}

const idsIn = (list: string, offset: number): readonly Pick<Suppression, 'ruleId' | 'span'>[] =>
  [...list.matchAll(/[^\s,]+/g)].map(({ 0: ruleId, index }) => ({
    ruleId,
    span: { start: offset + index, end: offset + index + ruleId.length },
  }));

/** Comments may follow each other: what counts is the next line that holds anything else. */
function nextLine(source: SourceText, line: number): number {
  let next = line + 1;
  while (next <= source.lineStarts.length && /^\s*(#.*)?$/.test(lineText(source, next))) next++;
  return next;
}

/** Takes out the findings that a comment silences, and names the comments that silence nothing; only comments in `extent` count. */
export function suppress(diagnostics: readonly Diagnostic[], sources: readonly SourceText[], extent?: Span): Suppressed {
  const isInside = ({ span }: Suppression) => !extent || (span.start >= extent.start && span.end <= extent.end);
  const suppressions = sources.flatMap(suppressionsIn).filter(isInside);
  if (suppressions.length === 0) return { kept: diagnostics, count: 0, unused: [] };
  const used = new Set<Suppression>();
  const kept = diagnostics.filter((one) => {
    const matching = suppressions.filter((comment) => silences(comment, one, sources));
    for (const comment of matching) used.add(comment);
    return matching.length === 0;
  });
  return { kept, count: diagnostics.length - kept.length, unused: suppressions.filter((comment) => !used.has(comment)) };
}

function silences({ file, ruleId, line }: Suppression, one: Diagnostic, sources: readonly SourceText[]): boolean {
  if (one.ruleId !== ruleId || one.place?.file !== file) return false;
  const source = sources.find(({ name }) => name === file);
  return source !== undefined && positionAt(source, one.place.span.start).line === line;
}

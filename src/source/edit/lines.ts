import type { Span } from '../../core/origin.ts';

/** New text in the place of a stretch of text. */
export interface Splice extends Span {
  readonly text: string;
}

/** The line break that a text uses; CRLF or LF. */
export const breakOf = (text: string): string => /\r?\n/.exec(text)?.[0] ?? '\n';

export const lineStart = (text: string, offset: number): number => (offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1);

/** The end of a line without its line break. */
export function lineEnd(text: string, offset: number): number {
  const next = text.indexOf('\n', offset);
  if (next < 0) return text.length;
  return next > offset && text.charAt(next - 1) === '\r' ? next - 1 : next;
}

/** Columns from the start of the line, counted from 0. */
export const columnOf = (text: string, offset: number): number => offset - lineStart(text, offset);

/** The start of the next line; the length of the text where there is none. */
export function nextLine(text: string, offset: number): number {
  const next = text.indexOf('\n', offset);
  return next < 0 ? text.length : next + 1;
}

/** Puts lines below the line that ends at `end`. A missing final line break stays missing. */
export function insertBelow(text: string, end: number, lines: readonly string[]): Splice {
  const eol = breakOf(text);
  if (text.slice(0, end).replace(/^\ufeff/, '') === '')
    return { start: end, end, text: lines.map((line) => line + eol).join('') };
  return { start: end, end, text: lines.map((line) => eol + line).join('') };
}

/** Puts lines above the line that begins at `start`. */
export function insertAbove(text: string, start: number, lines: readonly string[]): Splice {
  const eol = breakOf(text);
  return { start, end: start, text: lines.map((line) => line + eol).join('') };
}

/** Takes out whole lines; `lines` ends before the last line's break. */
export function deleteLines(text: string, { start, end }: Span): Splice {
  if (start === 0) return { start, end: nextLine(text, end), text: '' };
  const before = text.charAt(start - 2) === '\r' ? start - 2 : start - 1;
  return { start: before, end, text: '' };
}

/** Applies splices that do not overlap, in any order. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  let result = '';
  let from = 0;
  for (const splice of splices.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(from, splice.start) + splice.text;
    from = splice.end;
  }
  return result + text.slice(from);
}

import type { InnerText } from '../inner-text.ts';
import { diffLines } from '../line-diff.ts';
import { lineStart } from './lines.ts';

const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** The file around a text block after a change of the block's text; undefined for text that is no block. Lines that stay keep their blanks. */
export function outerText(outer: string, inner: InnerText, changed: string): string | undefined {
  const { indent } = inner;
  if (indent === undefined) return undefined;
  const start = lineStart(outer, inner.toOuter(0));
  const end = inner.toOuter(inner.text.length);
  const block = linesOf(outer.slice(start, end));
  const before = linesOf(inner.text);
  const after = linesOf(changed);
  const written = diffLines(before, after).flatMap(({ kind, old, new: fresh }) => {
    if (kind === 'keep') return [block[old] ?? ''];
    const line = after[fresh] ?? '';
    return kind === 'add' ? [line.trim() === '' ? line : indent + line] : [];
  });
  return outer.slice(0, start) + written.join('') + outer.slice(end);
}

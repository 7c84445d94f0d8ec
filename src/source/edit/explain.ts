import type { Path } from '../../core/origin.ts';
import type { CommentsFor } from './annotated.ts';
import type { IsItsComment } from './drop.ts';
import { type Editable, linesOf, withCommentsAbove } from './entries.ts';
import { breakOf, columnOf, type Splice } from './lines.ts';
import { entryAt } from './remove.ts';

/** Replaces the comment right above a key by the one that is right now; one that says anything else stays. */
export function explainAnew(
  doc: Editable,
  path: Path,
  style: { readonly comments: CommentsFor; readonly isItsComment: IsItsComment },
): readonly Splice[] {
  const entry = entryAt(doc, path)?.entry;
  const lines = entry && linesOf(doc.text, entry);
  if (entry === undefined || lines === undefined) return [];
  const { start } = withCommentsAbove(doc.text, lines);
  const present = commentLines(doc.text, start, lines.start);
  if (present.length === 0 || !style.isItsComment(path, present)) return [];
  const column = columnOf(doc.text, entry.start);
  const wanted = style.comments(path, column).map((line) => ' '.repeat(column) + line + breakOf(doc.text));
  return [{ start, end: lines.start, text: wanted.join('') }];
}

/** The lines between two offsets that begin lines, without their breaks. */
export const commentLines = (text: string, start: number, end: number): readonly string[] =>
  text.slice(start, end).split(/\r?\n/).slice(0, -1);

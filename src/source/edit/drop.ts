import type { Path } from '../../core/origin.ts';
import { type Editable, linesOf, withCommentsAbove } from './entries.ts';
import { commentLines } from './explain.ts';
import { deleteLines, type Splice } from './lines.ts';
import type { Obstacle } from './put.ts';
import { entryAt, removable, removeAt } from './remove.ts';

/** Whether the comment lines above a key say nothing but why its value is as it is, so that they go with it. */
export type IsItsComment = (path: Path, lines: readonly string[]) => boolean;

/** Takes out what is written at a path, with the keys above it that would be empty and the comment that only it needs. */
export function dropValue(doc: Editable, path: Path, isItsComment: IsItsComment): readonly Splice[] | Obstacle {
  const splices = removeAt(doc, path);
  const whole = removable(doc, path);
  const entry = whole && entryAt(doc, whole)?.entry;
  if (splices === undefined || whole === undefined || entry === undefined)
    return { why: 'comes from an anchor, or shares its line with others' };
  const lines = linesOf(doc.text, entry);
  if (lines === undefined || splices.length !== 1) return splices;
  const withComments = withCommentsAbove(doc.text, lines);
  const comments = commentLines(doc.text, withComments.start, lines.start);
  const gone = comments.length > 0 && isItsComment(whole, comments) ? deleteLines(doc.text, withComments) : splices[0];
  return gone ? [withBlankLine(doc.text, gone)] : splices;
}

/** Of two blank lines that would meet, or one that would end the file, one goes as well. */
function withBlankLine(text: string, gone: Splice): Splice {
  const blank = /\r?\n[ \t]*$/.exec(text.slice(0, gone.start));
  const meetsBlank = /^(\r?\n[ \t]*(\r?\n|$)|$)/.test(text.slice(gone.end));
  return blank && meetsBlank ? { ...gone, start: blank.index } : gone;
}

import { isMap, isNull, type Node } from '../../core/tree.ts';
import { blockOf, commentsIn, flowOf, renamed, unpacked } from './block-piece.ts';
import { type Editable, type Entry, linesOf, stepOf } from './entries.ts';
import { below, gapAt, insertInto, type Piece } from './insert.ts';
import { breakOf, deleteLines, type Splice } from './lines.ts';
import { entryAt, takeOut } from './remove.ts';

/** What is moved, and the splices that take it away from its old place. */
interface Taken {
  readonly piece: Piece;
  readonly gone: readonly Splice[];
}

/**
 * Moves a key with all below it to another path of the same document, re-indented and with its comments. Where the other path holds a
 * map already, the keys are added to it. Undefined where that cannot be done line by line.
 */
export function moveKey(doc: Editable, from: readonly string[], to: readonly string[]): readonly Splice[] | undefined {
  const source = entryAt(doc, from)?.entry;
  const gap = gapAt(doc, to);
  const name = gap.missing.at(-1);
  if (source === undefined || startsWith(to, from) || (name === undefined && !canTake(gap.node, source.node))) return undefined;
  const whole = wholeOf(doc, from, to);
  const taken = takeBlock(doc, source, whole, name) ?? takeFlow(doc, source, whole, name);
  const added = taken && insertInto(doc, gap, below(gap.missing.slice(0, -1), taken.piece, stepOf(doc)));
  return taken && added && [...taken.gone, ...added.map((splice) => behind(doc.text, splice, taken.gone))];
}

const startsWith = (path: readonly string[], start: readonly string[]): boolean =>
  start.every((key, depth) => path[depth] === key);

/** Whether a map (or nothing) can take the keys of another without losing any. */
const canTake = (target: Node | undefined, source: Node): boolean =>
  isMap(source) && (isNull(target) || (isMap(target) && ![...source.entries.keys()].some((key) => target.entries.has(key))));

/** What goes with a key that is alone: the keys above it, as long as they are not on the way to its new place. */
function wholeOf(doc: Editable, from: readonly string[], to: readonly string[]): readonly string[] {
  const parent = from.slice(0, -1);
  const isAlone = entryAt(doc, from)?.all.length === 1;
  return isAlone && !startsWith(to, parent) ? wholeOf(doc, parent, to) : from;
}

/** A key with lines of its own moves line by line; `name` is undefined where its content alone is moved. */
function takeBlock(doc: Editable, source: Entry, whole: readonly string[], name: string | undefined): Taken | undefined {
  const { text } = doc;
  const block = blockOf(text, source);
  const outer = entryAt(doc, whole)?.entry;
  const outerLines = outer && linesOf(text, outer);
  if (!block || !outer || !outerLines) return undefined;
  const start = outer.start === source.start ? block.lines.start : outerLines.start;
  const comments = commentsIn(text.slice(start, block.lines.start));
  const piece = name === undefined ? unpacked(text, block, comments) : renamed(text, block, name, comments);
  return piece && { piece, gone: [deleteLines(text, { start, end: block.lines.end })] };
}

/** A key between braces moves as it stands there; comments of what goes with it stand above it then. */
function takeFlow(doc: Editable, source: Entry, whole: readonly string[], name: string | undefined): Taken | undefined {
  const { text } = doc;
  const flow = name === undefined ? undefined : flowOf(text, source, name);
  const gone = takeOut(doc, whole);
  if (flow === undefined || gone === undefined) return undefined;
  const comments = gone.flatMap(({ start, end }) =>
    commentsIn(`${text.slice(start, Math.max(start, source.start))}\n${text.slice(source.end, end)}`),
  );
  const lines = [...comments, flow];
  const piece = {
    lines: (column: number) => lines.map((line) => ' '.repeat(column) + line),
    flow: comments.length === 0 ? flow : undefined,
  };
  return { piece, gone };
}

/** What is put where something is taken out goes behind it; at the start of the text, a line break moves to its end. */
function behind(text: string, splice: Splice, taken: readonly Splice[]): Splice {
  const around = taken.find(({ start, end }) => splice.start > start && splice.start < end);
  if (around === undefined) return splice;
  const eol = breakOf(text);
  const isMoved = around.start === 0 && splice.text.startsWith(eol);
  return { start: around.end, end: around.end, text: isMoved ? splice.text.slice(eol.length) + eol : splice.text };
}

import type { Path } from '../../core/origin.ts';
import { at, isMap, isNull, isPlainList, isPlainMap, type Node, type Plain, toPlain } from '../../core/tree.ts';
import { annotatedPiece, type CommentsFor } from './annotated.ts';
import { changed } from './change.ts';
import { type Editable, type Entry, entriesIn, isFlow, isJson, spanIn, stepOf } from './entries.ts';
import { type Gap, insertInto, type Piece, setKey } from './insert.ts';
import { lineEnd, type Splice } from './lines.ts';
import { replaceScalar } from './scalar.ts';
import { flowText } from './write-yaml.ts';

/** What stands in the way of a change; continues the name of what cannot be changed. */
export interface Obstacle {
  readonly why: string;
  /** The anchor that is the reason. */
  readonly anchor?: string;
}

/**
 * Makes a value what it should be, wherever that is new: a scalar in its own quotes, missing keys with comments at the end of their map,
 * and what a merge key brings in as a key of its own below it.
 */
export function putValue(doc: Editable, path: Path, value: Plain, comments: CommentsFor): readonly Splice[] | Obstacle {
  const way = wayTo(doc, path, value);
  if ('why' in way) return way;
  const splices = 'missing' in way ? insertAt(doc, way, comments) : overwrite(doc, path, way, value, comments);
  return splices ?? { why: 'stands between other things on its line' };
}

/** The last entry on the way to a path where all of it is written; else what is missing, and the value for that. */
type Way = Entry | (Gap & { readonly path: Path; readonly value: Plain });

function wayTo({ text, root }: Editable, path: Path, value: Plain): Way | Obstacle {
  let node = root;
  let entry: Entry | undefined;
  for (const [depth, key] of path.entries()) {
    const child = at(node, [key]);
    const here = { node, entry, path: path.slice(0, depth) };
    if (node === undefined || node.kind === 'scalar' || child === undefined)
      return obstacleOf(node) ?? { ...here, missing: path.slice(depth).map(String), value };
    const rest = path.slice(depth + 1);
    entry = entriesIn(text, node).find((one) => one.node === child);
    if (entry === undefined) return { ...here, missing: [String(key)], value: inherited(child, rest, value) };
    if (rest.length > 0 && isAlias(text, child)) return { why: 'is an alias: a change would go to every place that names it' };
    node = child;
  }
  return entry ?? { why: 'is the whole file' };
}

/** What would be lost if keys were put in its place stays. */
function obstacleOf(node: Node | undefined): Obstacle | undefined {
  if (node === undefined || isMap(node) || isNull(node)) return undefined;
  return { why: `has no place: above it stands ${node.kind === 'list' ? 'a list' : 'text'}, which has no keys` };
}

/** A key of its own replaces all that a merge key brings in under its name. */
const inherited = (child: Node, rest: Path, value: Plain): Plain =>
  rest.length === 0 ? value : changed(toPlain(child), { kind: 'set', path: rest, value });

const isAlias = (text: string, node: Node): boolean => text.charAt(spanIn(node)?.start ?? text.length) === '*';

function insertAt(doc: Editable, gap: Exclude<Way, Entry>, comments: CommentsFor): readonly Splice[] | undefined {
  const piece = annotatedPiece(gap.path, gap.missing, gap.value, { step: stepOf(doc), comments, isJson: isJson(doc) });
  const isEmpty = !isMap(gap.node) || gap.node.entries.size === 0;
  const splices =
    isEmpty && isBetweenBraces(doc, gap.path)
      ? []
      : insertInto(doc, gap, gap.path.length === 0 && !isEmpty ? apart(piece) : piece);
  return splices?.length ? splices : wholeValue(doc, gap);
}

/** Whether a key stands somewhere between braces or brackets, where nothing has lines of its own. */
const isBetweenBraces = ({ text, root }: Editable, path: Path): boolean =>
  path.some((_, depth) => {
    const above = at(root, path.slice(0, depth));
    return above !== undefined && isFlow(text, above);
  });

/** A new section of a file begins behind a blank line. */
const apart = ({ lines, flow }: Piece): Piece => ({
  lines: (column) => (column === 0 ? ['', ...lines(column)] : lines(column)),
  flow,
});

/** An empty map that has no lines of its own is written anew between braces. */
function wholeValue(doc: Editable, { node, entry, missing, value }: Exclude<Way, Entry>): readonly Splice[] | undefined {
  if (entry === undefined || !(isNull(node) || (isMap(node) && node.entries.size === 0))) return undefined;
  return behindKey(
    doc,
    entry,
    missing.reduceRight<Plain>((inner, key) => ({ [key]: inner }), value),
  );
}

function overwrite(doc: Editable, path: Path, entry: Entry, value: Plain, comments: CommentsFor): readonly Splice[] | undefined {
  const { node } = entry;
  const single = !isPlainMap(value) && !isPlainList(value);
  if (isPlainMap(value) && (isNull(node) || (isMap(node) && node.entries.size === 0))) {
    const pieces = Object.entries(value).map(([key, item]) =>
      annotatedPiece(path, [key], item, { step: stepOf(doc), comments, isJson: isJson(doc) }),
    );
    const inLines = isBetweenBraces(doc, path) ? undefined : insertInto(doc, { node, entry, missing: [] }, joined(pieces));
    return inLines ?? behindKey(doc, entry, value);
  }
  const inPlace = single && node.kind === 'scalar' && !isAliasBehind(doc.text, entry);
  return (
    (inPlace ? (replaceScalar(doc, path, value) ?? setKey(doc, path.map(String), value)) : undefined) ??
    behindKey(doc, entry, value)
  );
}

const joined = (pieces: readonly Piece[]): Piece => ({
  lines: (column) => pieces.flatMap(({ lines }) => lines(column)),
  flow: pieces.map(({ flow }) => flow).join(', '),
});

const isAliasBehind = (text: string, { key }: Entry): boolean =>
  key !== undefined && /^\s*:[ \t]+\*/.test(text.slice(key.end, lineEnd(text, key.end)));

/** Another value in the place of all that stands behind a key, or of an item. */
function behindKey(doc: Editable, { key, start, end }: Entry, value: Plain): readonly Splice[] {
  const written = flowText(value, isJson(doc));
  if (key === undefined) return [{ start, end, text: written }];
  return [{ start: doc.text.indexOf(':', key.end) + 1, end, text: ` ${written}` }];
}

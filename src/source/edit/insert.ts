import type { Path } from '../../core/origin.ts';
import { at, isList, isMap, isNull, type MapNode, type Node, type Plain } from '../../core/tree.ts';
import { yamlName } from '../../core/yaml-string.ts';
import {
  commaBehind,
  type Editable,
  type Entry,
  entriesIn,
  isFlow,
  isJson,
  linesOf,
  mergeKeysEnd,
  spanIn,
  stepOf,
  withCommentsBelow,
} from './entries.ts';
import { breakOf, columnOf, insertBelow, lineEnd, lineStart, type Splice } from './lines.ts';
import { blockLines, flowText, itemLines } from './write-yaml.ts';

/** Something that can be put into a map: as lines that begin at a column, or between braces. */
export interface Piece {
  readonly lines: (column: number) => readonly string[];
  /** `key: value`; undefined for what needs lines of its own. */
  readonly flow: string | undefined;
}

/** A key with a value, and the keys above it that do not exist yet. */
function pieceOf(keys: readonly string[], value: Plain, step: number): Piece {
  const [last = '', ...above] = keys.toReversed();
  const content = above.reduce<readonly [string, Plain]>((inner, key) => [key, Object.fromEntries([inner])], [last, value]);
  return {
    lines: (column) => blockLines(content[0], content[1], column, step),
    flow: `${yamlName(content[0])}: ${flowText(content[1])}`,
  };
}

/** A piece and the keys above it that do not exist yet. */
export function below(keys: readonly string[], piece: Piece, step: number): Piece {
  if (keys.length === 0) return piece;
  const heads = (column: number) => keys.map((key, depth) => `${' '.repeat(column + depth * step)}${yamlName(key)}:`);
  const flow = piece.flow && keys.reduceRight((inner, key) => `${yamlName(key)}: {${inner}}`, piece.flow);
  return { lines: (column) => [...heads(column), ...piece.lines(column + keys.length * step)], flow };
}

/** Where a path can be continued: the deepest map on its way (or what stands in its place), and the keys that are missing there. */
export interface Gap {
  /** Undefined where the document is empty. */
  readonly node: Node | undefined;
  /** The entry that holds the node; undefined for the root. */
  readonly entry: Entry | undefined;
  readonly missing: readonly string[];
}

/** Follows a path as far as it exists. */
export function gapAt({ text, root }: Editable, path: Path): Gap {
  let node = root;
  let entry: Entry | undefined;
  for (const [depth, key] of path.entries()) {
    const child = at(node, [key]);
    if (node === undefined || node.kind === 'scalar' || child === undefined) {
      return { node, entry, missing: path.slice(depth).map(String) };
    }
    entry = entriesIn(text, node).find((one) => one.node === child);
    node = child;
  }
  return { node, entry, missing: [] };
}

/** Puts a piece at the end of the map (or in the place of the nothing) that a gap ends with; undefined where it holds something else. */
export function insertInto(doc: Editable, { node, entry }: Gap, piece: Piece): readonly Splice[] | undefined {
  const { text } = doc;
  if (node === undefined) return [insertBelow(text, lastFilledEnd(text), piece.lines(0))];
  if (isMap(node) && node.entries.size > 0) return intoMap(text, node, piece);
  if (!isNull(node) && !isMap(node)) return undefined;
  return entry ? belowKey(doc, node, entry, piece) : inPlaceOf(text, node, piece);
}

function intoMap(text: string, map: MapNode, piece: Piece): readonly Splice[] {
  const entries = entriesIn(text, map);
  const last = entries.at(-1);
  if (isFlow(text, map)) return last === undefined || piece.flow === undefined ? [] : behindLast(text, last, piece.flow);
  // In Helm a merge key overrides what stands above it.
  const end = Math.max(last?.end ?? -1, mergeKeysEnd(text, map) ?? -1);
  const start = entries[0]?.start ?? spanIn(map)?.start;
  if (end < 0 || start === undefined) return [];
  const column = columnOf(text, start);
  const lines = withCommentsBelow(text, { start: end, end: lineEnd(text, end) }, column);
  return [insertBelow(text, lines.end, piece.lines(column))];
}

/** Between braces, behind the last entry; on a line of its own where that has one, below its comment. */
function behindLast(text: string, last: Entry, flow: string): readonly Splice[] {
  const comma = commaBehind(text, last);
  const lines = linesOf(text, { ...last, end: last.end + comma.length });
  if (lines === undefined) return [insertAt(last.end, `, ${flow}`)];
  const indent = ' '.repeat(columnOf(text, last.start));
  const below = insertBelow(text, lines.end, [`${indent}${flow}${comma.trim()}`]);
  return comma === '' ? [insertAt(last.end, ','), below] : [below];
}

/** A document that is `{}` or `null` and nothing else. */
function inPlaceOf(text: string, root: Node, piece: Piece): readonly Splice[] | undefined {
  const span = spanIn(root);
  return span && [{ start: span.start, end: span.end, text: piece.lines(0).join(breakOf(text)) }];
}

/** Below a key without a value, or with `{}`, `null` or `~`, which then goes; a comment behind it stays. */
function belowKey(doc: Editable, node: Node, entry: Entry, piece: Piece): readonly Splice[] | undefined {
  const { text } = doc;
  const lines = linesOf(text, entry);
  const written = spanIn(node);
  if (lines === undefined || entry.key === undefined || written === undefined) return undefined;
  const colon = text.indexOf(':', entry.key.end) + 1;
  const value = text.slice(colon, entry.end);
  if (!/^[ \t]*(\{\s*\}|null|Null|NULL|~)?$/.test(value)) return undefined;
  const added = insertBelow(text, lines.end, piece.lines(columnOf(text, entry.start) + stepOf(doc)));
  return value === '' ? [added] : [{ start: colon, end: entry.end, text: '' }, added];
}

/** The end of the last line that holds anything, so that blank lines at the end stay at the end. */
const lastFilledEnd = (text: string): number => lineEnd(text, text.trimEnd().length);

/** Sets a key that is missing, or that has no value; undefined where that cannot be done. */
export function setKey(doc: Editable, path: readonly string[], value: Plain): readonly Splice[] | undefined {
  const gap = gapAt(doc, path);
  if (gap.missing.length > 0) return insertInto(doc, gap, pieceOf(gap.missing, value, stepOf(doc)));
  return gap.entry && isNull(gap.node) ? fillIn(doc, gap.entry, value) : undefined;
}

/** A value behind a key that has none. */
function fillIn({ text }: Editable, entry: Entry, value: Plain): readonly Splice[] | undefined {
  if (entry.key === undefined) return undefined;
  const colon = text.indexOf(':', entry.key.end) + 1;
  if (!/^[ \t]*(null|Null|NULL|~)?$/.test(text.slice(colon, entry.end))) return undefined;
  return [{ start: colon, end: entry.end, text: ` ${flowText(value)}` }];
}

/** Adds an item to the end of a list, or to its start. */
export function addItem(doc: Editable, list: Node, item: Plain, first: boolean): readonly Splice[] | undefined {
  const { text } = doc;
  const span = spanIn(list);
  if (!isList(list) || span === undefined) return undefined;
  const entries = entriesIn(text, list);
  const [start] = entries;
  const end = entries.at(-1);
  if (isFlow(text, list)) {
    const written = flowText(item, isJson(doc));
    if (start === undefined || end === undefined) return [{ ...span, text: `[${written}]` }];
    return [first ? insertAt(start.start, `${written}, `) : insertAt(end.end, `, ${written}`)];
  }
  if (start === undefined || end === undefined) return undefined;
  const marker = text.slice(lineStart(text, start.start), start.start);
  if (!/^ *- +$/.test(marker)) return undefined;
  const [head = '', ...rest] = itemLines(item, marker.length, stepOf(doc));
  const lines = [marker + head.trimStart(), ...rest];
  if (first) return [insertAt(lineStart(text, start.start), lines.map((line) => line + breakOf(text)).join(''))];
  return [insertBelow(text, lineEnd(text, end.end), lines)];
}

const insertAt = (offset: number, text: string): Splice => ({ start: offset, end: offset, text });

import type { Path } from '../../core/origin.ts';
import { at, isMap } from '../../core/tree.ts';
import { commaBehind, type Editable, type Entry, entriesIn, isFlow, itemLinesOf, linesOf } from './entries.ts';
import { deleteLines, type Splice } from './lines.ts';

/** The entry at a path and the entries beside it; undefined for what is not written at that place itself. */
export function entryAt(doc: Editable, path: Path): { readonly entry: Entry; readonly all: readonly Entry[] } | undefined {
  const parent = at(doc.root, path.slice(0, -1));
  const node = at(doc.root, path);
  if (parent === undefined || parent.kind === 'scalar' || node === undefined) return undefined;
  const all = entriesIn(doc.text, parent);
  const entry = all.find((one) => one.node === node);
  return entry && { entry, all };
}

/**
 * The path that has to go so that nothing empty is left behind: a key that is alone in its map takes the map with it. Undefined where
 * that ends in a list.
 */
export function removable(doc: Editable, path: Path): Path | undefined {
  const found = entryAt(doc, path);
  if (found === undefined) return undefined;
  const parent = path.slice(0, -1);
  if (found.all.length > 1 || parent.length === 0) return path;
  return typeof path.at(-1) === 'number' || typeof parent.at(-1) === 'number' ? undefined : removable(doc, parent);
}

/** Takes out a key or an item, and the keys above it that would be empty. Comments above it stay. */
export function removeAt(doc: Editable, path: Path): readonly Splice[] | undefined {
  const whole = removable(doc, path);
  return whole && takeOut(doc, whole);
}

/** Takes out a key or an item that is not alone. */
export function takeOut(doc: Editable, path: Path): readonly Splice[] | undefined {
  const found = entryAt(doc, path);
  const parent = at(doc.root, path.slice(0, -1));
  if (!found || !parent) return undefined;
  const { text } = doc;
  if (isFlow(text, parent)) return [fromFlow(text, found.entry, found.all)];
  const lines = isMap(parent) ? linesOf(text, found.entry) : itemLinesOf(text, found.entry);
  return lines ? [deleteLines(text, lines)] : firstOfItem(text, found.entry, found.all);
}

/**
 * Between braces and brackets, a comma goes with the entry: the one behind it, or that before the last, unless comments of others stand
 * around it.
 */
function fromFlow(text: string, entry: Entry, all: readonly Entry[]): Splice {
  const index = all.indexOf(entry);
  const next = all[index + 1];
  const previous = all[index - 1];
  const start = previous?.end ?? entry.start;
  const lines = linesOf(text, { ...entry, end: entry.end + commaBehind(text, entry).length });
  if (lines && (next || text.slice(start, entry.start).includes('#'))) return deleteLines(text, lines);
  return next ? { start: entry.start, end: next.start, text: '' } : { start, end: entry.end, text: '' };
}

/** The first key of a map in a list shares its line with the `- `, which stays. */
function firstOfItem(text: string, entry: Entry, all: readonly Entry[]): readonly Splice[] | undefined {
  const next = all[all.indexOf(entry) + 1];
  const between = next && text.slice(entry.end, next.start);
  if (!next || !between || !/^[ \t]*\r?\n *$/.test(between)) return undefined;
  return [{ start: entry.start, end: next.start, text: '' }];
}

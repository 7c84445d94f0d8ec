import type { Span } from '../../core/origin.ts';
import type { ListNode, MapNode, Node } from '../../core/tree.ts';
import { columnOf, lineEnd, lineStart } from './lines.ts';

/** One YAML document that can be changed: its text, and what a reader makes of it with places in that text. */
export interface Editable {
  readonly text: string;
  /** Undefined where there is nothing but comments. */
  readonly root: Node | undefined;
}

/** A key with its value, or an item of a list, as it stands in the text. */
export interface Entry {
  readonly node: Node;
  /** From the key, or from the item itself. */
  readonly start: number;
  readonly key: Span | undefined;
  /** Behind the last character of the value, before a comment. */
  readonly end: number;
}

export const spanIn = (node: Node): Span | undefined => (node.origin.from === 'file' ? node.origin.value : undefined);

/** Whether a map or a list is written between braces or brackets. */
export const isFlow = (text: string, node: Node): boolean => /[{[]/.test(text.charAt(spanIn(node)?.start ?? text.length));

/** The keys that are written in a map itself, by place: not those that an alias or a merge key brings in. */
export function entriesIn(text: string, node: MapNode | ListNode): readonly Entry[] {
  const whole = spanIn(node);
  if (whole === undefined || text.charAt(whole.start) === '*') return [];
  const nodes = node.kind === 'map' ? [...node.entries.values()] : node.items;
  const entries = nodes.flatMap((child) => entryOf(text, child, node.kind === 'list'));
  return entries.filter(({ start }) => start >= whole.start && start < whole.end).toSorted((a, b) => a.start - b.start);
}

function entryOf(text: string, node: Node, isItem: boolean): readonly Entry[] {
  if (node.origin.from !== 'file') return [];
  const { key, value } = node.origin;
  if (isItem) return [{ node, key: undefined, start: value.start, end: contentEnd(text, node) }];
  if (key === undefined) return [];
  return [{ node, key, start: key.start, end: valueEnd(text, key, value, node) }];
}

/** What an alias stands for is placed elsewhere; then the alias itself ends the entry. */
function valueEnd(text: string, key: Span, value: Span, node: Node): number {
  const behind = /^\s*:[ \t]*/.exec(text.slice(key.end, lineEnd(text, key.end)))?.[0] ?? '';
  const alias = /^\*[\w-]+/.exec(text.slice(key.end + behind.length, lineEnd(text, key.end)))?.[0];
  if (alias !== undefined) return key.end + behind.length + alias.length;
  if (value.start === value.end) return key.end + behind.trimEnd().length;
  return contentEnd(text, node);
}

/** Block text ends with its last filled line, a block map or list with its last entry. */
function contentEnd(text: string, node: Node): number {
  const { start, end } = spanIn(node) ?? { start: 0, end: 0 };
  const trimmed = start + text.slice(start, end).trimEnd().length;
  if (node.kind === 'scalar' || isFlow(text, node)) return trimmed;
  const last = entriesIn(text, node).at(-1);
  return last === undefined ? trimmed : last.end;
}

/** The whole lines of an entry with the comment behind it; undefined where it shares a line with something else. */
export function linesOf(text: string, { start, end }: Entry, marker = /^ *$/): Span | undefined {
  const from = lineStart(text, start);
  const to = lineEnd(text, end);
  const isAlone = marker.test(text.slice(from, start)) && /^\s*(#.*)?$/.test(text.slice(end, to));
  return isAlone ? { start: from, end: to } : undefined;
}

/** The comma behind an entry between braces or brackets, with the blanks before it; empty where there is none on its line. */
export const commaBehind = (text: string, { end }: Entry): string =>
  /^[ \t]*,/.exec(text.slice(end, lineEnd(text, end)))?.[0] ?? '';

/** The lines of an item in a block list; its text begins behind `- `. */
export const itemLinesOf = (text: string, entry: Entry): Span | undefined => linesOf(text, entry, /^ *- +$/);

/** Extends lines upwards over comments of the same indentation that stand right above. */
export function withCommentsAbove(text: string, lines: Span): Span {
  const column = text.slice(lines.start, lines.end).search(/\S/);
  let { start } = lines;
  while (start > 0) {
    const above = lineStart(text, start - 1);
    const line = text.slice(above, lineEnd(text, above));
    if (line.search(/\S/) !== column || line.charAt(column) !== '#') break;
    start = above;
  }
  return { start, end: lines.end };
}

/** Extends lines downwards over comments that are indented deeper than the entry. */
export function withCommentsBelow(text: string, lines: Span, column: number): Span {
  let { end } = lines;
  for (let at = end; at < text.length; ) {
    const next = text.indexOf('\n', at) + 1;
    if (next === 0) break;
    const line = text.slice(next, lineEnd(text, next));
    const indent = line.search(/\S/);
    if (indent >= 0 && (indent <= column || line.charAt(indent) !== '#')) break;
    at = next + line.length;
    if (indent >= 0) end = at;
  }
  return { start: lines.start, end };
}

/** Where the last merge key of a block map ends; the tree holds what it brings in, but not the key itself. */
export function mergeKeysEnd(text: string, node: MapNode): number | undefined {
  const span = spanIn(node);
  if (span === undefined || text.charAt(span.start) === '*' || isFlow(text, node)) return undefined;
  const from = lineStart(text, span.start);
  const column = columnOf(text, entriesIn(text, node)[0]?.start ?? span.start);
  const found = [...text.slice(from, span.end).matchAll(/^( *)<<[ \t]*:[^\r\n]*/gm)];
  const last = found.filter(([, indent = '']) => indent.length === column).at(-1);
  return last && from + last.index + last[0].length;
}

/** Whether a document is written as JSON is: braces around it, and quotes around its keys. */
export function isJson({ text, root }: Editable): boolean {
  if (root?.kind !== 'map' || !isFlow(text, root)) return false;
  const [first] = entriesIn(text, root);
  return first !== undefined && text.charAt(first.start) === '"';
}

/** How far nested keys are indented in a document: as the first nested map shows, or 2. */
export function stepOf({ text, root }: Editable): number {
  const maps: Node[] = root ? [root] : [];
  for (let node = maps.shift(); node !== undefined; node = maps.shift()) {
    if (node.kind !== 'map' || isFlow(text, node)) continue;
    const entries = entriesIn(text, node);
    for (const { node: child, start } of entries) {
      const inner = child.kind === 'map' && !isFlow(text, child) ? entriesIn(text, child)[0] : undefined;
      if (inner) return Math.max(columnOf(text, inner.start) - columnOf(text, start), 1);
      maps.push(child);
    }
  }
  return 2;
}

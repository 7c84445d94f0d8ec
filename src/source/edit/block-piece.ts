import type { Span } from '../../core/origin.ts';
import { isMap } from '../../core/tree.ts';
import { yamlName } from '../../core/yaml-string.ts';
import { type Entry, entriesIn, isFlow, linesOf, spanIn, withCommentsAbove, withCommentsBelow } from './entries.ts';
import type { Piece } from './insert.ts';
import { columnOf, lineEnd, lineStart, nextLine } from './lines.ts';
import { scalarText } from './write-yaml.ts';

/** An entry that fills lines of its own, with the comments that belong to it. */
export interface Block {
  readonly entry: Entry & { readonly key: Span };
  readonly lines: Span;
}

/** Undefined where an entry shares a line with another. */
export function blockOf(text: string, entry: Entry): Block | undefined {
  const { key } = entry;
  const own = linesOf(text, entry);
  if (key === undefined || own === undefined) return undefined;
  return { entry: { ...entry, key }, lines: withCommentsBelow(text, withCommentsAbove(text, own), columnOf(text, entry.start)) };
}

/** The block under another name; `comments` come first. */
export function renamed(text: string, { entry, lines }: Block, name: string, comments: readonly string[]): Piece {
  const column = columnOf(text, entry.start);
  const key = isKey(text, entry.key, name) ? '' : yamlName(name);
  const body =
    key === ''
      ? cut(text, lines)
      : [...cut(text, { start: lines.start, end: lineStart(text, entry.start) }), ...withKey(text, entry.key, key, lines.end)];
  return {
    lines: (to) => [...comments.map((comment) => ' '.repeat(to) + comment), ...body.map((line) => shifted(line, to - column))],
    flow: hasComments(text, { entry, lines }, comments) ? undefined : flowOf(text, entry, name),
  };
}

const hasComments = (text: string, { entry, lines }: Block, others: readonly string[]): boolean =>
  others.length > 0 || lines.start < lineStart(text, entry.start) || text.slice(entry.key.end, lines.end).includes('#');

/** The keys below a block without the block's own key; undefined where they share its line. */
export function unpacked(text: string, { entry, lines }: Block, comments: readonly string[]): Piece | undefined {
  const [first] = isMap(entry.node) && !isFlow(text, entry.node) ? entriesIn(text, entry.node) : [];
  if (first === undefined) return undefined;
  const column = columnOf(text, first.start);
  const above = cut(text, { start: lines.start, end: lineStart(text, entry.start) }).map((line) => line.trim());
  const behindKey = commentsIn(text.slice(entry.key.end, lineEnd(text, entry.key.end)));
  const body = cut(text, { start: nextLine(text, entry.key.end), end: lines.end });
  const heads = [...comments, ...above, ...behindKey];
  return {
    lines: (to) => [...heads.map((comment) => ' '.repeat(to) + comment), ...body.map((line) => shifted(line, to - column))],
    flow: undefined,
  };
}

/** The comments in lines that hold nothing but comments and keys. */
export const commentsIn = (lines: string): readonly string[] =>
  [...lines.matchAll(/(?<![^\s])#[^\r\n]*/g)].map(([comment]) => comment.trimEnd());

const cut = (text: string, { start, end }: Span): readonly string[] =>
  start >= end
    ? []
    : text
        .slice(start, end)
        .replace(/\r?\n$/, '')
        .split(/\r?\n/);

const withKey = (text: string, key: Span, name: string, end: number): readonly string[] =>
  cut(text.slice(0, key.start) + name + text.slice(key.end, end), {
    start: lineStart(text, key.start),
    end: end + name.length - (key.end - key.start),
  });

const isKey = (text: string, key: Span, name: string): boolean =>
  text.slice(key.start, key.end).replace(/^(["'])(.*)\1$/, '$2') === name;

/** Indents a line by so many columns more, or fewer as far as it has them. */
function shifted(line: string, columns: number): string {
  if (line.trim() === '') return line;
  if (columns >= 0) return ' '.repeat(columns) + line;
  return line.slice(Math.min(-columns, line.search(/[^ ]|$/)));
}

/** `name: value` for braces: a scalar, or what stands between braces or brackets on one line already. */
export function flowOf(text: string, { node, end }: Entry, name: string): string | undefined {
  if (node.kind === 'scalar') return `${yamlName(name)}: ${scalarText(node.value)}`;
  const raw = text.slice(spanIn(node)?.start ?? end, end);
  return isFlow(text, node) && !/[\n#]/.test(raw) ? `${yamlName(name)}: ${raw}` : undefined;
}

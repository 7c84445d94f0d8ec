import { positionAt, sourceText } from '../core/lines.ts';
import type { Span } from '../core/origin.ts';
import type { Node } from '../core/tree.ts';

/** Text that is a scalar of a YAML file and YAML itself: `values: |` of a wrapper, a configuration file in a ConfigMap. */
export interface InnerText {
  readonly text: string;
  /** The offset in the outer file for an offset in the text. */
  readonly toOuter: (offset: number) => number;
  /** What stands before every line in the outer file; undefined where the text cannot be changed in place. */
  readonly indent: string | undefined;
}

/** The text of a string in a file, with its way back into the file; undefined for anything else. */
export function innerText(outer: string, node: Node | undefined): InnerText | undefined {
  if (node?.kind !== 'scalar' || typeof node.value !== 'string' || node.origin.from !== 'file') return undefined;
  const span = node.origin.value;
  const [header] = /^\|[-+0-9]*[ \t]*(?:#[^\n]*)?\r?\n/.exec(outer.slice(span.start, span.end)) ?? [];
  return header === undefined
    ? { text: node.value, toOuter: aligned(outer, span, node.value), indent: undefined }
    : literal(outer, { start: span.start + header.length, end: span.end }, node.value);
}

/** A literal block is the file's own text without the indentation of each line. */
function literal(outer: string, { start, end }: Span, value: string): InnerText {
  const lines = outer.slice(start, end).match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const indent =
    (lines.find(isFilled)?.search(/\S/) ?? 0) -
    (value
      .match(/[^\n]+/g)
      ?.find(isFilled)
      ?.search(/\S/) ?? 0);
  const bare: string[] = [];
  const starts: number[] = [];
  let at = start;
  for (const line of lines) {
    const cut = Math.min(indent, line.search(/[^ ]|$/));
    bare.push(line.slice(cut));
    starts.push(at + cut);
    at += line.length;
  }
  const inner = sourceText('', bare.join(''));
  const toOuter = (offset: number): number => {
    const { line, column } = positionAt(inner, offset);
    return (starts[line - 1] ?? at) + column - 1;
  };
  return { text: inner.text, toOuter, indent: ' '.repeat(indent) };
}

const isFilled = (line: string): boolean => line.trim() !== '';

/** How the other styles begin, and what in them stands for a single character. */
const STYLES: readonly (readonly [opening: RegExp, escape: RegExp])[] = [
  [/^"/, /\\(?:x..|u....|U........|.)/sy],
  [/^'/, /''/y],
  [/^>[^\n]*\n/, /(?!)/y],
];
const PLAIN = [/^/, /(?!)/y] as const;
const SKIPPED = /(?:\s|\\\r?\n)*/y;

/** Their characters are those of the text in the same order, but for blanks, line breaks and escapes. */
function aligned(outer: string, { start, end }: Span, value: string): (offset: number) => number {
  const raw = outer.slice(start, end);
  const [opening, escaping] = STYLES.find(([first]) => first.test(raw)) ?? PLAIN;
  const offsets = new Uint32Array(value.length + 1);
  let at = start + (opening.exec(raw)?.[0].length ?? 0);
  for (let index = 0; index < value.length; index++) {
    const isBlank = /\s/.test(value.charAt(index));
    if (!isBlank) at = matchEnd(SKIPPED, outer, at);
    offsets[index] = Math.min(at, end);
    const escaped = matchEnd(escaping, outer, at);
    if (escaped > at) at = escaped;
    else if (!isBlank || /\s/.test(outer.charAt(at))) at++;
  }
  offsets[value.length] = Math.min(at, end);
  return (offset) => offsets[Math.min(offset, value.length)] ?? end;
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}

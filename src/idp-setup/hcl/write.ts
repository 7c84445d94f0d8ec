import type { Block, Body, Nested, Noted, Value } from './hcl.ts';

/** Lists that would be longer are written with one item a line. */
const LONGEST_LINE = 110;

/** An attribute or nested block on its way to text. */
interface Entry {
  readonly name: string;
  readonly value: Value | Nested;
  readonly why: string | undefined;
}

/** Writes blocks as Terraform's own formatter leaves them. Pure; no text in a value can end its string. */
export const writeHcl = (blocks: readonly Block[]): string => blocks.map(writeBlock).join('\n');

/** Comment lines; an empty line of the text gives an empty comment line. */
export const comment = (text: string, indent = ''): string =>
  text
    .split('\n')
    .map((line) => `${indent}#${line === '' ? '' : ` ${line}`}\n`)
    .join('');

function writeBlock({ type, labels, body, comment: note }: Block): string {
  const head = [type, ...labels.map((label) => `"${label}"`)].join(' ');
  return `${note === undefined ? '' : comment(note)}${braces(head, body, '')}`;
}

function braces(head: string, body: Body, indent: string): string {
  const inside = writeBody(body, `${indent}  `);
  return inside === '' ? `${indent}${head} {}\n` : `${indent}${head} {\n${inside}${indent}}\n`;
}

const writeBody = (body: Body, indent: string): string =>
  columns(Object.entries(body).flatMap(([name, value]) => (value === undefined ? [] : [entryOf(name, value)])))
    .map((column, index) => (index > 0 && column.some(({ value }) => isNested(value)) ? '\n' : '') + writeColumn(column, indent))
    .join('');

function entryOf(name: string, value: Value | Nested | Noted): Entry {
  if (typeof value === 'object' && 'noted' in value) return { name, value: value.noted, why: value.why };
  return { name, value, why: undefined };
}

/** Neighbours whose equals signs stand in one column: attributes on one line each, without a comment between them. */
function columns(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const found: Entry[][] = [];
  let open = false;
  for (const entry of entries) {
    const long = isNested(entry.value) || writeValue(entry.value, '').includes('\n');
    const last = found.at(-1);
    if (open && last && !long && entry.why === undefined) last.push(entry);
    else found.push([entry]);
    open = !long;
  }
  return found;
}

function writeColumn(column: readonly Entry[], indent: string): string {
  const width = Math.max(...column.map(({ name }) => name.length));
  return column.map((entry) => writeEntry(entry, width, indent)).join('');
}

function writeEntry({ name, value, why }: Entry, width: number, indent: string): string {
  const note = why === undefined ? '' : comment(why, indent);
  if (isNested(value)) return note + value.nested.map((inner) => braces(name, inner, indent)).join('');
  return `${note}${indent}${name.padEnd(width)} = ${writeValue(value, indent)}\n`;
}

const isNested = (value: Value | Nested): value is Nested => typeof value === 'object' && 'nested' in value;

function writeValue(value: Value, indent: string): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return writeList(value, indent);
  if ('expression' in value) return value.expression;
  return `{\n${writeBody(value.object, `${indent}  `)}${indent}}`;
}

/** `Array.isArray` does not narrow readonly lists. */
const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

function writeList(items: readonly Value[], indent: string): string {
  const line = `[${items.map((item) => writeValue(item, indent)).join(', ')}]`;
  if (items.length === 0 || line.length + indent.length <= LONGEST_LINE) return line;
  return `[\n${items.map((item) => `${indent}  ${writeValue(item, `${indent}  `)},\n`).join('')}${indent}]`;
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A text in quotes; `${` and `%{` would begin a template and are doubled. */
function quote(text: string): string {
  const escaped = text.replace(/[\\"\p{Cc}]/gu, (char) => ESCAPES[char] ?? `\\u${hex(char)}`);
  return `"${escaped.replace(/[$%]\{/g, (start) => `${start[0]}${start}`)}"`;
}

const hex = (char: string): string => (char.codePointAt(0) ?? 0).toString(16).padStart(4, '0');

import type { ScalarStyle } from './yaml-style.ts';

/** Text behind this column is folded at the next space. */
const BEST_WIDTH = 80;
const BREAKS = '\r\n\u0085\u2028\u2029';
const ESCAPES: Readonly<Record<string, string>> = {
  '\0': '0',
  '\x07': 'a',
  '\b': 'b',
  '\t': 't',
  '\n': 'n',
  '\v': 'v',
  '\f': 'f',
  '\r': 'r',
  '\x1b': 'e',
  '"': '"',
  '\\': '\\',
  '\u0085': 'N',
  '\u00a0': '_',
  '\u2028': 'L',
  '\u2029': 'P',
};
const MUST_ESCAPE = /[^\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]|["\\]/;

/** YAML text under construction. */
export interface YamlWriter {
  readonly parts: string[];
  column: number;
  /** Whether the line so far holds nothing but indentation and indicators. */
  fresh: boolean;
}

/** A writer at the start of an empty document. */
export const yamlWriter = (): YamlWriter => ({ parts: [], column: 0, fresh: true });

/** Writes one character of content. */
function put(out: YamlWriter, character: string): void {
  out.parts.push(character);
  out.column = BREAKS.includes(character) ? 0 : out.column + 1;
}

function write(out: YamlWriter, text: string): void {
  for (const character of text) put(out, character);
}

/** Goes to the given column of a line without content: of this one if possible, else of a new one. */
export function startLine(out: YamlWriter, indent: number): void {
  if (!out.fresh || out.column > indent) put(out, '\n');
  while (out.column < indent) put(out, ' ');
  out.fresh = true;
}

/** Writes `-`, `?` or `:`; after `-` and `?` a nested block may begin on the same line. */
export function writeIndicator(out: YamlWriter, indicator: string): void {
  separate(out);
  write(out, indicator);
}

/** The colon after a simple key. */
export function writeColon(out: YamlWriter): void {
  put(out, ':');
  out.fresh = false;
}

function separate(out: YamlWriter): void {
  if (out.column > 0 && out.parts.at(-1) !== ' ') put(out, ' ');
}

/** Writes a word such as `null`, `{}` or a number. */
export function writeWord(out: YamlWriter, word: string): void {
  separate(out);
  write(out, word);
  out.fresh = false;
}

/** Writes a string; continued lines begin at column `indent`. Keys are never folded. */
export function writeScalar(out: YamlWriter, text: string, style: ScalarStyle, indent: number, foldable: boolean): void {
  separate(out);
  if (style === 'literal') writeLiteral(out, text, indent);
  else if (style === 'double') writeDouble(out, text, indent, foldable);
  else writeFlat(out, text, style === 'single' ? "'" : '', indent, foldable);
}

function writeFlat(out: YamlWriter, text: string, quote: string, indent: number, foldable: boolean): void {
  write(out, quote);
  const characters = [...text];
  for (const [index, character] of characters.entries()) {
    const previous = characters[index - 1] ?? '';
    if (character === ' ' && foldsAt(out, characters, index, foldable) && characters[index + 1] !== ' ') {
      out.fresh = false;
      startLine(out, indent);
      continue;
    }
    const isBreak = BREAKS.includes(character);
    if (!isBreak && previous !== '' && BREAKS.includes(previous)) startLine(out, indent);
    put(out, character === quote ? "''" : character);
    if (character === quote) out.column++;
    out.fresh = isBreak;
  }
  write(out, quote);
  out.fresh = false;
}

/** Whether the space at `index` is where a line may be folded: far enough right, first of its run, not at either end. */
function foldsAt(out: YamlWriter, characters: readonly string[], index: number, foldable: boolean): boolean {
  return foldable && out.column > BEST_WIDTH && index > 0 && index < characters.length - 1 && characters[index - 1] !== ' ';
}

function writeDouble(out: YamlWriter, text: string, indent: number, foldable: boolean): void {
  put(out, '"');
  const characters = [...text];
  // go-yaml looks for the BOM at the start of the text when it asks whether a character is one.
  const escapeAll = text.startsWith('\ufeff');
  for (const [index, character] of characters.entries()) {
    if (escapeAll || MUST_ESCAPE.test(character)) write(out, escaped(character));
    else if (character === ' ' && foldsAt(out, characters, index, foldable)) {
      out.fresh = false;
      startLine(out, indent);
      if (characters[index + 1] === ' ') put(out, '\\');
    } else put(out, character);
  }
  put(out, '"');
  out.fresh = false;
}

function escaped(character: string): string {
  const short = ESCAPES[character];
  if (short !== undefined) return `\\${short}`;
  const code = character.codePointAt(0) ?? 0;
  const [letter, width] = code <= 0xff ? ['x', 2] : code <= 0xffff ? ['u', 4] : ['U', 8];
  return `\\${letter}${code.toString(16).toUpperCase().padStart(Number(width), '0')}`;
}

function writeLiteral(out: YamlWriter, text: string, indent: number): void {
  write(out, `|${/^[ \r\n\u0085\u2028\u2029]/.test(text) ? '2' : ''}${chomping(text)}`);
  put(out, '\n');
  out.fresh = true;
  let atStart = true;
  for (const character of text) {
    const isBreak = BREAKS.includes(character);
    if (atStart && !isBreak) startLine(out, indent);
    put(out, character);
    out.fresh = isBreak;
    atStart = isBreak;
  }
}

function chomping(text: string): string {
  const [beforeLast, last] = [text.at(-2), text.at(-1) ?? ''];
  if (!BREAKS.includes(last)) return '-';
  return beforeLast === undefined || BREAKS.includes(beforeLast) ? '+' : '';
}

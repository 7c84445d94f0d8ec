import { quoteGo } from '../go/quote.ts';
import { KEYWORDS, type Keyword, type Token, type TokenType } from './token.ts';

const STARTS_WORD = /[\p{L}\p{Nd}_]/u;
const WORDS = /[\p{L}\p{Nd}_]*/uy;
const WORD_BEGINS = /[\p{L}\p{Nd}_]/uy;
/** What may stand behind an identifier, field or variable. */
const TERMINATOR = /[ \t\r\n.,|:)(]|\}\}|$/y;
const RIGHT_DELIMITER = /[ \t\r\n]-\}\}|\}\}/y;
const NUMBER =
  /[-+]?(?:0[xX][0-9a-fA-F_]*\.?[0-9a-fA-F_]*(?:[pP][-+]?[0-9_]*)?|0[oO][0-7_]*\.?[0-7_]*|0[bB][01_]*\.?[01_]*|[0-9_]*\.?[0-9_]*(?:[eE][-+]?[0-9_]*)?)i?/y;

/** Tokens with a fixed shape, tried in order. */
const SHAPES: readonly (readonly [TokenType, RegExp])[] = [
  ['=', /=/y],
  [':=', /:=/y],
  ['|', /\|/y],
  ['(', /\(/y],
  [')', /\)/y],
];

/** Quoted tokens: a whole one, and what an unfinished one is called. */
const QUOTES: Readonly<Record<string, { type: TokenType; whole: RegExp; unfinished: string }>> = {
  '"': { type: 'string', whole: /"(?:[^"\\\n]|\\[^\n])*"/y, unfinished: 'unterminated quoted string' },
  "'": { type: 'character constant', whole: /'(?:[^'\\\n]|\\[^\n])*'/y, unfinished: 'unterminated character constant' },
  '`': { type: 'raw string', whole: /`[^`]*`/y, unfinished: 'unterminated raw quoted string' },
};

interface Lexer {
  readonly text: string;
  readonly tokens: Token[];
  position: number;
  line: number;
  parentheses: number;
}

/** Cuts a template into tokens (text/template/parse/lex.go); the last one is `EOF` or `error`. */
export function lex(text: string): Token[] {
  const lexer: Lexer = { text, tokens: [], position: 0, line: 1, parentheses: 0 };
  while (lexText(lexer) && lexAction(lexer));
  return lexer.tokens;
}

/** Emits the text up to `end`; always true, so that lexing goes on. */
function emit(lexer: Lexer, type: TokenType, end: number): true {
  const text = lexer.text.slice(lexer.position, end);
  lexer.tokens.push({ type, text, position: lexer.position, line: lexer.line });
  return skipTo(lexer, end);
}

function skipTo(lexer: Lexer, end: number): true {
  for (let at = lexer.position; at < end; at++) if (lexer.text[at] === '\n') lexer.line++;
  lexer.position = end;
  return true;
}

/** Ends the lexing; always false. */
function fail(lexer: Lexer, message: string): false {
  lexer.tokens.push({ type: 'error', text: message, position: lexer.position, line: lexer.line });
  return false;
}

function matchEnd(lexer: Lexer, shape: RegExp, at: number = lexer.position): number | undefined {
  shape.lastIndex = at;
  return shape.test(lexer.text) ? shape.lastIndex : undefined;
}

/** Text and comments up to and including the next `{{`; false at the end. */
function lexText(lexer: Lexer): boolean {
  for (;;) {
    const afterOpen = lexPlainText(lexer);
    if (afterOpen === undefined) return false;
    if (lexer.text.startsWith('/*', afterOpen)) {
      if (!lexComment(lexer, afterOpen)) return false;
      continue;
    }
    emit(lexer, 'left delimiter', lexer.position + 2);
    lexer.parentheses = 0;
    return skipTo(lexer, afterOpen);
  }
}

/** The text before the next `{{`; gives the place behind the braces and their trim marker, undefined at the end. */
function lexPlainText(lexer: Lexer): number | undefined {
  const open = lexer.text.indexOf('{{', lexer.position);
  if (open < 0) {
    if (lexer.position < lexer.text.length) emit(lexer, 'text', lexer.text.length);
    emit(lexer, 'EOF', lexer.text.length);
    return undefined;
  }
  const trims = /-[ \t\r\n]/y;
  const afterOpen = matchEnd(lexer, trims, open + 2) ?? open + 2;
  const before = lexer.text.slice(lexer.position, open);
  const kept = afterOpen > open + 2 ? before.replace(/[ \t\r\n]+$/, '') : before;
  if (kept !== '') emit(lexer, 'text', lexer.position + kept.length);
  skipTo(lexer, open);
  return afterOpen;
}

function lexComment(lexer: Lexer, start: number): boolean {
  skipTo(lexer, start);
  const close = lexer.text.indexOf('*/', start + 2);
  if (close < 0) return fail(lexer, 'unclosed comment');
  const end = matchEnd(lexer, RIGHT_DELIMITER, close + 2);
  if (end === undefined) return fail(lexer, 'comment ends before closing delimiter');
  return skipTo(lexer, end - close > 4 ? afterBlanks(lexer.text, end) : end);
}

function afterBlanks(text: string, at: number): number {
  const blanks = /[ \t\r\n]*/y;
  blanks.lastIndex = at;
  blanks.test(text);
  return blanks.lastIndex;
}

/** The inside of an action up to and including its `}}`; false after an error. */
function lexAction(lexer: Lexer): boolean {
  for (;;) {
    const end = matchEnd(lexer, RIGHT_DELIMITER);
    if (end === undefined) {
      if (!lexToken(lexer)) return false;
      continue;
    }
    if (lexer.parentheses > 0) return fail(lexer, 'unclosed left paren');
    const trims = end - lexer.position > 2;
    skipTo(lexer, end - 2);
    emit(lexer, 'right delimiter', end);
    return trims ? skipTo(lexer, afterBlanks(lexer.text, end)) : true;
  }
}

function lexToken(lexer: Lexer): boolean {
  const { text, position } = lexer;
  if (position >= text.length) return fail(lexer, 'unclosed action');
  const first = String.fromCodePoint(text.codePointAt(position) ?? 0);
  if (/[ \t\r\n]/.test(first)) return lexSpace(lexer);
  for (const [type, shape] of SHAPES) {
    const end = matchEnd(lexer, shape);
    if (end !== undefined) return countParentheses(lexer, first) && emit(lexer, type, end);
  }
  if (first === ':') return fail(lexer, 'expected :=');
  return first in QUOTES ? lexQuoted(lexer, first) : lexWord(lexer, first);
}

/** A name, a number, or a character that is neither. */
function lexWord(lexer: Lexer, first: string): boolean {
  const { text, position } = lexer;
  if (first === '$' || (first === '.' && !/[0-9]/.test(text[position + 1] ?? ' '))) return lexName(lexer, 1);
  if (/[-+.0-9]/.test(first)) return lexNumber(lexer);
  if (STARTS_WORD.test(first)) return lexName(lexer, 0);
  if (/[!-~]/.test(first)) return emit(lexer, 'other', position + 1);
  return fail(lexer, `unrecognized character in action: ${unicodeName(first)}`);
}

function lexQuoted(lexer: Lexer, mark: string): boolean {
  const quote = QUOTES[mark];
  if (quote === undefined) return false;
  const end = matchEnd(lexer, quote.whole);
  return end === undefined ? fail(lexer, quote.unfinished) : emit(lexer, quote.type, end);
}

/** A run of blanks, less the one that belongs to a trimming ` -}}`. */
function lexSpace(lexer: Lexer): true {
  const end = afterBlanks(lexer.text, lexer.position);
  return emit(lexer, 'space', lexer.text.startsWith('-}}', end) ? end - 1 : end);
}

function countParentheses(lexer: Lexer, character: string): boolean {
  if (character === '(') lexer.parentheses++;
  if (character !== ')') return true;
  lexer.parentheses--;
  return lexer.parentheses >= 0 || fail(lexer, 'unexpected right paren');
}

/** An identifier, `.field` or `$variable`; `prefix` is the length of the dot or dollar. */
function lexName(lexer: Lexer, prefix: number): boolean {
  const { text, position } = lexer;
  const end = matchEnd(lexer, WORDS, position + prefix) ?? position + prefix;
  if (matchEnd(lexer, TERMINATOR, end) === undefined) {
    const bad = String.fromCodePoint(text.codePointAt(end) ?? 0);
    return fail(lexer, `bad character ${unicodeName(bad)}`);
  }
  return emit(lexer, nameType(text.slice(position, end)), end);
}

function nameType(name: string): TokenType {
  if (name === '.') return 'dot';
  if (name.startsWith('.')) return 'field';
  if (name.startsWith('$')) return 'variable';
  if (name === 'true' || name === 'false') return 'bool';
  return KEYWORDS.find((keyword: Keyword) => keyword === name) ?? 'identifier';
}

function lexNumber(lexer: Lexer): boolean {
  let end = matchEnd(lexer, NUMBER) ?? lexer.position;
  let bad = matchEnd(lexer, WORD_BEGINS, end);
  if (bad === undefined && /[-+]/.test(lexer.text[end] ?? '')) {
    end = matchEnd(lexer, NUMBER, end) ?? end;
    bad = matchEnd(lexer, WORD_BEGINS, end) ?? (lexer.text[end - 1] === 'i' ? undefined : end);
    if (bad === undefined) return emit(lexer, 'complex', end);
  }
  if (bad === undefined) return emit(lexer, 'number', end);
  return fail(lexer, `bad number syntax: ${quoteGo(lexer.text.slice(lexer.position, bad))}`);
}

/** Go's `%#U`. */
function unicodeName(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return /[\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.test(character) ? `U+${code} '${character}'` : `U+${code}`;
}

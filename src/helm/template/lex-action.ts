import { quoteGo } from '../go/quote.ts';
import { afterBlanks, emit, fail, type Lexer, matchEnd, RIGHT_DELIMITER, skipTo } from './lexer.ts';
import { KEYWORDS, type Keyword, type TokenType } from './token.ts';

const STARTS_WORD = /[\p{L}\p{Nd}_]/u;
const WORDS = /[\p{L}\p{Nd}_]*/uy;
const WORD_BEGINS = /[\p{L}\p{Nd}_]/uy;
/** What may stand behind an identifier, field or variable. */
const TERMINATOR = /[ \t\r\n.,|:)(]|\}\}|$/y;
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

/** The inside of an action up to and including its `}}`; false after an error. */
export function lexAction(lexer: Lexer): boolean {
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
  if (first === '$' || (first === '.' && !/[0-9]/.test(text[position + 1] ?? '0'))) return lexName(lexer, 1);
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

import type { Token, TokenType } from './token.ts';

/** A cursor over the text of a template, and the tokens found so far. */
export interface Lexer {
  readonly text: string;
  readonly tokens: Token[];
  position: number;
  line: number;
  parentheses: number;
}

/** `}}`, or the ` -}}` that trims the blanks behind it. */
export const RIGHT_DELIMITER = /[ \t\r\n]-\}\}|\}\}/y;

/** Emits the text up to `end`; always true, so that lexing goes on. */
export function emit(lexer: Lexer, type: TokenType, end: number): true {
  const text = lexer.text.slice(lexer.position, end);
  lexer.tokens.push({ type, text, position: lexer.position, line: lexer.line });
  return skipTo(lexer, end);
}

/** Moves on without a token; always true. */
export function skipTo(lexer: Lexer, end: number): true {
  for (let at = lexer.position; at < end; at++) if (lexer.text[at] === '\n') lexer.line++;
  lexer.position = end;
  return true;
}

/** Ends the lexing; always false. */
export function fail(lexer: Lexer, message: string): false {
  lexer.tokens.push({ type: 'error', text: message, position: lexer.position, line: lexer.line });
  return false;
}

/** Where a sticky expression that matches at a place ends; undefined if it does not match. */
export function matchEnd(lexer: Lexer, shape: RegExp, at: number = lexer.position): number | undefined {
  shape.lastIndex = at;
  return shape.test(lexer.text) ? shape.lastIndex : undefined;
}

/** The place behind the blanks at `at`. */
export function afterBlanks(text: string, at: number): number {
  const blanks = /[ \t\r\n]*/y;
  blanks.lastIndex = at;
  blanks.test(text);
  return blanks.lastIndex;
}

import { lexAction } from './lex-action.ts';
import { afterBlanks, emit, fail, type Lexer, matchEnd, RIGHT_DELIMITER, skipTo } from './lexer.ts';
import type { Token } from './token.ts';

/** Cuts a template into tokens (text/template/parse/lex.go); the last one is `EOF` or `error`. */
export function lex(text: string): Token[] {
  const lexer: Lexer = { text, tokens: [], position: 0, line: 1, parentheses: 0 };
  while (lexText(lexer) && lexAction(lexer));
  return lexer.tokens;
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

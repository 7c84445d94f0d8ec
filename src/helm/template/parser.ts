import { HelmError } from '../failure.ts';
import { quoteGo } from '../go/quote.ts';
import type { Template } from './ast.ts';
import { KEYWORDS, type Token, type TokenType } from './token.ts';

/** The name under which Helm parses every text given to `tpl`. */
export const TEMPLATE_NAME = 'gotpl';

/** The state of parsing one text: a cursor over its tokens and what is known so far. */
export interface Parser {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Templates that the text defines. */
  readonly defined: Map<string, Template>;
  next: number;
  /** The furthest token looked at: Go names its line in errors. */
  furthest: number;
  variables: string[];
  rangeDepth: number;
  parenthesesDepth: number;
  /** The line of the open action, 0 outside. */
  actionLine: number;
}

/** Looks at the next token. */
export function peek(parser: Parser): Token {
  parser.furthest = Math.max(parser.furthest, parser.next);
  return parser.tokens[parser.next] ?? LAST;
}

const LAST: Token = { type: 'EOF', text: '', position: 0, line: 1 };

/** Takes the next token; the last one can be taken again and again. */
export function take(parser: Parser): Token {
  const token = peek(parser);
  if (parser.next < parser.tokens.length - 1) parser.next++;
  return token;
}

/** Looks at the next token that is not a blank, and leaves blanks behind. */
export function peekSolid(parser: Parser): Token {
  while (peek(parser).type === 'space') take(parser);
  return peek(parser);
}

/** Takes the next token that is not a blank. */
export function takeSolid(parser: Parser): Token {
  peekSolid(parser);
  return take(parser);
}

/** Takes a token of one of the types or complains. */
export function expect(parser: Parser, types: readonly TokenType[], context: string): Token {
  const token = takeSolid(parser);
  return types.includes(token.type) ? token : unexpected(parser, token, context);
}

/** Fails with the line of the furthest token, as text/template does. */
export function parseError(parser: Parser, message: string): never {
  const line = parser.tokens[parser.furthest]?.line ?? 1;
  throw new HelmError(`template: ${TEMPLATE_NAME}:${line}: ${message}`);
}

/** Complains about a token that cannot stand there, or passes on the complaint of the lexer. */
export function unexpected(parser: Parser, token: Token, context: string): never {
  if (token.type !== 'error') parseError(parser, `unexpected ${showToken(token)} in ${context}`);
  const elsewhere = parser.actionLine !== 0 && parser.actionLine !== token.line;
  const started = `${token.text.endsWith(' action') ? '' : ' in action'} started at ${TEMPLATE_NAME}:${parser.actionLine}`;
  return parseError(parser, token.text + (elsewhere ? started : ''));
}

function showToken(token: Token): string {
  if (token.type === 'EOF') return 'EOF';
  if (KEYWORDS.some((keyword) => keyword === token.type)) return `<${token.text}>`;
  const characters = [...token.text];
  // `.` counts as a keyword in Go's lexer.
  if (token.type === 'dot') return '<.>';
  return characters.length > 10 ? `${quoteGo(characters.slice(0, 10).join(''))}...` : quoteGo(token.text);
}

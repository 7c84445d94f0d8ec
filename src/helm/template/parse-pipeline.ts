import { quoteGo } from '../go/quote.ts';
import type { CommandNode, Operand, PipeNode } from './ast.ts';
import { isFunction } from './functions/registry.ts';
import { parseNumber } from './parse-number.ts';
import { expect, type Parser, parseError, peek, peekSolid, take, takeSolid, unexpected } from './parser.ts';
import { show } from './show.ts';
import type { Token, TokenType } from './token.ts';
import { unquote } from './unquote.ts';

/** Go's limit of nested parentheses. */
const MAX_PARENTHESES = 10_000;
const OPERAND_START: readonly TokenType[] = [
  'bool',
  'character constant',
  'complex',
  'dot',
  'field',
  'identifier',
  'number',
  'nil',
  'raw string',
  'string',
  'variable',
  '(',
];

/** `$x := command | command`, up to and including `end`. */
export function parsePipeline(parser: Parser, context: string, end: TokenType = 'right delimiter'): PipeNode {
  const { position } = peekSolid(parser);
  const declaration = parseDeclaration(parser, context);
  const commands: CommandNode[] = [];
  for (;;) {
    const token = peekSolid(parser);
    if (token.type === end) {
      take(parser);
      checkPipeline(parser, commands, context);
      return { kind: 'pipe', position, ...declaration, commands };
    }
    if (!OPERAND_START.includes(token.type)) unexpected(parser, take(parser), context);
    commands.push(parseCommand(parser));
  }
}

function parseDeclaration(parser: Parser, context: string): Pick<PipeNode, 'variables' | 'assigns'> {
  const variables: string[] = [];
  while (peekSolid(parser).type === 'variable') {
    const start = parser.next;
    const name = take(parser).text;
    const sign = peekSolid(parser);
    if (sign.type === '=' || sign.type === ':=') {
      take(parser);
      declare(parser, variables, name);
      return { variables, assigns: sign.type === '=' };
    }
    if (sign.text !== ',' || sign.type !== 'other') {
      parser.next = start;
      break;
    }
    take(parser);
    declare(parser, variables, name);
    if (context !== 'range' || variables.length > 1) parseError(parser, `too many declarations in ${context}`);
    const after = peekSolid(parser).type;
    if (after !== 'variable' && after !== 'right delimiter' && after !== ')') {
      parseError(parser, 'range can only initialize variables');
    }
  }
  return { variables, assigns: false };
}

function declare(parser: Parser, variables: string[], name: string): void {
  variables.push(name);
  parser.variables.push(name);
}

function checkPipeline(parser: Parser, commands: readonly CommandNode[], context: string): void {
  if (commands.length === 0) parseError(parser, `missing value for ${context}`);
  for (const [index, { operands }] of commands.entries()) {
    if (index > 0 && ['bool', 'dot', 'nil', 'number', 'string'].includes(operands[0].kind)) {
      parseError(parser, `non executable command in pipeline stage ${index + 1}`);
    }
  }
}

/** Operands up to a `|`, which is taken, or the end of the pipeline, which is not. */
function parseCommand(parser: Parser): CommandNode {
  const { position } = peekSolid(parser);
  const operands: Operand[] = [];
  for (;;) {
    peekSolid(parser);
    const operand = parseOperand(parser);
    if (operand !== undefined) operands.push(operand);
    const { type } = peek(parser);
    if (type === 'space') continue;
    if (type === '|') take(parser);
    else if (type !== 'right delimiter' && type !== ')') unexpected(parser, take(parser), 'operand');
    break;
  }
  const [first, ...rest] = operands;
  if (first === undefined) return parseError(parser, 'empty command');
  return { kind: 'command', position, operands: [first, ...rest] };
}

/** A term and the fields behind it; undefined where no operand begins. */
function parseOperand(parser: Parser): Operand | undefined {
  const term = parseTerm(parser);
  if (term === undefined || peek(parser).type !== 'field') return term;
  const { position } = peek(parser);
  const fields: string[] = [];
  while (peek(parser).type === 'field') fields.push(take(parser).text.slice(1));
  if (term.kind === 'field') return { kind: 'field', position, names: [...term.names, ...fields] };
  if (term.kind === 'variable') return { ...term, position, fields };
  if (term.kind === 'pipe' || term.kind === 'function') return { kind: 'chain', position, of: term, fields };
  return parseError(parser, `unexpected . after term ${quoteGo(show(term))}`);
}

function parseTerm(parser: Parser): Operand | undefined {
  const token = peekSolid(parser);
  if (!OPERAND_START.includes(token.type)) return undefined;
  take(parser);
  const { position, text } = token;
  switch (token.type) {
    case 'identifier':
      if (!isFunction(text)) parseError(parser, `function ${quoteGo(text)} not defined`);
      return { kind: 'function', position, name: text };
    case 'variable':
      if (!parser.variables.includes(text)) parseError(parser, `undefined variable ${quoteGo(text)}`);
      return { kind: 'variable', position, name: text, fields: [] };
    case 'field':
      return { kind: 'field', position, names: [text.slice(1)] };
    case 'dot':
      return { kind: 'dot', position };
    case 'nil':
      return { kind: 'nil', position };
    case 'bool':
      return { kind: 'bool', position, value: text === 'true' };
    case '(':
      return parseParentheses(parser);
    default:
      return parseConstant(parser, token);
  }
}

function parseParentheses(parser: Parser): PipeNode {
  if (parser.parenthesesDepth >= MAX_PARENTHESES) parseError(parser, 'max expression depth exceeded');
  parser.parenthesesDepth++;
  const pipe = parsePipeline(parser, 'parenthesized pipeline', ')');
  parser.parenthesesDepth--;
  return pipe;
}

function parseConstant(parser: Parser, token: Token): Operand {
  const { position, text } = token;
  if (token.type === 'string' || token.type === 'raw string') {
    return { kind: 'string', position, text: stringValue(parser, token), source: text };
  }
  const number = parseNumber(text, position);
  return typeof number === 'string' ? parseError(parser, number) : number;
}

function stringValue(parser: Parser, token: Token): string {
  return unquote(token.text) ?? parseError(parser, 'invalid syntax');
}

/** The name in `template "name"`, `block "name"` and `define "name"`. */
export function parseTemplateName(parser: Parser, context: string): string {
  return stringValue(parser, expect(parser, ['string', 'raw string'], context));
}

/** Whether an action ends here. */
export function atEnd(parser: Parser): boolean {
  if (peekSolid(parser).type !== 'right delimiter') return false;
  takeSolid(parser);
  return true;
}

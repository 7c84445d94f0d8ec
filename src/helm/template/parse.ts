import { quoteGo } from '../go/quote.ts';
import { type BranchNode, isBlank, type Statement, type Template } from './ast.ts';
import { lex } from './lex.ts';
import { atEnd, parsePipeline, parseTemplateName } from './parse-pipeline.ts';
import { expect, type Parser, parseError, peek, peekSolid, TEMPLATE_NAME, take, takeSolid, unexpected } from './parser.ts';

type Ending = 'end' | 'else';
type Branch = BranchNode['kind'];

/** Parses a text given to `tpl`; gives the templates that it defines, its own under the name `gotpl`. Throws HelmError. */
export function parseTemplate(text: string): ReadonlyMap<string, Template> {
  const parser: Parser = {
    text,
    tokens: lex(text),
    defined: new Map(),
    next: 0,
    furthest: 0,
    variables: ['$'],
    rangeDepth: 0,
    parenthesesDepth: 0,
    actionLine: 0,
  };
  const body: Statement[] = [];
  while (peek(parser).type !== 'EOF') {
    if (atDefinition(parser)) {
      parseDefinition(parser);
      continue;
    }
    const node = parseNode(parser);
    if (typeof node === 'string') parseError(parser, `unexpected {{${node}}}`);
    else body.push(node);
  }
  define(parser, { name: TEMPLATE_NAME, text, body });
  return parser.defined;
}

/** Takes `{{ define` if it comes next. */
function atDefinition(parser: Parser): boolean {
  const start = parser.next;
  if (peek(parser).type === 'left delimiter') {
    take(parser);
    if (takeSolid(parser).type === 'define') return true;
  }
  parser.next = start;
  return false;
}

function parseDefinition(parser: Parser): void {
  const context = 'define clause';
  const name = parseTemplateName(parser, context);
  expect(parser, ['right delimiter'], context);
  parseNested(parser, name, context);
}

/** The body of `define` and `block`, which sees no variables of its surroundings. */
function parseNested(parser: Parser, name: string, context: string): void {
  const { variables, rangeDepth, actionLine } = parser;
  Object.assign(parser, { variables: ['$'], rangeDepth: 0, actionLine: 0 });
  const { body, ending } = parseList(parser);
  if (ending !== 'end') parseError(parser, `unexpected {{${ending}}} in ${context}`);
  define(parser, { name, text: parser.text, body });
  Object.assign(parser, { variables, rangeDepth, actionLine });
}

function define(parser: Parser, template: Template): void {
  const known = parser.defined.get(template.name);
  if (known === undefined || isBlank(known)) parser.defined.set(template.name, template);
  else if (!isBlank(template)) parseError(parser, `template: multiple definition of template ${quoteGo(template.name)}`);
}

function parseList(parser: Parser): { readonly body: readonly Statement[]; readonly ending: Ending } {
  const body: Statement[] = [];
  while (peekSolid(parser).type !== 'EOF') {
    const node = parseNode(parser);
    if (typeof node === 'string') return { body, ending: node };
    body.push(node);
  }
  return parseError(parser, 'unexpected EOF');
}

function parseNode(parser: Parser): Statement | Ending {
  const token = takeSolid(parser);
  if (token.type === 'text') return { kind: 'text', position: token.position, text: token.text };
  if (token.type !== 'left delimiter') return unexpected(parser, token, 'input');
  parser.actionLine = token.line;
  const node = parseAction(parser);
  parser.actionLine = 0;
  return node;
}

function parseAction(parser: Parser): Statement | Ending {
  const { type, position } = peekSolid(parser);
  switch (type) {
    case 'if':
    case 'with':
    case 'range':
      take(parser);
      return parseBranch(parser, type);
    case 'template':
    case 'block':
      take(parser);
      return parseCall(parser, type);
    case 'break':
    case 'continue':
      take(parser);
      return parseJump(parser, type, position);
    case 'end':
      take(parser);
      expect(parser, ['right delimiter'], 'end');
      return 'end';
    case 'else':
      take(parser);
      if (!['if', 'with'].includes(peekSolid(parser).type)) expect(parser, ['right delimiter'], 'else');
      return 'else';
    default:
      return { kind: 'action', position, pipe: parsePipeline(parser, 'command') };
  }
}

function parseBranch(parser: Parser, kind: Branch): BranchNode {
  const scope = parser.variables.length;
  const pipe = parsePipeline(parser, kind);
  if (kind === 'range') parser.rangeDepth++;
  const { body, ending } = parseList(parser);
  if (kind === 'range') parser.rangeDepth--;
  const otherwise = ending === 'else' ? parseElse(parser, kind) : undefined;
  parser.variables.length = scope;
  const { position } = pipe;
  return otherwise === undefined ? { kind, position, pipe, body } : { kind, position, pipe, body, otherwise };
}

/** What follows `else`; `else if` and `else with` share the `end` of what they continue. */
function parseElse(parser: Parser, kind: Branch): readonly Statement[] {
  if (kind !== 'range' && peek(parser).type === kind) {
    take(parser);
    return [parseBranch(parser, kind)];
  }
  const { body, ending } = parseList(parser);
  if (ending !== 'end') parseError(parser, `expected end; found {{${ending}}}`);
  return body;
}

function parseCall(parser: Parser, kind: 'template' | 'block'): Statement {
  const context = `${kind} clause`;
  const { position } = peekSolid(parser);
  const name = parseTemplateName(parser, context);
  if (kind === 'template' && atEnd(parser)) return { kind: 'template', position, name };
  const pipe = parsePipeline(parser, context);
  if (kind === 'block') parseNested(parser, name, context);
  return { kind: 'template', position, name, pipe };
}

function parseJump(parser: Parser, kind: 'break' | 'continue', position: number): Statement {
  const token = takeSolid(parser);
  if (token.type !== 'right delimiter') unexpected(parser, token, `{{${kind}}}`);
  if (parser.rangeDepth === 0) parseError(parser, `{{${kind}}} outside {{range}}`);
  return { kind, position };
}

import { HelmError } from '../failure.ts';
import { formatAction, formatValue, isTrue, NO_VALUE } from '../go/format.ts';
import { LIMITS } from '../go/limits.ts';
import { measure } from '../go/measure.ts';
import { quoteGo } from '../go/quote.ts';
import { type GoValue, int, isGoInt, isGoList, isGoMap, isUnknown, sortedEntries, toNode } from '../go/value.ts';
import { TemplateUnsupportedError } from '../unsupported.ts';
import { type BranchNode, type CallNode, isBlank, type Statement, type Template } from './ast.ts';
import { evaluatePipe } from './evaluate.ts';
import type { Runtime } from './functions/define.ts';
import { parseTemplate } from './parse.ts';
import { TEMPLATE_NAME } from './parser.ts';
import { bare, elementOf, NOTHING, type Ref } from './ref.ts';
import { execError, type Run, type State, spend, variable, write } from './state.ts';

type Scope = Pick<State, 'run' | 'templates'>;
type Jump = 'break' | 'continue' | undefined;

/** Evaluates a text as Helm's `tpl` does; templates that it defines are seen by it and by what it evaluates in turn. */
export function runText(run: Run, outer: ReadonlyMap<string, Template>, text: string, dot: GoValue): string {
  const templates = withDefinitions(outer, parse(text));
  const main = templates.get(TEMPLATE_NAME);
  if (main === undefined) return '';
  try {
    return runTemplate(run, templates, main, bare(dot)).replaceAll(NO_VALUE, '');
  } catch (error) {
    throw withContext(error, `error during tpl function execution for ${quoteGo(text)}`);
  }
}

function parse(text: string): ReadonlyMap<string, Template> {
  try {
    return parseTemplate(text);
  } catch (error) {
    throw withContext(error, `cannot parse template ${quoteGo(text)}`);
  }
}

/** Puts words before the message of a plain HelmError; others stay as they are. */
function withContext(error: unknown, words: string): unknown {
  const isPlain = error instanceof HelmError && error.constructor === HelmError;
  return isPlain ? new HelmError(`${words}: ${error.message}`, error.origin) : error;
}

/** A blank definition does not replace an earlier one, except for the text itself. */
function withDefinitions(outer: ReadonlyMap<string, Template>, defined: ReadonlyMap<string, Template>): Map<string, Template> {
  const templates = new Map(outer);
  for (const [name, template] of defined) {
    if (name === TEMPLATE_NAME || !isBlank(template) || !templates.has(name)) templates.set(name, template);
  }
  return templates;
}

function runTemplate(run: Run, templates: ReadonlyMap<string, Template>, template: Template, dot: Ref): string {
  if (run.depth >= LIMITS.depth) throw new TemplateUnsupportedError('templates nested too deeply');
  run.depth++;
  const runtime = runtimeOf({ run, templates });
  const state: State = { run, templates, template, runtime, out: [], variables: [{ name: '$', value: dot }], node: undefined };
  walk(state, dot, template.body);
  run.depth--;
  return state.out.join('');
}

function runtimeOf(scope: Scope): Runtime {
  return {
    include: (name, dot) => include(scope, name, dot),
    tpl: (text, dot) => runText(scope.run, scope.templates, text, dot),
  };
}

/** Helm counts how deep each name is nested and gives up beyond this. */
const MAX_INCLUDES = 1_000;

function include(scope: Scope, name: string, dot: GoValue): string {
  const { including } = scope.run;
  const running = including.get(name) ?? 0;
  if (running > MAX_INCLUDES) {
    throw new HelmError(`rendering template has a nested reference name: ${name}: unable to execute template`);
  }
  const run = namedTemplate(scope, name);
  if (run === undefined)
    throw new HelmError(`template: no template ${quoteGo(name)} associated with template "${TEMPLATE_NAME}"`);
  including.set(name, running + 1);
  const text = run(bare(dot));
  including.set(name, running);
  return text;
}

const ORIGIN = { from: 'template', path: [] } as const;

/** A template of the text or of the chart, ready to run; undefined where there is none of the name. */
function namedTemplate(scope: Scope, name: string): ((dot: Ref) => string) | undefined {
  const { run, templates } = scope;
  const template = templates.get(name);
  if (template !== undefined) return (dot) => runTemplate(run, templates, template, dot);
  const { context } = run;
  const native = context.templates?.get(name);
  if (native !== undefined) return ({ value }) => native(context, value === null ? undefined : toNode(value, ORIGIN));
  if (name.startsWith('flyte')) throw new TemplateUnsupportedError(`the named template ${quoteGo(name)} of the chart`);
  return undefined;
}

function walk(state: State, dot: Ref, nodes: readonly Statement[]): Jump {
  for (const node of nodes) {
    const jump = walkNode(state, dot, node);
    if (jump !== undefined) return jump;
  }
  return undefined;
}

function walkNode(state: State, dot: Ref, node: Statement): Jump {
  spend(state.run, 1);
  switch (node.kind) {
    case 'text':
      write(state, node.text);
      return undefined;
    case 'action': {
      const { value } = evaluatePipe(state, dot, node.pipe);
      if (isUnknown(value)) throw new TemplateUnsupportedError(value.what);
      if (node.pipe.variables.length > 0) return undefined;
      spend(state.run, measure(value));
      write(state, formatAction(value));
      return undefined;
    }
    case 'template':
      walkCall(state, dot, node);
      return undefined;
    case 'range':
      return walkRange(state, dot, node);
    case 'if':
    case 'with':
      return walkBranch(state, dot, node);
    default:
      return node.kind;
  }
}

function walkBranch(state: State, dot: Ref, node: BranchNode): Jump {
  const scope = state.variables.length;
  const result = evaluatePipe(state, dot, node.pipe);
  if (isUnknown(result.value)) throw new TemplateUnsupportedError(result.value.what);
  const jump = isTrue(result.value)
    ? walk(state, node.kind === 'with' ? result : dot, node.body)
    : walk(state, dot, node.otherwise ?? []);
  state.variables.length = scope;
  return jump;
}

function walkCall(state: State, dot: Ref, node: CallNode): void {
  state.node = node;
  const run = namedTemplate(state, node.name) ?? execError(state, `template ${quoteGo(node.name)} not defined`);
  write(state, run(node.pipe === undefined ? NOTHING : evaluatePipe(state, dot, node.pipe)));
}

function walkRange(state: State, dot: Ref, node: BranchNode): Jump {
  const scope = state.variables.length;
  const { value } = evaluatePipe(state, dot, node.pipe);
  const steps = stepsOf(state, value, node.pipe.variables.length);
  const inner = state.variables.length;
  for (const [key, element] of steps) {
    bindLoop(state, node, key, element);
    const jump = walk(state, element, node.body);
    state.variables.length = inner;
    if (jump === 'break') break;
  }
  const jump = steps.length === 0 ? walk(state, dot, node.otherwise ?? []) : undefined;
  state.variables.length = scope;
  return jump;
}

/** Keys and elements in the order in which Go visits them. */
function stepsOf(state: State, value: GoValue, variables: number): readonly (readonly [GoValue, Ref])[] {
  if (value === null) return [];
  if (isUnknown(value)) throw new TemplateUnsupportedError(value.what);
  if (isGoList(value)) return value.items.map((item, index) => [int(index), elementOf(value.type, item)]);
  if (isGoMap(value)) return sortedEntries(value).map(([key, child]) => [key, elementOf(value.type, child)]);
  if (!isGoInt(value)) return execError(state, `range can't iterate over ${formatValue(value)}`);
  if (variables > 1) return execError(state, `can't use ${value.value} to iterate over more than one variable`);
  spend(state.run, Number(value.value));
  return Array.from({ length: Math.max(0, Number(value.value)) }, (_, index) => [null, bare(int(index, value.type))]);
}

/** Gives the loop's variables, which the pipeline has put on the stack or which exist already, their values. */
function bindLoop(state: State, { pipe }: BranchNode, key: GoValue, element: Ref): void {
  const values = pipe.variables.length > 1 ? [bare(key), element] : [element];
  for (const [index, name] of pipe.variables.entries()) {
    const value = values[index] ?? NOTHING;
    if (pipe.assigns) variable(state, name).value = value;
    else {
      const slot = state.variables.at(index - pipe.variables.length);
      if (slot !== undefined) slot.value = value;
    }
  }
}

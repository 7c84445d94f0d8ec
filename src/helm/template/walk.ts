import { formatAction, formatValue, isTrue } from '../go/format.ts';
import { limitItems } from '../go/limits.ts';
import { measure } from '../go/measure.ts';
import { quoteGo } from '../go/quote.ts';
import { type GoValue, int, isGoInt, isGoList, isGoMap, isUnknown, sortedEntries } from '../go/value.ts';
import { TemplateUnsupportedError } from '../unsupported.ts';
import type { BranchNode, CallNode, Statement } from './ast.ts';
import { evaluatePipe } from './evaluate.ts';
import { bare, elementOf, NOTHING, type Ref } from './ref.ts';
import { execError, type State, spend, variable, write } from './state.ts';

type Jump = 'break' | 'continue' | undefined;

/** Runs statements, writing what they print. */
export function walk(state: State, dot: Ref, nodes: readonly Statement[]): Jump {
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
      spend(state.run, measure([value]));
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
  const run = state.named(node.name) ?? execError(state, `template ${quoteGo(node.name)} not defined`);
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
  spend(state.run, measure([value]));
  if (isGoMap(value)) return sortedEntries(value).map(([key, child]) => [key, elementOf(value.type, child)]);
  if (!isGoInt(value)) return execError(state, `range can't iterate over ${formatValue(value)}`);
  if (variables > 1) return execError(state, `can't use ${value.value} to iterate over more than one variable`);
  const length = Math.max(0, Number(value.value));
  limitItems(length);
  return Array.from({ length }, (_, index) => [null, bare(int(index, value.type))]);
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

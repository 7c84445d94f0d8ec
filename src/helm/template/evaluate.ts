import { isTrue } from '../go/format.ts';
import { type GoValue, int } from '../go/value.ts';
import { TemplateUnsupportedError } from '../unsupported.ts';
import { checkArgument, literalArgument } from './arguments.ts';
import type { CommandNode, FunctionNode, NumberNode, Operand, PipeNode, VariableNode } from './ast.ts';
import { callFunction } from './call.ts';
import { followFields } from './fields.ts';
import { type Argument, GO_NAMES, type Parameter, type TemplateFunction } from './functions/define.ts';
import { functionNamed } from './functions/registry.ts';
import { bare, NOTHING, type Ref } from './ref.ts';
import { show } from './show.ts';
import { execError, type State, spend, variable } from './state.ts';

/** A command with what is needed to call it: its operands and the value piped into it. */
interface Call {
  readonly dot: Ref;
  /** The first is the function or field itself. */
  readonly operands: readonly Operand[];
  readonly piped: Ref | undefined;
}

/** Evaluates a pipeline; its variables stay on the stack for whoever asked. */
export function evaluatePipe(state: State, dot: Ref, pipe: PipeNode): Ref {
  state.node = pipe;
  let piped: Ref | undefined;
  // What comes out of a command is no longer seen through an interface.
  for (const command of pipe.commands) piped = bare(evaluateCommand(state, dot, command, piped).value);
  const result = piped ?? NOTHING;
  for (const name of pipe.variables) {
    if (pipe.assigns) variable(state, name).value = result;
    else state.variables.push({ name, value: result });
  }
  return result;
}

function evaluateCommand(state: State, dot: Ref, command: CommandNode, piped: Ref | undefined): Ref {
  spend(state.run, 1);
  const [first] = command.operands;
  const call = { dot, operands: command.operands, piped };
  switch (first.kind) {
    case 'field':
    case 'variable':
    case 'chain':
      return evaluateOperand(state, dot, first, call);
    case 'function':
      return evaluateFunction(state, first, command, call);
    case 'pipe':
      rejectArguments(state, call);
      return evaluatePipe(state, dot, first);
    default:
      state.node = first;
      rejectArguments(state, call);
      return first.kind === 'nil' ? execError(state, 'nil is not a command') : constant(state, dot, first);
  }
}

function hasArguments(call: Call | undefined): boolean {
  return call !== undefined && (call.operands.length > 1 || call.piped !== undefined);
}

function rejectArguments(state: State, call: Call): void {
  const [first] = call.operands;
  if (first !== undefined && hasArguments(call)) execError(state, `can't give argument to non-function ${show(first)}`);
}

function evaluateOperand(state: State, dot: Ref, node: Operand, call?: Call): Ref {
  state.node = node;
  switch (node.kind) {
    case 'field':
      return followFields(state, dot, node.names, hasArguments(call));
    case 'variable':
      return evaluateVariable(state, node, call);
    case 'chain': {
      const start = node.of.kind === 'pipe' ? evaluatePipe(state, dot, node.of) : evaluateOperand(state, dot, node.of);
      return followFields(state, start, node.fields, hasArguments(call));
    }
    case 'pipe':
      return evaluatePipe(state, dot, node);
    case 'function':
      return evaluateFunction(state, node, node, { dot, operands: [], piped: undefined });
    default:
      return constant(state, dot, node);
  }
}

function evaluateVariable(state: State, node: VariableNode, call: Call | undefined): Ref {
  const { value } = variable(state, node.name);
  if (node.fields.length > 0) return followFields(state, value, node.fields, hasArguments(call));
  if (call !== undefined) rejectArguments(state, call);
  return value;
}

/** The value of a literal or the dot where nothing says which type it should have. */
function constant(state: State, dot: Ref, node: Operand): Ref {
  switch (node.kind) {
    case 'dot':
      return dot;
    case 'bool':
      return bare(node.value);
    case 'string':
      return bare(node.text);
    case 'number':
      return bare(idealNumber(state, node));
    default:
      return NOTHING;
  }
}

function idealNumber(state: State, { text, int: whole, float }: NumberNode): GoValue {
  const isFloat = !text.startsWith("'") && !/^0[xX]/.test(text) && /[.eEpP]/.test(text);
  if (isFloat && float !== undefined) return float;
  return whole === undefined ? execError(state, `${text} overflows int`) : int(whole);
}

function evaluateFunction(state: State, node: FunctionNode, blamed: FunctionNode | CommandNode, call: Call): Ref {
  state.node = node;
  spend(state.run, 1);
  if (node.name === 'and' || node.name === 'or') return shortCircuit(state, node.name, call);
  const definition = functionNamed(node.name);
  if (definition === undefined) throw new TemplateUnsupportedError(`the template function ${node.name}`);
  const args = evaluateArguments(state, node.name, definition, call);
  return bare(callFunction(state, definition, args, blamed, node.name));
}

/** `and` and `or` evaluate no more than they need and give back the deciding value itself. */
function shortCircuit(state: State, name: 'and' | 'or', { dot, operands, piped }: Call): Ref {
  const rest = operands.slice(1);
  if (rest.length === 0 && piped === undefined) execError(state, `wrong number of args for ${name}: want at least 1 got 0`);
  let value: GoValue = null;
  for (const operand of rest) {
    value = evaluateArgument(state, dot, operand, 'any') as GoValue;
    if (isTrue(value) === (name === 'or')) return bare(value);
  }
  return piped ?? bare(value);
}

function evaluateArguments(state: State, name: string, { parameters, rest }: TemplateFunction, call: Call): Argument[] {
  const given = call.operands.slice(1);
  const count = given.length + (call.piped === undefined ? 0 : 1);
  if (rest !== undefined && count < parameters.length) {
    execError(state, `wrong number of args for ${name}: want at least ${parameters.length} got ${given.length}`);
  }
  if (rest === undefined && count !== parameters.length) {
    execError(state, `wrong number of args for ${name}: want ${parameters.length} got ${count}`);
  }
  const typeAt = (index: number): Parameter => parameters[index] ?? rest ?? 'any';
  const args = given.map((operand, index) => evaluateArgument(state, call.dot, operand, typeAt(index)));
  if (call.piped !== undefined) args.push(checkArgument(state, call.piped, typeAt(given.length)));
  return args;
}

function evaluateArgument(state: State, dot: Ref, node: Operand, parameter: Parameter): Argument {
  state.node = node;
  spend(state.run, 1);
  if (node.kind === 'nil') {
    return parameter === 'any' || parameter === 'map'
      ? checkArgument(state, NOTHING, parameter)
      : execError(state, `cannot assign nil to ${GO_NAMES[parameter]}`);
  }
  const isLiteral = node.kind === 'number' || node.kind === 'string' || node.kind === 'bool';
  if (isLiteral && parameter !== 'any') return literalArgument(state, node, parameter);
  return checkArgument(state, evaluateOperand(state, dot, node), parameter);
}

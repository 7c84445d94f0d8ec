import { HelmError } from '../failure.ts';
import { limitItems, limitText } from '../go/limits.ts';
import { measure } from '../go/measure.ts';
import { type GoValue, isGoList, isGoMap } from '../go/value.ts';
import type { CommandNode, FunctionNode } from './ast.ts';
import { TemplateStopError } from './errors.ts';
import type { Argument, TemplateFunction } from './functions/define.ts';
import { execError, type State, spend } from './state.ts';

/** Calls a function; its errors are blamed on the command. */
export function callFunction(
  state: State,
  definition: TemplateFunction,
  args: readonly Argument[],
  blamed: FunctionNode | CommandNode,
  name: string,
): GoValue {
  if (definition.shallow !== true) spend(state.run, measure(args));
  try {
    return limited(state, definition.call(args, state.runtime));
  } catch (error) {
    if (!(error instanceof HelmError) || error instanceof TemplateStopError) throw error;
    state.node = blamed;
    return execError(state, `error calling ${name}: ${error.message}`);
  }
}

/** Keeps results within the limits and counts their size as work. */
function limited(state: State, value: GoValue): GoValue {
  if (typeof value === 'string') {
    limitText(value.length);
    spend(state.run, value.length);
  } else if (isGoList(value)) {
    const size = (value.unordered ?? value.items).length;
    limitItems(size);
    spend(state.run, size);
  } else if (isGoMap(value)) spend(state.run, value.entries.size);
  return value;
}

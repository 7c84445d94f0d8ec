import { ANY_MAP, type GoValue, isGoInt, isGoMap, isUnknown, NIL_MAP, typeName } from '../go/value.ts';
import { TemplateUnsupportedError } from '../unsupported.ts';
import type { Operand } from './ast.ts';
import { type Argument, GO_NAMES, type Parameter } from './functions/define.ts';
import type { Ref } from './ref.ts';
import { show } from './show.ts';
import { execError, type State } from './state.ts';

/** Values of these types may stand for a `map[string]interface {}`. */
const MAP_TYPES: readonly string[] = [ANY_MAP, 'common.Values'];

/** Checks a computed value against the type of a parameter, as text/template does. */
export function checkArgument(state: State, { value, boxed }: Ref, parameter: Parameter): Argument {
  if (isUnknown(value)) throw new TemplateUnsupportedError(value.what);
  if (parameter === 'any') return value;
  const expected = GO_NAMES[parameter];
  if (value === null) {
    if (boxed) return execError(state, `wrong type for value; expected ${expected}; got interface {}`);
    return parameter === 'map' ? NIL_MAP : execError(state, `invalid value; expected ${expected}`);
  }
  return fitting(value, parameter) ?? execError(state, `wrong type for value; expected ${expected}; got ${typeName(value)}`);
}

function fitting(value: GoValue, parameter: Parameter): Argument | undefined {
  switch (parameter) {
    case 'string':
      return typeof value === 'string' ? value : undefined;
    case 'bool':
      return typeof value === 'boolean' ? value : undefined;
    case 'float':
      return typeof value === 'number' ? value : undefined;
    case 'int':
      return isGoInt(value) && value.type === 'int' ? Number(value.value) : undefined;
    case 'map':
      return isGoMap(value) && MAP_TYPES.includes(value.type) ? { ...value, type: ANY_MAP } : undefined;
    case 'any':
      return value;
  }
}

/** A literal as an argument; any number or word is a constant that takes the type of the parameter. */
export function literalArgument(state: State, node: Operand, parameter: Exclude<Parameter, 'any'>): Argument {
  switch (parameter) {
    case 'string':
      return node.kind === 'string' ? node.text : execError(state, `expected string; found ${show(node)}`);
    case 'bool':
      return node.kind === 'bool' ? node.value : execError(state, `expected bool; found ${show(node)}`);
    case 'int': {
      if (node.kind === 'number' && node.int !== undefined) return Number(node.int);
      return execError(state, `expected integer; found ${show(node)}`);
    }
    case 'float': {
      if (node.kind === 'number' && node.float !== undefined) return node.float;
      return execError(state, `expected float; found ${show(node)}`);
    }
    case 'map':
      return execError(state, `can't handle ${show(node)} for arg of type ${GO_NAMES.map}`);
  }
}

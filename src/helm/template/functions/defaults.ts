import { isTrue } from '../../go/format.ts';
import { type FunctionTable, fixed, variadic } from './define.ts';

/** Sprig's functions about empty values (defaults.go); empty is what is not true. */
export const DEFAULTS: FunctionTable = {
  default: variadic(['any'], 'any', ([fallback], [given = null]) => (isTrue(given) ? given : fallback)),
  empty: fixed(['any'], ([value]) => !isTrue(value)),
  coalesce: variadic([], 'any', (_, values) => values.find(isTrue) ?? null),
  all: variadic([], 'any', (_, values) => values.every(isTrue)),
  any: variadic([], 'any', (_, values) => values.some(isTrue)),
  ternary: fixed(['any', 'any', 'bool'], ([yes, no, condition]) => (condition ? yes : no)),
};

import { deepEqual } from '../../go/equal.ts';
import { kindName, typeName } from '../../go/value.ts';
import { strval } from './convert.ts';
import { type FunctionTable, fixed } from './define.ts';

/** Sprig's reflection (reflect.go). */
export const TYPES: FunctionTable = {
  typeOf: fixed(['any'], ([value]) => typeName(value)),
  typeIs: fixed(['string', 'any'], ([type, value]) => typeName(value) === type),
  typeIsLike: fixed(['string', 'any'], ([type, value]) => [type, `*${type}`].includes(typeName(value))),
  kindOf: fixed(['any'], ([value]) => kindName(value)),
  kindIs: fixed(['string', 'any'], ([kind, value]) => kindName(value) === kind),
  deepEqual: fixed(['any', 'any'], ([a, b]) => deepEqual(a, b)),
  toString: fixed(['any'], ([value]) => strval(value)),
};

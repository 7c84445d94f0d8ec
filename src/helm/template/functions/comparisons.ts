import { HelmError } from '../../failure.ts';
import { formatValue } from '../../go/format.ts';
import { compareBytes, type GoValue, isGoInt, isGoList, isGoMap, kindName, typeName } from '../../go/value.ts';
import { type FunctionTable, fixed, variadic } from './define.ts';

const BAD_TYPE = 'invalid type for comparison';

/** Comparisons of Go's text/template (funcs.go): both sides must be of one kind; int and float64 are two. */
export const COMPARISONS: FunctionTable = {
  eq: variadic(['any'], 'any', ([first], others) => {
    if (others.length === 0) throw new HelmError('missing argument for comparison');
    return others.some((other) => isEqual(first, other));
  }),
  ne: fixed(['any', 'any'], ([a, b]) => !isEqual(a, b)),
  lt: fixed(['any', 'any'], ([a, b]) => isLess(a, b)),
  le: fixed(['any', 'any'], ([a, b]) => isLess(a, b) || isEqual(a, b)),
  gt: fixed(['any', 'any'], ([a, b]) => !(isLess(a, b) || isEqual(a, b))),
  ge: fixed(['any', 'any'], ([a, b]) => !isLess(a, b)),
};

function basicKind(value: GoValue): 'bool' | 'int' | 'float' | 'string' | undefined {
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return 'float';
  return isGoInt(value) ? 'int' : undefined;
}

function isEqual(a: GoValue, b: GoValue): boolean {
  const kind = basicKind(a);
  if (kind !== basicKind(b)) {
    if (a === null || b === null) return false;
    throw new HelmError(`incompatible types for comparison: ${typeName(a)} and ${typeName(b)}`);
  }
  if (isGoInt(a) && isGoInt(b)) return a.value === b.value;
  if (kind !== undefined || a === null || b === null) return a === b;
  if (kindName(a) !== kindName(b)) {
    throw new HelmError(`non-comparable types ${formatValue(a)}: ${typeName(a)}, ${typeName(b)}: ${formatValue(b)}`);
  }
  if (isNil(a) || isNil(b)) return isNil(a) && isNil(b);
  if (isGoMap(a) || isGoList(a)) throw new HelmError(`non-comparable type ${formatValue(b)}: ${typeName(b)}`);
  return a === b;
}

function isNil(value: GoValue): boolean {
  return value === null || ((isGoMap(value) || isGoList(value)) && value.isNil === true);
}

function isLess(a: GoValue, b: GoValue): boolean {
  const [left, right] = [basicKind(a), basicKind(b)];
  if (left === undefined || right === undefined) throw new HelmError(BAD_TYPE);
  if (left !== right) throw new HelmError(`incompatible types for comparison: ${typeName(a)} and ${typeName(b)}`);
  if (typeof a === 'number' && typeof b === 'number') return a < b;
  if (typeof a === 'string' && typeof b === 'string') return compareBytes(a, b) < 0;
  if (isGoInt(a) && isGoInt(b)) return a.value < b.value;
  throw new HelmError(BAD_TYPE);
}

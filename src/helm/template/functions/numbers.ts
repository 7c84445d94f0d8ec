import { HelmError } from '../../failure.ts';
import { limitItems } from '../../go/limits.ts';
import { type GoValue, goList, int } from '../../go/value.ts';
import { TemplateUnsupportedError } from '../../unsupported.ts';
import { toFloat64, toInt64 } from './convert.ts';
import { type FunctionTable, fixed, named, variadic } from './define.ts';

const int64 = (value: bigint) => int(value, 'int64');
const total = (values: readonly GoValue[]) => values.reduce<bigint>((sum, value) => sum + toInt64(value), 0n);

/** Sprig's arithmetic (numeric.go): whole numbers are int64 and wrap around. */
export const NUMBERS: FunctionTable = {
  int: fixed(['any'], ([value]) => int(toInt64(value))),
  int64: fixed(['any'], ([value]) => int64(toInt64(value))),
  float64: fixed(['any'], ([value]) => toFloat64(value)),
  add: variadic([], 'any', (_, values) => int64(total(values))),
  add1: fixed(['any'], ([value]) => int64(toInt64(value) + 1n)),
  sub: fixed(['any', 'any'], ([a, b]) => int64(toInt64(a) - toInt64(b))),
  mul: variadic(['any'], 'any', ([first], others) =>
    int64(others.reduce<bigint>((product, value) => product * toInt64(value), toInt64(first))),
  ),
  div: fixed(['any', 'any'], ([a, b]) => int64(toInt64(a) / divisor(b))),
  mod: fixed(['any', 'any'], ([a, b]) => int64(toInt64(a) % divisor(b))),
  ...named(
    ['max', 'biggest'],
    variadic(['any'], 'any', ([first], others) => extreme([first, ...others], (a, b) => a > b)),
  ),
  min: variadic(['any'], 'any', ([first], others) => extreme([first, ...others], (a, b) => a < b)),
  maxf: variadic(['any'], 'any', ([first], others) => Math.max(toFloat64(first), ...others.map(toFloat64))),
  minf: variadic(['any'], 'any', ([first], others) => Math.min(toFloat64(first), ...others.map(toFloat64))),
  floor: fixed(['any'], ([value]) => Math.floor(toFloat64(value))),
  ceil: fixed(['any'], ([value]) => Math.ceil(toFloat64(value))),
  round: variadic(['any', 'int'], 'float', ([value, places], [from = 0.5]) => round(toFloat64(value), places, from)),
  until: fixed(['int'], ([count]) => steps(0, count, count < 0 ? -1 : 1)),
  untilStep: fixed(['int', 'int', 'int'], ([start, stop, step]) => steps(start, stop, step)),
  seq: variadic([], 'int', (_, values) => sequence(values)),
  ...Object.fromEntries(['addf', 'add1f', 'subf', 'mulf', 'divf'].map((name) => [name, decimal(name)])),
};

function divisor(value: GoValue): bigint {
  const number = toInt64(value);
  if (number === 0n) throw new HelmError('runtime error: integer divide by zero');
  return number;
}

function extreme(values: readonly GoValue[], better: (a: bigint, b: bigint) => boolean): GoValue {
  return int64(values.map(toInt64).reduce((best, value) => (better(value, best) ? value : best)));
}

function round(value: number, places: number, from: number): number {
  const power = 10 ** places;
  const digit = power * value;
  return (digit - Math.trunc(digit) >= from ? Math.ceil(digit) : Math.floor(digit)) / power;
}

function range(start: number, stop: number, step: number): number[] {
  if (stop < start ? step >= 0 : step <= 0) return [];
  const count = Math.ceil((stop - start) / step);
  limitItems(count);
  return Array.from({ length: count }, (_, index) => start + index * step);
}

function steps(start: number, stop: number, step: number): GoValue {
  return goList(
    range(start, stop, step).map((value) => int(value)),
    '[]int',
  );
}

/** Sprig's `seq end`, `seq start end` and `seq start step end`, joined with blanks. */
function sequence(values: readonly number[]): string {
  const [first = 0, second = 0, third = 0] = values;
  if (values.length === 3) {
    const increment = third < first ? -1 : 1;
    return increment < 0 && second > 0 ? '' : range(first, third + increment, second).join(' ');
  }
  if (values.length === 0 || values.length > 3) return '';
  const [start, end] = values.length === 1 ? [1, first] : [first, second];
  const step = end < start ? -1 : 1;
  return range(start, end + step, step).join(' ');
}

/** Sprig counts these in decimals, JavaScript does not. */
function decimal(name: string) {
  return variadic([], 'any', () => {
    throw new TemplateUnsupportedError(`the template function ${name}`);
  });
}

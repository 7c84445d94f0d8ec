import { HelmError } from '../../failure.ts';
import { formatValue } from '../../go/format.ts';
import { parseFloat64 } from '../../go/number.ts';
import { type GoList, type GoValue, isGoInt, isGoList, kindName } from '../../go/value.ts';

const MAX_INT64 = 2n ** 63n - 1n;
const MIN_INT64 = -(2n ** 63n);
/** A text that spf13/cast reads as a whole number; leading zeros are taken off, hex and octal prefixes are not. */
const WHOLE = /^[-+]?(?:0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|0(?:_?[0-7])*|[1-9](?:_?[0-9])*)$/;

/** Sprig's `strval`. */
export function strval(value: GoValue): string {
  return formatValue(value);
}

/** spf13/cast's ToInt64, which gives 0 for what it cannot read. */
export function toInt64(value: GoValue): bigint {
  if (isGoInt(value)) return value.value;
  if (typeof value === 'number') return floatToInt(value);
  if (typeof value === 'boolean') return value ? 1n : 0n;
  return typeof value === 'string' ? parseWhole(trimZeroDecimal(value)) : 0n;
}

function floatToInt(value: number): bigint {
  if (!Number.isFinite(value)) return MIN_INT64;
  const whole = BigInt(Math.trunc(value));
  return whole > MAX_INT64 || whole < MIN_INT64 ? MIN_INT64 : whole;
}

/** `1.0` counts as whole. */
function trimZeroDecimal(text: string): string {
  return text.replace(/\.0+$/, '');
}

function parseWhole(text: string): bigint {
  if (!WHOLE.test(text)) return 0n;
  const digits = text.replace(/^[-+]/, '').replaceAll('_', '');
  const value = BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits) * (text.startsWith('-') ? -1n : 1n);
  return value > MAX_INT64 || value < MIN_INT64 ? 0n : value;
}

/** spf13/cast's ToFloat64. */
export function toFloat64(value: GoValue): number {
  if (isGoInt(value)) return Number(value.value);
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' ? (parseFloat64(value) ?? 0) : 0;
}

/** The list given to a list function; `verb` is what Go's message calls it. */
export function listOf(value: GoValue, verb: string): GoList {
  if (isGoList(value)) return value;
  if (value === null) throw new HelmError('runtime error: invalid memory address or nil pointer dereference');
  throw new HelmError(`Cannot ${verb} type ${kindName(value)}`);
}

/** Sprig's `strslice`: what `join` and `toStrings` make strings of. */
export function strings(value: GoValue): string[] {
  if (isGoList(value)) return value.items.filter((item) => item !== null).map(strval);
  return value === null ? [] : [strval(value)];
}

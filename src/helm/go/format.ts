import { TemplateUnsupportedError } from '../unsupported.ts';
import { formatFloat } from './number.ts';
import { type GoValue, isGoInt, isGoList, isGoMap, isUnknown, sortedEntries } from './value.ts';

/** A value as Go's `%v` prints it: `map[a:1]`, `[a b]`, `<nil>`. */
export function formatValue(value: GoValue): string {
  if (value === null) return '<nil>';
  if (isUnknown(value)) throw new TemplateUnsupportedError(value.what);
  if (typeof value === 'number') return formatFloat(value);
  if (isGoInt(value)) return String(value.value);
  if (isGoList(value)) return `[${value.items.map(formatValue).join(' ')}]`;
  if (isGoMap(value)) {
    const entries = sortedEntries(value).map(([key, child]) => `${key}:${formatValue(child)}`);
    return `map[${entries.join(' ')}]`;
  }
  return String(value);
}

/** What Go's templates print for nil and for missing keys; Helm removes it from the finished text. */
export const NO_VALUE = '<no value>';

/** What a template action prints for a value. */
export function formatAction(value: GoValue): string {
  return value === null ? NO_VALUE : formatValue(value);
}

/** Go's `fmt.Sprint`: blanks only between operands of which neither is a string. */
export function sprint(values: readonly GoValue[]): string {
  let text = '';
  for (const [index, value] of values.entries()) {
    if (index > 0 && typeof value !== 'string' && typeof values[index - 1] !== 'string') text += ' ';
    text += formatValue(value);
  }
  return text;
}

/** Go's truth in `if`, `and`, `or` and `not`, which is also the opposite of sprig's `empty`. */
export function isTrue(value: GoValue): boolean {
  if (value === null || isUnknown(value)) return false;
  if (isGoList(value)) return value.items.length > 0;
  if (isGoMap(value)) return value.entries.size > 0;
  return isGoInt(value) ? value.value !== 0n : Boolean(value) || Number.isNaN(value);
}

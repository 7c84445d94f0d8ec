import type { Node } from '../core/tree.ts';
import { formatAction, formatValue, isTrue, NO_VALUE } from './go/format.ts';
import { quoteGo } from './go/quote.ts';
import { fromNode, type GoValue } from './go/value.ts';

const goValue = (node: Node | undefined): GoValue => (node === undefined ? null : fromNode(node));

/** What `{{ x }}` prints for a value in a Helm template: `1e+06` for a million of a values file, nothing for null or absent. */
export function goPrint(node: Node | undefined): string {
  return formatAction(goValue(node)).replaceAll(NO_VALUE, '');
}

/** What `{{ x | quote }}` prints; null and absent values print nothing, not even quotes. */
export function quote(node: Node | undefined): string {
  const value = goValue(node);
  return value === null ? '' : quoteGo(formatValue(value));
}

/** What `{{ x | squote }}` prints; quotes inside are not escaped. */
export function squote(node: Node | undefined): string {
  const value = goValue(node);
  return value === null ? '' : `'${formatValue(value)}'`;
}

/** Whether `{{ if x }}` takes the value for true: not null, absent, false, 0 or empty. */
export function isTruthy(node: Node | undefined): boolean {
  return isTrue(goValue(node));
}

/** What sprig's `empty`, `default` and `coalesce` ask: the opposite of `isTruthy`. */
export function isEmpty(node: Node | undefined): boolean {
  return !isTruthy(node);
}

import type { Node } from '../core/tree.ts';
import { formatAction, isTrue, NO_VALUE } from './go/format.ts';
import { fromNode, type GoValue } from './go/value.ts';

const goValue = (node: Node | undefined): GoValue => (node === undefined ? null : fromNode(node));

/** What `{{ x }}` prints for a value in a Helm template: `1e+06` for a million of a values file, nothing for null or absent. */
export function goPrint(node: Node | undefined): string {
  return formatAction(goValue(node)).replaceAll(NO_VALUE, '');
}

/** Whether `{{ if x }}` takes the value for true: not null, absent, false, 0 or empty. */
export function isTruthy(node: Node | undefined): boolean {
  return isTrue(goValue(node));
}

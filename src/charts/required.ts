import type { Node } from '../core/tree.ts';
import { HelmError } from '../helm/failure.ts';

/** Helm's `required`: refuses a missing value and the empty string, in the words of flyte-binary's templates. */
export function required(what: string, node: Node | undefined): Node {
  if (node === undefined || (node.kind === 'scalar' && (node.value === '' || node.value === null))) {
    throw new HelmError(`execution error: ${what} required when authentication is enabled`, node?.origin);
  }
  return node;
}

import type { Origin } from '../core/origin.ts';
import { at, type Node } from '../core/tree.ts';
import type { ReleaseModel } from '../flyte/model.ts';

/** What stands in the user's values at an origin, before Helm and Flyte turn it into anything else. */
export function writtenNode(model: ReleaseModel, origin: Origin): Node | undefined {
  if (origin.from === 'env') return writtenNode(model, origin.at);
  return origin.from === 'file' || origin.from === 'flag' ? at(model.userValues, origin.path) : undefined;
}

/** The number that stands there; undefined for anything else, be it a text of digits. */
export function writtenNumber(model: ReleaseModel, origin: Origin): number | undefined {
  const node = writtenNode(model, origin);
  return node?.kind === 'scalar' && typeof node.value === 'number' ? node.value : undefined;
}

import type { MapNode, Node } from '../core/tree.ts';
import { isNull } from '../core/tree.ts';
import { HelmError } from '../helm/failure.ts';
import { isTruthy } from '../helm/go-print.ts';

/** Reads coalesced values the way the chart's templates do. */
export interface ValuesView {
  /** `.Values.a.b.c`: undefined for a missing or null leaf; throws HelmError where a parent is missing, as Go templates do. */
  get(...keys: readonly string[]): Node | undefined;
  /** `if .Values.a.b.c`. */
  on(...keys: readonly string[]): boolean;
}

export function valuesView(values: MapNode): ValuesView {
  const get = (...keys: readonly string[]): Node | undefined => {
    let here: Node | undefined = values;
    for (const [depth, key] of keys.entries()) {
      here = field(here, key, keys.slice(0, depth + 1));
    }
    return isNull(here) ? undefined : here;
  };
  return { get, on: (...keys) => isTruthy(get(...keys)) };
}

function field(parent: Node | undefined, key: string, keys: readonly string[]): Node | undefined {
  if (parent?.kind === 'map') return parent.entries.get(key);
  const expression = `.Values.${keys.join('.')}`;
  if (parent === undefined || isNull(parent)) {
    throw new HelmError(`executing template at <${expression}>: nil pointer evaluating interface {}.${key}`, parent?.origin);
  }
  throw new HelmError(`executing template at <${expression}>: can't evaluate field ${key} in type interface {}`, parent.origin);
}

import type { Path } from '../core/origin.ts';
import { isMap, type MapNode, map, type Node } from '../core/tree.ts';
import type { DroppedValue } from './model.ts';

/**
 * Merges a later file over an earlier one, both with lower-case keys: maps merge deeply, scalars and lists replace, and whatever is
 * not a map never replaces a map. Source: viper 1.21 viper.go (mergeMaps).
 */
export function mergeMaps(earlier: MapNode, later: MapNode, path: Path = [], dropped: DroppedValue[] = []): MapNode {
  const entries = new Map(earlier.entries);
  for (const [key, value] of later.entries) {
    const kept = entries.get(key);
    if (!isMap(kept)) entries.set(key, value);
    else if (isMap(value)) entries.set(key, mergeMaps(kept, value, [...path, spelling(key, value)], dropped));
    else dropped.push({ path: [...path, spelling(key, value)], origin: value.origin, keptOrigin: kept.origin });
  }
  return map(entries, later.origin);
}

/** Adds what is missing; a value that is no map hides everything below it. */
export function underlay(over: MapNode, defaults: MapNode): MapNode {
  const entries = new Map(over.entries);
  for (const [key, value] of defaults.entries) {
    const own = entries.get(key);
    if (own === undefined) entries.set(key, value);
    else if (isMap(own) && isMap(value)) entries.set(key, underlay(own, value));
  }
  return map(entries, over.origin);
}

/** A key as it was written, which only the origin of its value still knows once keys are in lower case. */
export function spelling(key: string, value: Node): string {
  const written = value.origin.from === 'env' ? undefined : value.origin.path.at(-1);
  return typeof written === 'string' && written.toLowerCase() === key ? written : key;
}

/** No setting lies deeper; the rest of a longer key stays in one piece, so that no key can exhaust the stack. */
const DEEPEST = 100;

/** The keys that viper splits a dotted key into, in lower case. */
export function splitKey(key: string): readonly string[] {
  const steps = key.toLowerCase().split('.');
  return steps.length <= DEEPEST ? steps : [...steps.slice(0, DEEPEST), steps.slice(DEEPEST).join('.')];
}

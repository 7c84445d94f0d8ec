import type { Origin, Path } from '../core/origin.ts';
import { isMap, isNull, type MapNode, map, type Node } from '../core/tree.ts';

/** Helm prints a warning and keeps the user's value where a map meets something else. */
export interface CoalesceWarning {
  readonly path: Path;
  readonly origin: Origin;
  /** `map-over-scalar`: the user gives a map where the chart has a single value; `scalar-over-map`: the reverse. */
  readonly kind: 'map-over-scalar' | 'scalar-over-map';
}

export type Warn = (warning: CoalesceWarning) => void;

const silent: Warn = () => {};

/**
 * Lays the user's values over the chart's defaults (Helm `coalesceValues`): maps merge, everything else replaces; null removes a key that
 * the chart sets and is kept where the chart does not know the key.
 */
export function coalesce(user: MapNode, defaults: MapNode, warn: Warn = silent): MapNode {
  return coalesceMaps(user, defaults, { warn, keepNull: false }, []);
}

/** The same without removing anything: null stays and still hides the default (Helm `MergeTables`). */
export function overlay(user: MapNode, defaults: MapNode, warn: Warn = silent): MapNode {
  return coalesceMaps(user, defaults, { warn, keepNull: true }, []);
}

interface Way {
  readonly warn: Warn;
  readonly keepNull: boolean;
}

function coalesceMaps(user: MapNode, defaults: MapNode, way: Way, path: Path): MapNode {
  const entries = new Map(user.entries);
  for (const [key, preset] of defaults.entries) {
    const own = user.entries.get(key);
    if (own === undefined) entries.set(key, preset);
    else if (isNull(own)) {
      // On the top level even a null default is removed by null, below it is kept.
      if (!way.keepNull && (path.length === 0 || !isNull(preset))) entries.delete(key);
    } else entries.set(key, coalesceNodes(own, preset, way, [...path, key]));
  }
  return map(entries, user.origin);
}

function coalesceNodes(own: Node, preset: Node, way: Way, path: Path): Node {
  if (isMap(own) && isMap(preset)) return coalesceMaps(own, preset, way, path);
  if (isMap(own) && !isNull(preset)) way.warn({ path, origin: own.origin, kind: 'map-over-scalar' });
  if (isMap(preset) && path.length > 1) way.warn({ path, origin: own.origin, kind: 'scalar-over-map' });
  return own;
}

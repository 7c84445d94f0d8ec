import { isMap, isNull, type MapNode, map, type Node } from '../core/tree.ts';
import { coalesce, overlay, type Warn } from './coalesce.ts';
import { HelmError } from './failure.ts';

/** An umbrella chart: its own values.yaml and the key (alias or name) that its dependency's values stand under. */
export interface Umbrella {
  readonly defaults: MapNode;
  readonly key: string;
}

const NOTHING: MapNode = map([], { from: 'chart', path: [] });

/**
 * The values that a sub-chart sees: the user's values under the umbrella's key, over the umbrella's own defaults for that key, over the
 * sub-chart's defaults, plus `global` (Helm `processImportValues`, `coalesceDeps`, `coalesceGlobals`). Throws HelmError where the
 * user's values have no map under the key.
 */
export function subchartValues(user: MapNode, umbrella: Umbrella, defaults: MapNode, warn?: Warn): MapNode {
  const { key } = umbrella;
  const globals = coalesce(user, umbrella.defaults).entries.get('global');
  const below = umbrella.defaults.entries.get(key);
  const preset = overlay(withGlobals(isMap(below) ? below : NOTHING, umbrella.defaults.entries.get('global')), defaults);
  const own = ownValues(user, umbrella, preset, warn);
  return coalesce(withGlobals(own, globals), defaults);
}

/** Null under the umbrella's key drops what the umbrella sets there, but not the defaults of the sub-chart. */
function ownValues(user: MapNode, { key, defaults }: Umbrella, preset: MapNode, warn: Warn | undefined): MapNode {
  const given = user.entries.get(key);
  if (given === undefined) return preset;
  if (isNull(given) && defaults.entries.has(key)) return NOTHING;
  if (isMap(given)) return overlay(given, preset, warn);
  throw new HelmError(`chart dependencies processing failed: type mismatch on ${key}: ${goVerbT(given)}`, given.origin);
}

/** What Go's `%t` prints for a value, true or not. */
function goVerbT(node: Node): string {
  if (node.kind === 'list') return `[${node.items.map(goVerbT).join(' ')}]`;
  if (node.kind === 'map')
    return `map[${[...node.entries].map(([key, item]) => `%!t(string=${key}):${goVerbT(item)}`).join(' ')}]`;
  if (node.value === null) return '%!t(<nil>)';
  if (typeof node.value === 'boolean') return String(node.value);
  return typeof node.value === 'number' ? `%!t(float64=${node.value})` : `%!t(string=${node.value})`;
}

/** Copies the umbrella's globals into a sub-chart's values; the umbrella wins, but a map and something else never replace one another. */
function withGlobals(values: MapNode, globals: Node = NOTHING): MapNode {
  const existing = values.entries.get('global') ?? NOTHING;
  if (!isMap(existing) || !isMap(globals)) return values;
  const merged = new Map(existing.entries);
  for (const [key, node] of globals.entries) {
    const own = merged.get(key);
    if (isMap(node) && isMap(own)) merged.set(key, overlay(node, own));
    else if (own === undefined || isMap(node) === isMap(own)) merged.set(key, node);
  }
  return map([...values.entries, ['global', map(merged, existing.origin)]], values.origin);
}

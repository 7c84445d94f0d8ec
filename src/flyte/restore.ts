import { isList, isMap, isNull, type MapNode, map, type Node } from '../core/tree.ts';
import { splitKey } from './merge.ts';
import { prune } from './prune.ts';

/**
 * Takes lists from a file as it was written, with the case of their keys, and puts dotted keys back whole. It runs over every file in
 * turn, so that a scalar in an earlier file displaces a list of a later one. Source: flytestdlib/config/viper/viper.go
 * (restoreCaseSensitiveArrayKeys, restoreDottedMapKeys).
 */
export function restoreFrom(file: MapNode, settings: MapNode): MapNode {
  return restoreDotted(file, restoreLists(file, settings));
}

function restoreLists(file: MapNode, settings: MapNode): MapNode {
  const written = byLowerCase(file);
  const entries = [...settings.entries].map(([key, value]): [string, Node] => {
    const raw = written.get(key.toLowerCase());
    if (raw === undefined || isNull(raw)) return [key, value];
    // The list default of a flag is of another Go type and never replaced.
    if (isList(value) && value.origin.from !== 'flyte') return [key, raw];
    return [key, isMap(value) && isMap(raw) ? restoreLists(raw, value) : value];
  });
  return map(entries, settings.origin);
}

function restoreDotted(file: MapNode, settings: MapNode): MapNode {
  const dotted = [...file.entries].filter(([key]) => key.includes('.'));
  const rest = prune(
    settings,
    dotted.map(([key]) => splitKey(key)),
  );
  const entries = new Map(rest?.entries);
  for (const [key, raw] of file.entries) {
    const child = entries.get(key.toLowerCase());
    if (isMap(raw) && isMap(child)) entries.set(key.toLowerCase(), restoreDotted(raw, child));
  }
  for (const [key, raw] of dotted) entries.set(key, raw);
  return map(entries, settings.origin);
}

/** Among twins the loader takes one at random, mostly the first. */
function byLowerCase(node: MapNode): Map<string, Node> {
  return new Map([...node.entries].reverse().map(([key, value]) => [key.toLowerCase(), value]));
}

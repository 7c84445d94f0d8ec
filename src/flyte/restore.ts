import { isList, isMap, isNull, type MapNode, map, type Node } from '../core/tree.ts';

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
  let restored = settings;
  for (const [key, raw] of file.entries) {
    if (key.includes('.')) {
      const rest = prune(restored, key.toLowerCase().split('.')) ?? map([], restored.origin);
      restored = map([...rest.entries, [key, raw]], rest.origin);
    } else if (isMap(raw)) {
      restored = restoreBelow(key.toLowerCase(), raw, restored);
    }
  }
  return restored;
}

function restoreBelow(key: string, raw: MapNode, settings: MapNode): MapNode {
  const child = settings.entries.get(key);
  if (!isMap(child)) return settings;
  return map([...settings.entries, [key, restoreDotted(raw, child)]], settings.origin);
}

/** Removes the value at a path and the maps that are left empty; undefined where nothing remains. */
export function prune(node: MapNode, path: readonly string[]): MapNode | undefined {
  const [first = '', ...rest] = path;
  const child = node.entries.get(first);
  if (child === undefined || (rest.length > 0 && !isMap(child))) return node;
  const entries = new Map(node.entries);
  const remainder = rest.length > 0 && isMap(child) ? prune(child, rest) : undefined;
  if (remainder === undefined) entries.delete(first);
  else entries.set(first, remainder);
  return entries.size === 0 ? undefined : map(entries, node.origin);
}

function byLowerCase(node: MapNode): Map<string, Node> {
  const lower = new Map<string, Node>();
  // Among twins a mixed spelling wins, as it does when the files are merged.
  for (const [key, value] of node.entries) {
    const name = key.toLowerCase();
    if (key !== name || !lower.has(name)) lower.set(name, value);
  }
  return lower;
}

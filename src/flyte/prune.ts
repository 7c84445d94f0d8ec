import { isMap, type MapNode, map } from '../core/tree.ts';

/** Paths as a tree of their keys; where it ends, everything goes. */
type Cuts = Map<string, Cuts>;

/** Removes the values at some paths and the maps that this leaves empty; undefined where nothing remains. */
export function prune(node: MapNode, paths: readonly (readonly string[])[]): MapNode | undefined {
  return paths.length === 0 ? node : cut(node, cutsOf(paths));
}

function cutsOf(paths: readonly (readonly string[])[]): Cuts {
  const root: Cuts = new Map();
  for (const path of [...paths].sort((a, b) => b.length - a.length)) {
    let here = root;
    for (const key of path.slice(0, -1)) here = getOrAdd(here, key);
    here.set(path.at(-1) ?? '', new Map());
  }
  return root;
}

function getOrAdd(cuts: Cuts, key: string): Cuts {
  const inner = cuts.get(key) ?? new Map();
  cuts.set(key, inner);
  return inner;
}

function cut(node: MapNode, cuts: Cuts): MapNode | undefined {
  const entries = new Map(node.entries);
  for (const [key, deeper] of cuts) {
    const child = entries.get(key);
    if (deeper.size === 0) entries.delete(key);
    else if (isMap(child)) setOrDelete(entries, key, cut(child, deeper));
  }
  return entries.size === 0 ? undefined : map(entries, node.origin);
}

function setOrDelete<T>(entries: Map<string, T>, key: string, value: T | undefined): void {
  if (value === undefined) entries.delete(key);
  else entries.set(key, value);
}

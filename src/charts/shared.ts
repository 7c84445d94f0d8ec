import { leaves, type MapNode } from '../core/tree.ts';

/** The top keys with content that other top keys have as well, by an alias or a merge key: they hold it for the others. */
export function sharedRoots(values: MapNode): ReadonlySet<string> {
  const owners = new Map<string, string>();
  const shared = new Set<string>();
  for (const { path, node } of leaves(values)) {
    if (node.origin.from !== 'file') continue;
    const root = String(path[0]);
    const place = `${node.origin.file}:${node.origin.value.start}`;
    const owner = owners.get(place) ?? root;
    owners.set(place, owner);
    if (owner !== root) shared.add(owner).add(root);
  }
  return shared;
}

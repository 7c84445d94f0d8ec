import type { FileOrigin } from '../core/origin.ts';
import { list, map, type Node } from '../core/tree.ts';

/** The same tree with the place of every node of a file changed. */
export function relocated(node: Node, change: (origin: FileOrigin) => FileOrigin): Node {
  const origin = node.origin.from === 'file' ? change(node.origin) : node.origin;
  if (node.kind === 'scalar') return { ...node, origin };
  if (node.kind === 'list')
    return list(
      node.items.map((item) => relocated(item, change)),
      origin,
    );
  return map(
    [...node.entries].map(([key, child]) => [key, relocated(child, change)]),
    origin,
  );
}

import { type Alias, isAlias, isCollection, isPair, isScalar, type ParsedNode } from 'yaml';

/** What each alias stands for: the last node before it with that anchor, as in Go. Aliases of unknown anchors are absent. */
export function anchorsOf(root: ParsedNode | null): ReadonlyMap<Alias, ParsedNode> {
  const named = new Map<string, ParsedNode>();
  const targets = new Map<Alias, ParsedNode>();
  for (const node of inOrder(root)) {
    if (!isAlias(node)) {
      if (node.anchor !== undefined) named.set(node.anchor, node);
      continue;
    }
    const target = named.get(node.source);
    if (target !== undefined) targets.set(node, target);
  }
  return targets;
}

/** Every node in document order, a collection before its content (so that one which contains itself is found out). */
function* inOrder(root: unknown): Generator<ParsedNode> {
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (isPair(node)) waiting.push(node.value, node.key);
    if (isCollection(node)) for (let index = node.items.length - 1; index >= 0; index--) waiting.push(node.items[index]);
    if (isScalar(node) || isCollection(node) || isAlias(node)) yield node as ParsedNode;
  }
}

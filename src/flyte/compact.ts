import type { Origin, Path } from '../core/origin.ts';
import { isMap, isNull, type MapNode, map, type Node } from '../core/tree.ts';
import { BOUND_PATHS } from './bindings.ts';
import { splitKey, underlay } from './merge.ts';

/**
 * Drops nulls and empty maps, which viper does not count as settings, and splits dotted keys into nested maps; bound settings keep
 * whatever they have.
 */
export function compact(node: Node, path: Path): Node | undefined {
  if (isNull(node)) return undefined;
  if (!isMap(node) || isBound(path)) return node;
  const entries = [...node.entries].flatMap(([key, child]): [string, Node][] => {
    const kept = compact(child, [...path, key]);
    return kept === undefined ? [] : [[key, kept]];
  });
  if (entries.length === 0) return undefined;
  const plain = entries.filter(([key]) => !key.includes('.'));
  const dotted = entries.map(([key, value]): Spread => ({ keys: splitKey(key), value }));
  const nested = dotted.filter(({ keys }) => keys.length > 1 && !isBelowBound([...path, ...keys]));
  return nested.length === 0 ? map(plain, node.origin) : underlay(map(plain, node.origin), nest(nested, node.origin));
}

const isBound = (path: Path) => BOUND_PATHS.has(path.join('.'));

const isBelowBound = (path: Path) => path.some((_, length) => isBound(path.slice(0, length)));

/** A value and the keys that its dotted key is split into. */
interface Spread {
  readonly keys: readonly string[];
  readonly value: Node;
}

function nest(spreads: readonly Spread[], origin: Origin): MapNode {
  const groups = new Map<string, Spread[]>();
  for (const { keys, value } of spreads) {
    const [first = '', ...rest] = keys;
    const group = groups.get(first) ?? [];
    groups.set(first, group);
    group.push({ keys: rest, value });
  }
  const values = [...groups].map(([key, group]): [string, Node] => {
    const whole = group.find(({ keys }) => keys.length === 0);
    return [key, whole?.value ?? nest(group, origin)];
  });
  return map(values, origin);
}

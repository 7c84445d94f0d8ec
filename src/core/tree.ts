import type { Origin, Path } from './origin.ts';

export type ScalarValue = string | number | boolean | null;

/** A YAML scalar after type resolution (Helm's or Flyte's, depending on who read it). */
export interface ScalarNode {
  readonly kind: 'scalar';
  readonly value: ScalarValue;
  readonly origin: Origin;
  /** A date without quotes in a file that Flyte reads: `value` is the text, but for Go it is a `time.Time`, which fits no string. */
  readonly timestamp?: true;
  /** The digits of a whole number in a file that Flyte reads, where `value` cannot hold them all. */
  readonly digits?: string;
}

export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly Node[];
  readonly origin: Origin;
}

export interface MapNode {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Node>;
  readonly origin: Origin;
}

/**
 * A value with the origin of every leaf. The one currency of the pipeline: values files, merged values, rendered config files and
 * merged settings are all trees, so that whatever Flyte ends up with can be traced to the line that caused it.
 */
export type Node = ScalarNode | ListNode | MapNode;

/** Plain data, as `JSON.parse` would give it. */
export type Plain = ScalarValue | readonly Plain[] | { readonly [key: string]: Plain };

export type PlainMap = { readonly [key: string]: Plain };

export const isPlainList = (plain: Plain | undefined): plain is readonly Plain[] => Array.isArray(plain);
export const isPlainMap = (plain: Plain | undefined): plain is PlainMap =>
  typeof plain === 'object' && plain !== null && !isPlainList(plain);

export const scalar = (value: ScalarValue, origin: Origin): ScalarNode => ({ kind: 'scalar', value, origin });
export const list = (items: readonly Node[], origin: Origin): ListNode => ({ kind: 'list', items, origin });
export const map = (entries: Iterable<readonly [string, Node]>, origin: Origin): MapNode => ({
  kind: 'map',
  entries: new Map(entries),
  origin,
});

export const isMap = (node: Node | undefined): node is MapNode => node?.kind === 'map';
export const isList = (node: Node | undefined): node is ListNode => node?.kind === 'list';
export const isNull = (node: Node | undefined): boolean => node?.kind === 'scalar' && node.value === null;

/** The node at a path, or undefined where the path leaves the tree. */
export function at(node: Node | undefined, path: Path): Node | undefined {
  let here = node;
  for (const step of path) {
    if (here?.kind === 'map' && typeof step === 'string') here = here.entries.get(step);
    else if (here?.kind === 'list' && typeof step === 'number') here = here.items[step];
    else return undefined;
  }
  return here;
}

/** Drops the origins. */
export function toPlain(node: Node): Plain {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(toPlain);
  // Without a prototype, so that a key named `__proto__` stays data.
  const plain: Record<string, Plain> = Object.create(null);
  for (const [key, child] of node.entries) plain[key] = toPlain(child);
  return plain;
}

/** Builds a tree from plain data; `originOf` tells the origin of each path. */
export function fromPlain(plain: Plain, originOf: (path: Path) => Origin, path: Path = []): Node {
  if (Array.isArray(plain)) {
    return list(
      plain.map((item: Plain, index) => fromPlain(item, originOf, [...path, index])),
      originOf(path),
    );
  }
  if (plain !== null && typeof plain === 'object') {
    const entries = Object.entries(plain).map(([key, item]) => [key, fromPlain(item, originOf, [...path, key])] as const);
    return map(entries, originOf(path));
  }
  return scalar(plain as ScalarValue, originOf(path));
}

/** Every scalar (and empty container) of the tree with its path, in document order. */
export function* leaves(node: Node, path: Path = []): Generator<{ readonly path: Path; readonly node: Node }> {
  if (node.kind === 'map' && node.entries.size > 0) {
    for (const [key, child] of node.entries) yield* leaves(child, [...path, key]);
  } else if (node.kind === 'list' && node.items.length > 0) {
    for (const [index, child] of node.items.entries()) yield* leaves(child, [...path, index]);
  } else {
    yield { path, node };
  }
}

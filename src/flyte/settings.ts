import type { EnvVar } from '../charts/chart.ts';
import type { Origin, Path } from '../core/origin.ts';
import { isMap, isNull, type MapNode, map, type Node } from '../core/tree.ts';
import { BOUND_PATHS, FLAG_DEFAULTS } from './bindings.ts';
import { applyEnv } from './env.ts';
import { foldKeys } from './fold.ts';
import { mergeMaps, splitKey } from './merge.ts';
import type { CaseTwins, DroppedValue, IgnoredKey } from './model.ts';
import { restoreFrom } from './restore.ts';
import { isSection, soundsLikeAuth } from './sections.ts';

/** What the files and the environment say together, before it is decoded. */
export interface Settings {
  readonly tree: MapNode;
  /** Keys at the root that are no section. */
  readonly ignored: readonly IgnoredKey[];
  readonly dropped: readonly DroppedValue[];
  readonly twins: readonly CaseTwins[];
}

/** Reads configuration files, in their order, and the environment as viper does. */
export function readSettings(files: readonly MapNode[], env: readonly EnvVar[]): Settings {
  const dropped: DroppedValue[] = [];
  const twins: CaseTwins[] = [];
  const relevant = files.map(relevantPart);
  const folded = relevant.map((file) => foldKeys(file, [], twins));
  const merged = folded.reduce((earlier, later) => mergeMaps(earlier, later, [], dropped), map([], FLAG_DEFAULTS.origin));
  const complete = underlay(compact(merged, []) ?? map([], merged.origin), FLAG_DEFAULTS);
  const tree = relevant.reduce((settings, file) => restoreFrom(file, settings), applyEnv(complete, env, merged));
  return { tree, ignored: files.flatMap(strayKeys), dropped, twins };
}

/** Other sections (plugins, storage, …) can be large and have nothing to do with authentication. */
function relevantPart(file: MapNode): MapNode {
  const entries = [...file.entries].filter(([key]) => FLAG_DEFAULTS.entries.has(key.toLowerCase().split('.', 1)[0] ?? ''));
  return map(entries, file.origin);
}

/** Keys at the root that are no section but sound like authentication; others are none of our business. */
function strayKeys(file: MapNode): IgnoredKey[] {
  return [...file.entries].flatMap(([key, value]) => {
    const isStray = !isSection(key) && soundsLikeAuth(key) && compact(value, [key.toLowerCase()]) !== undefined;
    return isStray ? [{ path: [key], origin: value.origin }] : [];
  });
}

/**
 * Drops nulls and empty maps, which viper does not count as settings, and splits dotted keys into nested maps; bound settings keep
 * whatever they have.
 */
function compact(node: Node, path: Path): Node | undefined {
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

/** Adds what is missing; a value that is no map hides everything below it. */
function underlay(node: Node, defaults: MapNode): MapNode {
  const over = isMap(node) ? node : map([], defaults.origin);
  const entries = new Map(over.entries);
  for (const [key, value] of defaults.entries) {
    const own = entries.get(key);
    if (own === undefined) entries.set(key, value);
    else if (isMap(own) && isMap(value)) entries.set(key, underlay(own, value));
  }
  return map(entries, over.origin);
}

import type { EnvVar } from '../charts/chart.ts';
import type { Origin } from '../core/origin.ts';
import { at, isMap, type MapNode, map, type Node, scalar } from '../core/tree.ts';
import { BOUND_PATHS } from './bindings.ts';
import { splitKey } from './merge.ts';
import { prune } from './prune.ts';

interface Setting {
  readonly path: readonly string[];
  readonly node: Node;
}

/** Variable names that Flyte binds beside the plain one, because a dash becomes an underscore in them. */
const ALIASES: ReadonlyMap<string, string> = new Map([...BOUND_PATHS].map((path) => [path.replaceAll('-', '_'), path]));

/**
 * Applies environment variables such as `AUTH.USERAUTH.OPENID.CLIENTID`. One that is named like a whole map hides everything below it,
 * unless the files (`merged`, nulls included) have a value there. Empty ones do not count. Source: viper 1.21 viper.go (find,
 * isPathShadowedInAutoEnv).
 */
export function applyEnv(settings: MapNode, env: readonly EnvVar[], merged: MapNode): MapNode {
  const ordered = settingsOf(env).sort((a, b) => a.path.length - b.path.length);
  return ordered.reduce((result, setting) => applyOne(result, setting, merged), settings);
}

function settingsOf(env: readonly EnvVar[]): Setting[] {
  return env.flatMap(({ name, value }) => {
    if (value === undefined || value.value === '' || name !== name.toUpperCase()) return [];
    const key = name.toLowerCase();
    const origin: Origin = { from: 'env', name, at: value.origin };
    return [{ path: splitKey(ALIASES.get(key) ?? key), node: scalar(value.value, origin) }];
  });
}

function applyOne(result: MapNode, { path, node }: Setting, merged: MapNode): MapNode {
  const there = at(merged, path);
  const isLeaf = BOUND_PATHS.has(path.join('.')) || (there !== undefined && !isMap(there));
  return isLeaf ? put(result, path, node) : (prune(result, [path]) ?? map([], result.origin));
}

function put(node: MapNode, path: readonly string[], value: Node): MapNode {
  const [first = '', ...rest] = path;
  const child = node.entries.get(first);
  const inner = isMap(child) ? child : map([], value.origin);
  return map([...node.entries, [first, rest.length === 0 ? value : put(inner, rest, value)]], node.origin);
}

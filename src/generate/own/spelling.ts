import type { Path } from '../../core/origin.ts';
import { isMap, type Node } from '../../core/tree.ts';

/** Below these keys stands Flyte's own configuration, in which upper and lower case are the same (viper). */
const CASELESS: readonly (readonly string[])[] = [
  ['configuration', 'inline'],
  ['configuration', 'auth', 'flyteClient'],
  ['configmap', 'adminServer'],
  ['configmap', 'admin'],
];

/** A key as the user spells it. */
export function spelled(map: Node | undefined, key: string, path: Path): string {
  if (!isMap(map) || map.entries.has(key) || !isCaseless(path)) return key;
  return [...map.entries.keys()].find((name) => name.toLowerCase() === key.toLowerCase()) ?? key;
}

const isCaseless = (path: Path): boolean => CASELESS.some((start) => start.every((step, depth) => path[depth] === step));

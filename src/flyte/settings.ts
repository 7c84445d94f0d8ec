import type { EnvVar } from '../charts/chart.ts';
import { isMap, type MapNode, map } from '../core/tree.ts';
import { FLAG_DEFAULTS } from './bindings.ts';
import { compact } from './compact.ts';
import { applyEnv } from './env.ts';
import { foldKeys } from './fold.ts';
import { mergeMaps, underlay } from './merge.ts';
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
  const given = compact(merged, []);
  const complete = isMap(given) ? underlay(given, FLAG_DEFAULTS) : FLAG_DEFAULTS;
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

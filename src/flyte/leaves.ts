import { isSourced, type Path, type Sourced } from '../core/origin.ts';
import type { LoadedProcess } from './model.ts';

/** One setting of a process, or one item of a list or map of settings. */
export interface SettingLeaf {
  /** From the root of Flyte's configuration. */
  readonly path: Path;
  readonly leaf: Sourced<unknown>;
}

const ROOTS = { auth: ['auth'], security: ['server', 'security'], admin: ['admin'] } as const;

/** Every single setting of a process with its origin; the lists and maps themselves are left out. */
export const settingLeaves = (process: LoadedProcess): readonly SettingLeaf[] => wholeSettings(process).flatMap(itemsOf);

/** The settings of a process with their origins, lists as a whole. */
export const wholeSettings = (process: LoadedProcess): readonly SettingLeaf[] =>
  process.sections.flatMap((section) => below(process[section], ROOTS[section]));

function below(decoded: unknown, path: Path): readonly SettingLeaf[] {
  if (!isSourced(decoded)) return Object.entries(decoded ?? {}).flatMap(([key, child]) => below(child, [...path, key]));
  if (decoded.value instanceof Map) return [...decoded.value].flatMap(([key, item]) => below(item.value, [...path, String(key)]));
  return [{ path, leaf: decoded }];
}

function itemsOf({ path, leaf }: SettingLeaf): readonly SettingLeaf[] {
  if (!Array.isArray(leaf.value)) return [{ path, leaf }];
  return leaf.value.flatMap((item, index) => below(item, [...path, index])).flatMap(itemsOf);
}

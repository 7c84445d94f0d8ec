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
export function settingLeaves(process: LoadedProcess): readonly SettingLeaf[] {
  return process.sections.flatMap((section) => below(process[section], ROOTS[section]));
}

function below(decoded: unknown, path: Path): readonly SettingLeaf[] {
  if (!isSourced(decoded)) return Object.entries(decoded ?? {}).flatMap(([key, child]) => below(child, [...path, key]));
  if (Array.isArray(decoded.value)) return decoded.value.flatMap((item, index) => below(item, [...path, index]));
  if (decoded.value instanceof Map) return [...decoded.value].flatMap(([key, item]) => below(item.value, [...path, String(key)]));
  return [{ path, leaf: decoded }];
}

import { formatPath, isSourced, type Origin, type Path } from '../core/origin.ts';
import type { LoadedProcess } from './model.ts';

/** The origin of every setting of a process, by its path from the section's root (`auth.authorizedUris[0]`). */
export function originsOf(process: LoadedProcess): Map<string, Origin> {
  const origins = new Map<string, Origin>();
  for (const section of process.sections) collect(process[section], [section], origins);
  return origins;
}

function collect(decoded: unknown, path: Path, into: Map<string, Origin>): void {
  if (!isSourced(decoded)) {
    for (const [key, child] of Object.entries(decoded ?? {})) collect(child, [...path, key], into);
    return;
  }
  into.set(formatPath(path), decoded.origin);
  if (Array.isArray(decoded.value)) {
    for (const [index, item] of decoded.value.entries()) collect(item, [...path, index], into);
  } else if (decoded.value instanceof Map) {
    for (const [key, item] of decoded.value) collectItem(item, [...path, String(key)], into);
  }
}

/** The items of a map are structs with an origin of their own. */
function collectItem(item: unknown, path: Path, into: Map<string, Origin>): void {
  collect(isSourced(item) ? item.value : item, path, into);
}

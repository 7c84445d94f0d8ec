import { TemplateUnsupportedError } from '../unsupported.ts';
import { type GoValue, isGoInt, isGoList, isGoMap, isUnknown, typeName } from './value.ts';

/** Go's `reflect.DeepEqual`: equal types and contents. */
export function deepEqual(a: GoValue, b: GoValue): boolean {
  if (a === b) return !Number.isNaN(a);
  if (isUnknown(a) || isUnknown(b)) throw new TemplateUnsupportedError(isUnknown(a) ? a.what : 'a comparison of unknown values');
  if (typeName(a) !== typeName(b)) return false;
  if (isGoInt(a) && isGoInt(b)) return a.value === b.value;
  if (isGoList(a) && isGoList(b)) {
    return (
      a.isNil === b.isNil && a.items.length === b.items.length && a.items.every((item, i) => deepEqual(item, b.items[i] ?? null))
    );
  }
  if (isGoMap(a) && isGoMap(b)) {
    const { entries } = b;
    return (
      a.entries.size === entries.size &&
      [...a.entries].every(([key, value]) => entries.has(key) && deepEqual(value, entries.get(key) ?? null))
    );
  }
  return false;
}

import type { Path } from '../../core/origin.ts';
import { isPlainList, isPlainMap, type Plain, type PlainMap, type ScalarValue } from '../../core/tree.ts';

/** A change of one YAML document, by paths. */
export type YamlChange =
  /** A scalar gets another value. */
  | { readonly kind: 'replace'; readonly path: Path; readonly value: ScalarValue }
  /** A key that is missing or empty gets a value; the keys above it are created as needed. */
  | { readonly kind: 'set'; readonly path: Path; readonly value: Plain }
  | { readonly kind: 'rename'; readonly path: Path; readonly name: string }
  /** A key or an item goes, and the keys above it that would be empty. */
  | { readonly kind: 'remove'; readonly path: Path }
  /** A key goes to another place; where a map stands already, the keys join it. */
  | { readonly kind: 'move'; readonly path: Path; readonly to: Path }
  /** A list gets one more item. */
  | { readonly kind: 'add'; readonly path: Path; readonly item: Plain; readonly first: boolean }
  /** An item becomes the first of its list. */
  | { readonly kind: 'front'; readonly path: Path };

/** The same change of a document in which the other one stands at `base`. */
export function rebase(change: YamlChange, base: Path): YamlChange {
  const path = [...base, ...change.path];
  return change.kind === 'move' ? { ...change, path, to: [...base, ...change.to] } : { ...change, path };
}

/** The data that a document holds after a change, whatever way it is made. */
export function changed(data: Plain, change: YamlChange): Plain {
  const { path } = change;
  switch (change.kind) {
    case 'replace':
    case 'set':
      return withValue(data, path, change.value);
    case 'rename':
      return withValue(without(data, path), [...path.slice(0, -1), change.name], get(data, path));
    case 'remove':
      return without(data, path);
    case 'move':
      return joined(without(data, path), change.to, get(data, path));
    case 'add': {
      const items = itemsAt(data, path);
      return withValue(data, path, change.first ? [change.item, ...items] : [...items, change.item]);
    }
    case 'front': {
      const list = path.slice(0, -1);
      const rest = itemsAt(data, list).filter((_, index) => index !== path.at(-1));
      return withValue(data, list, [get(data, path), ...rest]);
    }
  }
}

const child = (data: Plain, step: string | number): Plain | undefined =>
  isPlainList(data) ? data[Number(step)] : isPlainMap(data) && Object.hasOwn(data, step) ? data[step] : undefined;

const get = (data: Plain, path: Path): Plain => path.reduce<Plain>((here, step) => child(here, step) ?? null, data);

function itemsAt(data: Plain, path: Path): readonly Plain[] {
  const found = get(data, path);
  return isPlainList(found) ? found : [];
}

/** Without a prototype, so that a key named `__proto__` stays data. */
const keys = (entries: Iterable<readonly [string, Plain]>): PlainMap => {
  const result: Record<string, Plain> = Object.create(null);
  for (const [key, value] of entries) result[key] = value;
  return result;
};

function withValue(data: Plain, [step, ...rest]: Path, value: Plain): Plain {
  if (step === undefined) return value;
  const inner = withValue(child(data, step) ?? null, rest, value);
  if (isPlainList(data)) return data.map((item, index) => (index === step ? inner : item));
  return keys([...Object.entries(isPlainMap(data) ? data : {}), [String(step), inner]]);
}

/** Takes a value out, and every map above it that has nothing else. */
function without(data: Plain, [step, ...rest]: Path): Plain {
  if (step === undefined) return null;
  const below = child(data, step);
  const inner = rest.length === 0 || below === undefined ? null : without(below, rest);
  const isGone = rest.length === 0 || (isPlainMap(inner) && Object.keys(inner).length === 0);
  if (isPlainList(data)) return data.flatMap((item, index) => (index !== step ? [item] : isGone ? [] : [inner]));
  if (!isPlainMap(data)) return data;
  return keys(
    Object.entries(data).flatMap(([key, item]) =>
      key !== step ? [[key, item] as const] : isGone ? [] : [[key, inner] as const],
    ),
  );
}

function joined(data: Plain, to: Path, value: Plain): Plain {
  const there = get(data, to);
  return withValue(
    data,
    to,
    isPlainMap(there) && isPlainMap(value) ? keys([...Object.entries(there), ...Object.entries(value)]) : value,
  );
}

/** Whether two values hold the same, whatever the order of their keys. */
export function isSame(a: Plain, b: Plain): boolean {
  if (isPlainList(a) || isPlainList(b)) {
    return isPlainList(a) && isPlainList(b) && a.length === b.length && a.every((item, index) => isSame(item, b[index] ?? null));
  }
  if (!isPlainMap(a) || !isPlainMap(b)) return Object.is(a, b);
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((key) => Object.hasOwn(b, key) && isSame(a[key] ?? null, b[key] ?? null))
  );
}

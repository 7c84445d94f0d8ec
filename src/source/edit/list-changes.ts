import type { Path } from '../../core/origin.ts';
import { isPlainList, type Plain } from '../../core/tree.ts';
import { changed, isSame, type YamlChange } from './change.ts';

/**
 * The changes, one after the other, that make a list what it should be and leave the items that stay as they are; undefined where that
 * needs another order of the items.
 */
export function listChanges(path: Path, present: readonly Plain[], wanted: readonly Plain[]): readonly YamlChange[] | undefined {
  const gone = present.flatMap((item, index) => (has(wanted, item) ? [] : [index]));
  const fresh = wanted.filter((item) => !has(present, item));
  const swaps = Math.min(gone.length, fresh.length);
  const changes: YamlChange[] = [
    ...gone.slice(0, swaps).map((index, turn) => replaced(path, index, fresh[turn] ?? null)),
    // From the end, so that the places of the others stay.
    ...gone
      .slice(swaps)
      .reverse()
      .map((index): YamlChange => ({ kind: 'remove', path: [...path, index] })),
    ...added(path, wanted, fresh.slice(swaps)),
  ];
  const result = applied(changes, path, present);
  const first = result.findIndex((item) => isSame(item, wanted[0] ?? null));
  if (first > 0) changes.push({ kind: 'front', path: [...path, first] });
  return isSame(applied(changes, path, present), wanted) ? changes : undefined;
}

const has = (items: readonly Plain[], wanted: Plain): boolean => items.some((item) => isSame(item, wanted));

const replaced = (path: Path, index: number, value: Plain): YamlChange => ({ kind: 'set', path: [...path, index], value });

function added(path: Path, wanted: readonly Plain[], fresh: readonly Plain[]): readonly YamlChange[] {
  const ahead = fresh.filter((item, index) => isSame(wanted[index] ?? null, item));
  const behind = fresh.slice(ahead.length);
  return [
    ...ahead.reverse().map((item): YamlChange => ({ kind: 'add', path, item, first: true })),
    ...behind.map((item): YamlChange => ({ kind: 'add', path, item, first: false })),
  ];
}

function applied(changes: readonly YamlChange[], path: Path, present: readonly Plain[]): readonly Plain[] {
  const inList = changes.map((change) => ({ ...change, path: change.path.slice(path.length) }) as YamlChange);
  const result = inList.reduce<Plain>(changed, present);
  return isPlainList(result) ? result : [];
}

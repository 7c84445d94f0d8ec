import type { Path } from '../../core/origin.ts';
import { isPlainList, isPlainMap, type Plain } from '../../core/tree.ts';
import { isExampleHost } from '../../rules/hosts.ts';
import { isBlankForm } from '../../rules/values.ts';

/** Lists in which the place of an item has no meaning. */
const SETS = new Set(['scopes', 'allowedAudience', 'redirect_uris', 'grant_types', 'response_types']);

/** Lists that hold other things as well, which stay. */
const SHARED = new Set(['authorizedUris']);

/** Whether the items of a list are known by their `name`: the environment of flyteadmin. */
export const isNamedList = (path: Path): boolean => path.slice(-2).join('.') === 'flyteadmin.env';

/** Whether two values say the same: in lists of scopes and the like the order has no meaning. */
export function sameValue(a: Plain, b: Plain, key: string | number = ''): boolean {
  if (isPlainList(a) && isPlainList(b)) return sameItems(a, b, SETS.has(String(key)));
  if (!isPlainMap(a) || !isPlainMap(b)) return a === b;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((name) => Object.hasOwn(b, name) && sameValue(a[name] ?? null, b[name] ?? null, name))
  );
}

function sameItems(a: readonly Plain[], b: readonly Plain[], anyOrder: boolean): boolean {
  if (a.length !== b.length) return false;
  return a.every((item, index) => (anyOrder ? has(b, item) : sameValue(item, b[index] ?? null)));
}

const has = (items: readonly Plain[], wanted: Plain): boolean => items.some((item) => sameValue(item, wanted));

interface ListSides {
  readonly base: Plain | undefined;
  /** What the chart has where the values say nothing. */
  readonly preset: Plain | undefined;
  readonly present: readonly Plain[];
  readonly wanted: readonly Plain[];
}

/**
 * The list that is wanted, as far as nobody else adds to it. In a shared one, items of the old answers, other spellings and what nobody
 * has chosen make room for the new ones, in their place; what the user took out stays out, and the rest stays.
 */
export function mergedList(path: Path, { base, preset, present, wanted }: ListSides): readonly Plain[] {
  const key = String(path.at(-1));
  if (!SHARED.has(key)) return sameValue(present, wanted, key) ? present : wanted;
  const old = isPlainList(base) ? base : [];
  const copied = base === undefined && isPlainList(preset) ? preset : [];
  const outdated = (item: Plain): boolean =>
    !has(wanted, item) && ([old, copied].some((list) => has(list, item)) || isStandIn(item) || isVariantOf(wanted, item));
  const waiting = wanted.filter((item) => !has(present, item) && !has(old, item));
  const merged = present.flatMap((item) => (outdated(item) ? waiting.splice(0, 1) : [item]));
  return inFront(wanted[0] ?? null, [...merged, ...waiting]);
}

/** A form that was never filled in, or an address from an example. */
const isStandIn = (item: Plain): boolean => typeof item === 'string' && (isBlankForm(item) || isExampleHost(item));

/** `https://Flyte.acme.com/` beside `https://flyte.acme.com`. */
const isVariantOf = (wanted: readonly Plain[], item: Plain): boolean =>
  wanted.some((other) => typeof item === 'string' && typeof other === 'string' && bare(item) === bare(other));
const bare = (url: string): string => url.toLowerCase().replace(/\/+$/, '');

/** Flyte falls back to the first address. */
const inFront = (first: Plain, items: readonly Plain[]): readonly Plain[] =>
  sameValue(items[0] ?? null, first) || !has(items, first) ? items : [first, ...items.filter((item) => !sameValue(item, first))];

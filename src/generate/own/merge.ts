import type { Path } from '../../core/origin.ts';
import { at, isMap, isPlainList, isPlainMap, type Node, type Plain, type PlainMap, toPlain } from '../../core/tree.ts';
import type { Wish } from '../../source/edit/rewrite.ts';
import { isNamedList, mergedList, sameValue } from './lists.ts';
import { spelled } from './spelling.ts';

/** What is compared: all trees begin at the chart's values. */
export interface Sides {
  /** What the user's values mean now, as the generator would write it; undefined where they do not work. */
  readonly base: Plain | undefined;
  /** What the user's values are: all files together. */
  readonly ours: Node;
  /** What the generator writes for the answers. */
  readonly theirs: Plain;
  /** What the chart has where the values say nothing. */
  readonly presetAt: (path: Path) => Node | undefined;
}

interface Here {
  readonly path: Path;
  readonly base: Plain | undefined;
  readonly ours: Node | undefined;
}

/**
 * What has to change in the user's values: where answers changed, what the generator writes for them; where they did not, whatever the
 * user has stays, as long as the values work.
 */
export function wishesFor({ base, ours, theirs, presetAt }: Sides): readonly Wish[] {
  return isPlainMap(theirs) ? mapWishes({ path: [], base, ours }, theirs, presetAt) : [];
}

function mapWishes(here: Here, theirs: PlainMap, presetAt: Sides['presetAt']): readonly Wish[] {
  const base = isPlainMap(here.base) ? here.base : {};
  const keys = new Set([...Object.keys(theirs), ...Object.keys(base)]);
  return [...keys].flatMap((key) => {
    const name = spelled(here.ours, key, here.path);
    const below: Here = { path: [...here.path, name], base: base[key], ours: at(here.ours, [name]) };
    const wanted = theirs[key];
    if (wanted === undefined) return dropWishes(below);
    if (isPlainMap(wanted)) return subtreeWishes(below, wanted, presetAt);
    return isNamedList(below.path) ? namedWishes(below, wanted, presetAt) : leafWishes(below, wanted, presetAt);
  });
}

/** What only the old answers needed goes; what else stands in the same map stays. */
function dropWishes({ path, base, ours }: Here): readonly Wish[] {
  if (ours === undefined || base === undefined) return [];
  if (isNamedList(path)) return namedWishes({ path, base, ours }, [], () => undefined);
  if (isCovered(base, ours, path)) return [{ kind: 'drop', path }];
  if (!isPlainMap(base) || !isMap(ours)) return [];
  return Object.entries(base).flatMap(([key, value]) => {
    const name = spelled(ours, key, path);
    return dropWishes({ path: [...path, name], base: value, ours: at(ours, [name]) });
  });
}

/** Whether a value holds nothing but what the old answers needed. */
function isCovered(base: Plain, ours: Node, path: Path): boolean {
  if (!isPlainMap(base) || !isMap(ours)) return true;
  const known = new Map(Object.entries(base).map(([key, value]) => [spelled(ours, key, path), value]));
  return [...ours.entries].every(([key, child]) => {
    const value = known.get(key);
    return value !== undefined && isCovered(value, child, [...path, key]);
  });
}

function subtreeWishes(here: Here, wanted: PlainMap, presetAt: Sides['presetAt']): readonly Wish[] {
  const { path, base, ours } = here;
  if (isMap(ours) && ours.entries.size > 0) return mapWishes(here, wanted, presetAt);
  // Null takes away what the chart has.
  const presets: Sides['presetAt'] = ours === undefined || isMap(ours) ? presetAt : () => undefined;
  const value = needed(wanted, base, path, presets);
  return value === undefined ? [] : [{ kind: 'put', path, value }];
}

/** Who logs people in is said, even where the chart happens to have the same: defaults are nobody's decision. */
const isSaid = (path: Path): boolean => /\.(openId|oidc)\.baseUrl$/.test(path.join('.'));

/** The part of a map that neither the chart nor the user's values bring about already. */
function needed(wanted: Plain, base: Plain | undefined, path: Path, presetAt: Sides['presetAt']): Plain | undefined {
  if (!isPlainMap(wanted)) {
    const preset = presetAt(path);
    const isSame = (value: Plain) => sameValue(value, wanted, path.at(-1));
    if (isSaid(path) && base === undefined) return wanted;
    const isThere = (base !== undefined && isSame(base)) || (preset !== undefined && isSame(toPlain(preset)));
    return isThere ? undefined : wanted;
  }
  const inner = isPlainMap(base) ? base : {};
  const entries = Object.entries(wanted).flatMap(([key, value]) => {
    const part = needed(value, inner[key], [...path, key], presetAt);
    return part === undefined ? [] : [[key, part] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function leafWishes({ path, base, ours }: Here, wanted: Plain, presetAt: Sides['presetAt']): readonly Wish[] {
  if (base !== undefined && sameValue(base, wanted, path.at(-1))) return [];
  if (ours === undefined) {
    const value = needed(wanted, base, path, presetAt);
    return value === undefined ? [] : [{ kind: 'put', path, value }];
  }
  const present = toPlain(ours);
  const value = isPlainList(wanted) && isPlainList(present) ? mergedList(path, { base, present, wanted }) : wanted;
  return sameValue(present, value, path.at(-1)) ? [] : [{ kind: 'put', path, value }];
}

/** Items that are known by their names are merged one by one. */
function namedWishes({ path, base, ours }: Here, wanted: Plain, presetAt: Sides['presetAt']): readonly Wish[] {
  const present = ours && ours.kind === 'list' ? ours.items.map(toPlain) : [];
  const theirs = isPlainList(wanted) ? wanted : [];
  const old = isPlainList(base) ? base : [];
  const stays = (item: Plain): boolean => named(theirs, item) !== undefined || named(old, item) === undefined;
  const merged = present.filter(stays).map((item) => {
    const fresh = named(theirs, item);
    const before = named(old, item);
    return fresh === undefined || (before !== undefined && sameValue(fresh, before)) ? item : fresh;
  });
  const added = theirs.filter((item) => {
    const before = named(old, item);
    return named(present, item) === undefined && (before === undefined || !sameValue(before, item));
  });
  const value = [...merged, ...added];
  if (sameValue(present, value)) return [];
  if (value.length === 0) return [{ kind: 'drop', path }];
  return leafWishes({ path, base: undefined, ours }, value, presetAt);
}

const named = (items: readonly Plain[], like: Plain): Plain | undefined =>
  items.find((item) => isPlainMap(item) && isPlainMap(like) && item['name'] === like['name']);

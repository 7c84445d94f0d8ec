import type { Path } from '../../core/origin.ts';
import { at, isMap, isNull, isPlainList, isPlainMap, type Node, type Plain, type PlainMap, toPlain } from '../../core/tree.ts';
import type { Wish } from '../../source/edit/rewrite.ts';
import { isNamedList, mergedList, sameValue } from './lists.ts';
import { spelled } from './spelling.ts';
import { isOfAuth } from './territory.ts';

/** What is compared: all trees begin at the chart's values. */
export interface Sides {
  /** What the user's values mean now, as the generator would write it; undefined where they do not work. */
  readonly base: Plain | undefined;
  /** What may go where the generator does not write it for the answers. */
  readonly dispensable: Plain;
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
  readonly dispensable: Plain | undefined;
  readonly ours: Node | undefined;
}

/**
 * What has to change in the user's values: where answers changed, what the generator writes for them; where they did not, whatever the
 * user has stays, as long as the values work.
 */
export function wishesFor({ base, dispensable, ours, theirs, presetAt }: Sides): readonly Wish[] {
  return isPlainMap(theirs) ? mapWishes({ path: [], base, dispensable, ours }, theirs, presetAt) : [];
}

function mapWishes(here: Here, theirs: PlainMap, presetAt: Sides['presetAt']): readonly Wish[] {
  const [base, dispensable] = [here.base, here.dispensable].map((plain) => (isPlainMap(plain) ? plain : {}));
  const keys = new Set([...Object.keys(theirs), ...Object.keys(dispensable ?? {})]);
  return [...keys].flatMap((key) => {
    const name = spelled(here.ours, key, here.path);
    const path = [...here.path, name];
    const below: Here = { path, base: base?.[key], dispensable: dispensable?.[key], ours: at(here.ours, [name]) };
    const wanted = theirs[key];
    if (wanted === undefined) return dropWishes(below, presetAt);
    if (isPlainMap(wanted)) return subtreeWishes(below, wanted, presetAt);
    if (name !== key && presetAt([...here.path, key])) return respelled(below, key, wanted, presetAt);
    return isNamedList(below.path) ? namedWishes(below, wanted, presetAt) : leafWishes(below, wanted, presetAt);
  });
}

/** A key that the chart spells otherwise would stand beside the chart's own, which wins: the value moves there. */
function respelled(here: Here, key: string, wanted: Plain, presetAt: Sides['presetAt']): readonly Wish[] {
  const path = [...here.path.slice(0, -1), key];
  const [put] = leafWishes({ ...here, path, base: undefined }, wanted, presetAt);
  const kept: Wish = { kind: 'put', path, value: here.ours ? toPlain(here.ours) : wanted };
  return [{ kind: 'drop', path: here.path }, put ?? kept];
}

/** What only other answers needed goes, unless the chart says the same; what else stands in the same map stays. */
function dropWishes({ path, dispensable, ours }: Here, presetAt: Sides['presetAt']): readonly Wish[] {
  if (ours === undefined || dispensable === undefined) return [];
  const preset = presetAt(path);
  if (preset && sameValue(toPlain(ours), toPlain(preset), path.at(-1))) return [];
  if (isNamedList(path)) return namedWishes({ path, base: dispensable, dispensable, ours }, [], () => undefined);
  if (isCovered(dispensable, ours, path)) return [{ kind: 'drop', path }];
  if (!isPlainMap(dispensable) || !isMap(ours)) return [];
  return Object.entries(dispensable).flatMap(([key, value]) => {
    const name = spelled(ours, key, path);
    return dropWishes({ path: [...path, name], base: undefined, dispensable: value, ours: at(ours, [name]) }, presetAt);
  });
}

/** Whether a value holds nothing but what other answers needed. */
function isCovered(base: Plain, ours: Node, path: Path): boolean {
  if (!isPlainMap(base) || !isMap(ours)) return isOfAuth(path);
  const known = new Map(Object.entries(base).map(([key, value]) => [spelled(ours, key, path), value]));
  return [...ours.entries].every(([key, child]) => {
    const value = known.get(key);
    return value !== undefined && isCovered(value, child, [...path, key]);
  });
}

function subtreeWishes(here: Here, wanted: PlainMap, presetAt: Sides['presetAt']): readonly Wish[] {
  const { path, base, ours } = here;
  if (isMap(ours) && ours.entries.size > 0) return mapWishes(here, wanted, presetAt);
  // Something else than keys may hold what is none of our business: nothing is put in its place.
  if (ours && !isMap(ours) && !isNull(ours) && !isOfAuth(path)) return mapWishes({ ...here, ours: undefined }, wanted, presetAt);
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
  const chart = presetAt(path);
  const preset = chart && toPlain(chart);
  const value = isPlainList(wanted) && isPlainList(present) ? mergedList(path, { base, preset, present, wanted }) : wanted;
  return sameValue(present, value, path.at(-1)) ? [] : [{ kind: 'put', path, value }];
}

/** Items that are known by their names are merged one by one. */
function namedWishes({ path, base, dispensable, ours }: Here, wanted: Plain, presetAt: Sides['presetAt']): readonly Wish[] {
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
  return leafWishes({ path, base: undefined, dispensable, ours }, value, presetAt);
}

const named = (items: readonly Plain[], like: Plain): Plain | undefined =>
  items.find((item) => isPlainMap(item) && isPlainMap(like) && item['name'] === like['name']);

import { HelmError } from '../../failure.ts';
import { deepEqual } from '../../go/equal.ts';
import { isTrue } from '../../go/format.ts';
import { compareBytes, type GoList, type GoValue, goList, isGoList, kindName, nilList, STRING_LIST } from '../../go/value.ts';
import { listOf, strings, strval, toInt64 } from './convert.ts';
import { type FunctionTable, fixed, named, variadic } from './define.ts';

const pair = (name: string): readonly string[] => [name, `must${name.charAt(0).toUpperCase()}${name.slice(1)}`];

/** Sprig's functions about lists (list.go). They never change a list in place. */
export const LISTS: FunctionTable = {
  ...named(
    ['list', 'tuple'],
    variadic([], 'any', (_, items) => goList(items)),
  ),
  ...named(
    [...pair('append'), ...pair('push')],
    fixed(['any', 'any'], ([list, item]) => goList([...listOf(list, 'push on').items, item])),
  ),
  ...named(
    pair('prepend'),
    fixed(['any', 'any'], ([list, item]) => goList([item, ...listOf(list, 'prepend on').items])),
  ),
  ...named(
    pair('first'),
    fixed(['any'], ([list]) => listOf(list, 'find first on').items[0] ?? null),
  ),
  ...named(
    pair('last'),
    fixed(['any'], ([list]) => listOf(list, 'find last on').items.at(-1) ?? null),
  ),
  ...named(
    pair('rest'),
    fixed(['any'], ([list]) => part(listOf(list, 'find rest on'), 1)),
  ),
  ...named(
    pair('initial'),
    fixed(['any'], ([list]) => part(listOf(list, 'find initial on'), 0, -1)),
  ),
  ...named(
    pair('reverse'),
    fixed(['any'], ([list]) => goList([...listOf(list, 'find reverse on').items].reverse())),
  ),
  ...named(
    pair('compact'),
    fixed(['any'], ([list]) => goList(listOf(list, 'compact on').items.filter(isTrue))),
  ),
  ...named(
    pair('uniq'),
    fixed(['any'], ([list]) => goList(unique(listOf(list, 'find uniq on').items))),
  ),
  ...named(
    pair('without'),
    variadic(['any'], 'any', ([list], unwanted) =>
      goList(listOf(list, 'find without on').items.filter((item) => !unwanted.some((other) => deepEqual(item, other)))),
    ),
  ),
  ...named(
    pair('has'),
    fixed(['any', 'any'], ([item, list]) => has(list, item)),
  ),
  ...named(
    pair('slice'),
    variadic(['any'], 'any', ([list], ends) => slice(list, ends)),
  ),
  ...named(
    pair('chunk'),
    fixed(['int', 'any'], ([size, list]) => chunk(listOf(list, 'chunk'), size)),
  ),
  concat: variadic([], 'any', (_, lists) => concat(lists)),
  sortAlpha: fixed(['any'], ([value]) => {
    if (!isGoList(value)) return goList([strval(value)], STRING_LIST);
    const items = value.unordered === undefined ? strings(value) : value.unordered.map(strval);
    return goList(items.sort(compareBytes), STRING_LIST);
  }),
};

function part(list: GoList, start: number, end?: number): GoList {
  return list.items.length === 0 ? nilList() : goList(list.items.slice(start, end));
}

function unique(items: readonly GoValue[]): GoValue[] {
  const found: GoValue[] = [];
  for (const item of items) if (!found.some((other) => deepEqual(item, other))) found.push(item);
  return found;
}

function has(list: GoValue, wanted: GoValue): boolean {
  if (list === null) return false;
  const { unordered, items } =
    isGoList(list) && list.unordered ? { unordered: list.unordered, items: [] } : listOf(list, 'find has on');
  return (unordered ?? items).some((item) => deepEqual(wanted, item));
}

function slice(list: GoValue, ends: readonly GoValue[]): GoValue {
  if (list !== null && !isGoList(list)) throw new HelmError(`list should be type of slice or array but ${kindName(list)}`);
  const { items, type } = listOf(list, 'slice');
  if (items.length === 0) return null;
  const start = Number(toInt64(ends[0] ?? null));
  const end = ends.length < 2 ? items.length : Number(toInt64(ends[1] ?? null));
  if (start < 0 || end > items.length || start > end) throw new HelmError('reflect.Value.Slice: slice index out of bounds');
  return goList(items.slice(start, end), type);
}

function chunk(list: GoList, size: number): GoValue {
  const count = Math.floor((list.items.length - 1) / size) + 1;
  if (!(count >= 0 && count < Number.POSITIVE_INFINITY)) throw new HelmError('runtime error: makeslice: len out of range');
  const chunks: GoList[] = [];
  for (let start = 0; chunks.length < count; start += size) chunks.push(goList(list.items.slice(start, start + size)));
  return goList(chunks, '[][]interface {}');
}

function concat(lists: readonly GoValue[]): GoValue {
  const items = lists.flatMap((list) => {
    if (list !== null && !isGoList(list)) throw new HelmError(`Cannot concat type ${kindName(list)} as list`);
    return listOf(list, 'concat').items;
  });
  return items.length === 0 ? nilList() : goList(items);
}

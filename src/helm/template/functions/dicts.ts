import { HelmError } from '../../failure.ts';
import { isTrue } from '../../go/format.ts';
import {
  ANY_MAP,
  type GoList,
  type GoMap,
  type GoValue,
  goList,
  goMap,
  isGoList,
  isGoMap,
  isUnknown,
  lookUp,
  STRING_LIST,
  typeName,
} from '../../go/value.ts';
import { TemplateUnsupportedError } from '../../unsupported.ts';
import { strval } from './convert.ts';
import { type FunctionTable, fixed, named, variadic } from './define.ts';

/** Sprig's functions about maps (dict.go). `set`, `unset` and the merges change their first map in place. */
export const DICTS: FunctionTable = {
  dict: variadic([], 'any', (_, values) => dict(values)),
  get: { ...fixed(['map', 'string'], ([map, key]) => lookUp(map, key) ?? ''), shallow: true },
  set: fixed(['map', 'string', 'any'], ([map, key, value]) => {
    changeable(map).entries.set(key, value);
    return map;
  }),
  unset: fixed(['map', 'string'], ([map, key]) => {
    if (map.entries.has(key)) changeable(map).entries.delete(key);
    return map;
  }),
  hasKey: { ...fixed(['map', 'string'], ([map, key]) => has(map, key)), shallow: true },
  keys: variadic([], 'map', (_, maps) =>
    inRandomOrder(
      maps.flatMap((map) => [...map.entries.keys()]),
      STRING_LIST,
    ),
  ),
  values: fixed(['map'], ([map]) => inRandomOrder([...map.entries.values()])),
  pluck: variadic(['string'], 'map', ([key], maps) =>
    goList(maps.filter((map) => map.entries.has(key)).map((map) => map.entries.get(key) ?? null)),
  ),
  pick: variadic(['map'], 'string', ([map], keys) => goMap([...map.entries].filter(([key]) => keys.includes(key)))),
  omit: variadic(['map'], 'string', ([map], keys) => goMap([...map.entries].filter(([key]) => !keys.includes(key)))),
  ...named(
    ['merge', 'mustMerge'],
    variadic(['map'], 'map', ([into], sources) => mergeAll(into, sources, false)),
  ),
  ...named(
    ['mergeOverwrite', 'mustMergeOverwrite'],
    variadic(['map'], 'map', ([into], sources) => mergeAll(into, sources, true)),
  ),
  ...named(
    ['deepCopy', 'mustDeepCopy'],
    fixed(['any'], ([value]) => deepCopy(value)),
  ),
  dig: { ...variadic([], 'any', (_, args) => dig(args)), shallow: true },
};

function has(map: GoMap, key: string): boolean {
  if (map.entries.has(key)) return true;
  if (map.incomplete !== undefined) throw new TemplateUnsupportedError(map.incomplete);
  return false;
}

/** A map may be changed if no other template of the chart can see it. */
function changeable(map: GoMap): GoMap {
  if (map.isNil === true) throw new HelmError('assignment to entry in nil map');
  if (map.shared) throw new TemplateUnsupportedError('a template that changes the values of the release');
  return map;
}

function dict(values: readonly GoValue[]): GoMap {
  const map = goMap();
  for (let index = 0; index < values.length; index += 2) {
    const value = values[index + 1];
    map.entries.set(strval(values[index] ?? null), value === undefined ? '' : value);
  }
  return map;
}

/** Go visits maps in random order, so that only the number and the set of the items are certain. */
function inRandomOrder(items: readonly GoValue[], type?: string): GoList {
  if (items.length < 2) return goList(items, type);
  return {
    ...goList([], type),
    unordered: items,
    get items(): never {
      throw new TemplateUnsupportedError('a template that depends on the random order of map keys');
    },
  };
}

function mergeAll(into: GoMap, sources: readonly GoMap[], overwrite: boolean): GoMap {
  const target = into.isNil === true ? goMap() : into;
  for (const source of sources) merge(changeable(target), source, overwrite);
  return target;
}

/** dario.cat/mergo: empty values of the target are filled, or all values that are not empty in the source replace them. */
function merge(into: GoMap, source: GoMap, overwrite: boolean): void {
  for (const [key, value] of source.entries) {
    const old = into.entries.get(key);
    if (value === null) {
      if (overwrite) into.entries.set(key, null);
      continue;
    }
    if (isGoMap(value) && old !== undefined && isGoMap(old)) merge(changeable(old), value, overwrite);
    else if (old === undefined || !isTrue(old) || overwrite) into.entries.set(key, value);
  }
}

function deepCopy(value: GoValue): GoValue {
  if (value === null) throw new HelmError('reflect: call of reflect.Value.Type on zero Value');
  return copy(value);
}

function copy(value: GoValue): GoValue {
  if (isGoList(value)) return { ...value, items: value.items.map(copy) };
  return isGoMap(value)
    ? goMap(
        [...value.entries].map(([key, child]) => [key, copy(child)]),
        value.type,
      )
    : value;
}

/** `dig "a" "b" default map`. */
function dig(args: readonly GoValue[]): GoValue {
  if (args.length < 3) throw new HelmError('dig needs at least three arguments');
  let map = mapIn(args.at(-1) ?? null);
  const keys = args.slice(0, -2).map((key) => (typeof key === 'string' ? key : wrongInside(key, 'string')));
  for (const [index, key] of keys.entries()) {
    const next = lookUp(map, key);
    if (next !== undefined && isUnknown(next)) return next;
    if (next === undefined) return args.at(-2) ?? null;
    if (index === keys.length - 1) return next;
    map = mapIn(next);
  }
  return map;
}

function mapIn(value: GoValue): GoMap {
  return isGoMap(value) && value.type === ANY_MAP ? value : wrongInside(value, ANY_MAP);
}

function wrongInside(value: GoValue, wanted: string): never {
  throw new HelmError(`interface conversion: interface {} is ${value === null ? 'nil' : typeName(value)}, not ${wanted}`);
}

import type { Origin } from '../../core/origin.ts';
import { list, map, type Node, scalar } from '../../core/tree.ts';

/** Go's types of whole numbers that templates meet; `uint8` is a byte of a string. */
export type IntType = 'int' | 'int64' | 'uint8';

/** A Go integer; floats are plain JavaScript numbers. */
export interface GoInt {
  readonly kind: 'int';
  readonly type: IntType;
  readonly value: bigint;
}

/** A Go slice; `type` is its static type as `%T` prints it. */
export interface GoList {
  readonly kind: 'list';
  readonly type: string;
  readonly items: readonly GoValue[];
  /** A slice that was never made: JSON and YAML print it as null. */
  readonly isNil?: true;
  /** Set where Go gives the items in random order; `items` then throws. */
  readonly unordered?: readonly GoValue[];
}

/** A Go map; template functions such as `set` change it in place. */
export interface GoMap {
  readonly kind: 'map';
  readonly type: string;
  readonly entries: Map<string, GoValue>;
  /** Belongs to the release's values, which every template of the chart sees. */
  readonly shared: boolean;
  /** A map that was never made: nothing can be put into it. */
  readonly isNil?: true;
  /** Set where further entries exist that are not known: what to call them in messages. */
  readonly incomplete?: string;
}

/** Something that exists in Helm but is not known here, for example the version of the cluster. */
export interface Unknown {
  readonly kind: 'unknown';
  readonly what: string;
}

/** What a Go template computes with. Strings, bools and float64 stand for themselves, null for nil. */
export type GoValue = null | boolean | string | number | GoInt | GoList | GoMap | Unknown;

/** Static types, as `%T` prints them. */
const ANY_LIST = '[]interface {}';
export const STRING_LIST = '[]string';
export const ANY_MAP = 'map[string]interface {}';
export const STRING_MAP = 'map[string]string';

/** A Go integer; values beyond 64 bits wrap around. */
export const int = (value: number | bigint, type: IntType = 'int'): GoInt => ({
  kind: 'int',
  type,
  value: BigInt.asIntN(64, BigInt(value)),
});
/** A list of values; `type` is that of the whole slice. */
export const goList = (items: readonly GoValue[], type: string = ANY_LIST): GoList => ({ kind: 'list', type, items });
/** A slice that was never made. */
export const nilList = (type: string = ANY_LIST): GoList => ({ ...goList([], type), isNil: true });
/** A new map, open to changes. */
export const goMap = (entries: Iterable<readonly [string, GoValue]> = [], type: string = ANY_MAP): GoMap => ({
  kind: 'map',
  type,
  entries: new Map(entries),
  shared: false,
});
/** What a parameter of map type holds where nothing is given. */
export const NIL_MAP: GoMap = { ...goMap(), isNil: true };
/** `what` names the thing in messages. */
export const unknown = (what: string): Unknown => ({ kind: 'unknown', what });

/** Tells the kinds of values apart. */
export const isGoMap = (value: GoValue): value is GoMap => isObject(value) && value.kind === 'map';
export const isGoList = (value: GoValue): value is GoList => isObject(value) && value.kind === 'list';
export const isGoInt = (value: GoValue): value is GoInt => isObject(value) && value.kind === 'int';
export const isUnknown = (value: GoValue): value is Unknown => isObject(value) && value.kind === 'unknown';

function isObject(value: GoValue): value is GoInt | GoList | GoMap | Unknown {
  return typeof value === 'object' && value !== null;
}

/** The type as Go's `%T` prints it. */
export function typeName(value: GoValue): string {
  if (value === null) return '<nil>';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return 'float64';
  return value.kind === 'unknown' ? value.what : value.type;
}

/** The kind as Go's reflection names it. */
export function kindName(value: GoValue): string {
  if (value === null) return 'invalid';
  if (isGoMap(value)) return 'map';
  if (isGoList(value)) return 'slice';
  return typeName(value);
}

/** The entries of a map in the order in which Go templates visit and print them: by the bytes of the keys. */
export function sortedEntries(value: GoMap): [string, GoValue][] {
  return [...value.entries].sort(([a], [b]) => compareBytes(a, b));
}

/** Compares as Go compares strings: by UTF-8 bytes, which is the order of code points. */
export function compareBytes(a: string, b: string): number {
  if (a === b) return 0;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** The entry of a map; unknown where an incomplete map might have it, undefined where there is none. */
export function lookUp(map: GoMap, key: string): GoValue | undefined {
  const value = map.entries.get(key);
  return value === undefined && map.incomplete !== undefined ? unknown(map.incomplete) : value;
}

/** Node to Go value. Numbers of files are float64, whole numbers of `--set` are int64, as Helm reads them. */
export function fromNode(node: Node): GoValue {
  if (node.kind === 'list') return goList(node.items.map(fromNode));
  if (node.kind === 'map') {
    const entries = new Map([...node.entries].map(([key, child]) => [key, fromNode(child)]));
    return { kind: 'map', type: ANY_MAP, entries, shared: true };
  }
  const { value, origin } = node;
  return typeof value === 'number' && origin.from === 'flag' && Number.isInteger(value) ? int(value, 'int64') : value;
}

/** Go value to node; every node gets the same origin. */
export function toNode(value: GoValue, origin: Origin): Node {
  if (isGoMap(value)) {
    return map(
      [...value.entries].map(([key, child]) => [key, toNode(child, origin)]),
      origin,
    );
  }
  if (isGoList(value)) {
    return list(
      value.items.map((item) => toNode(item, origin)),
      origin,
    );
  }
  if (isGoInt(value)) return scalar(Number(value.value), origin);
  return scalar(isUnknown(value) ? null : value, origin);
}

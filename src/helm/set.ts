import { UsageError } from '../core/errors.ts';
import { formatPath, type Origin, type Path } from '../core/origin.ts';
import { fromPlain, isList, isMap, isNull, list, type MapNode, map, type Node, type Plain, scalar } from '../core/tree.ts';
import { assignmentsOf, type SetFlag, withoutValue } from './set-grammar.ts';
import { mergeMaps } from './values.ts';

export type { SetFlag } from './set-grammar.ts';

/** A flag as given on the command line. */
export interface SetOption {
  readonly flag: SetFlag;
  readonly text: string;
}

/** Helm applies the flags kind by kind, whatever their order on the command line (pkg/cli/values). */
const ORDER: readonly SetFlag[] = ['--set-json', '--set', '--set-string', '--set-literal'];

/** Applies all flags in Helm's order. */
export function applySets(values: MapNode, options: readonly SetOption[]): MapNode {
  const sorted = options.toSorted((a, b) => ORDER.indexOf(a.flag) - ORDER.indexOf(b.flag));
  return sorted.reduce((result, { flag, text }) => applySet(result, flag, text), values);
}

/**
 * Applies one flag to values as Helm does (pkg/strvals); throws UsageError where Helm refuses it. Numbers given with `--set` are integers
 * for templates, all other numbers floats.
 */
export function applySet(values: MapNode, flag: SetFlag, text: string): MapNode {
  return assign(values, flag, text, (path) => ({ from: 'flag', flag, text, path }));
}

/** The same for what is no flag of the command line but becomes one; `originOf` tells where it stands. */
export function assign(values: MapNode, flag: SetFlag, text: string, originOf: (path: Path) => Origin): MapNode {
  if (flag === '--set-json' && text.trim().startsWith('{')) return mergeMaps(values, jsonObject(text, originOf));
  let result = values;
  for (const { path, value } of assignmentsOf(flag, text)) {
    const node = fromPlain(value, originOf, path);
    result = inMap(result, { path, node, originOf, call: withoutValue(flag, text) }, 0);
  }
  return result;
}

interface Placing {
  readonly path: Path;
  readonly node: Node;
  readonly originOf: (path: Path) => Origin;
  /** The flag as the user wrote it. */
  readonly call: string;
}

function jsonObject(text: string, originOf: (path: Path) => Origin): MapNode {
  try {
    const node = fromPlain(JSON.parse(text) as Plain, originOf);
    if (isMap(node)) return node;
  } catch {
    // Told below.
  }
  throw new UsageError('--set-json starts with "{" but is not a JSON object');
}

function inMap(target: MapNode, placing: Placing, depth: number): MapNode {
  const key = String(placing.path[depth]);
  const node = placedIn(target.entries.get(key), placing, depth);
  // Helm reads over an empty key without a word.
  return key === '' ? target : map([...target.entries, [key, node]], target.origin);
}

function placedIn(existing: Node | undefined, placing: Placing, depth: number): Node {
  const next = placing.path[depth + 1];
  if (next === undefined) return placing.node;
  const path = placing.path.slice(0, depth + 1);
  if (typeof next === 'number') {
    if (existing === undefined || isList(existing)) return inList(existing, placing, depth + 1);
    throw mismatch(placing, path, 'is no list');
  }
  if (existing !== undefined && !isMap(existing)) throw mismatch(placing, path, 'holds no keys');
  const inner = inMap(existing ?? map([], placing.originOf(path)), placing, depth + 1);
  if (inner.entries.size === 0) throw mismatch(placing, path, 'gets no value');
  return inner;
}

function mismatch(placing: Placing, path: Path, what: string): UsageError {
  return new UsageError(`${placing.call}: "${formatPath(path)}" ${what}`);
}

function inList(target: Node | undefined, placing: Placing, depth: number): Node {
  const path = placing.path.slice(0, depth);
  const items: Node[] = isList(target) ? [...target.items] : [];
  const index = Number(placing.path[depth]);
  const existing = items[index];
  while (items.length <= index) items.push(scalar(null, placing.originOf([...path, items.length])));
  items[index] = itemAt(existing, placing, depth);
  return list(items, target?.origin ?? placing.originOf(path));
}

function itemAt(existing: Node | undefined, placing: Placing, depth: number): Node {
  const next = placing.path[depth + 1];
  if (next === undefined) return placing.node;
  if (typeof next === 'number') return placedIn(isNull(existing) ? undefined : existing, placing, depth);
  // Unlike under a key, anything else in a list gives way to keys.
  return inMap(isMap(existing) ? existing : map([], placing.originOf(placing.path.slice(0, depth + 1))), placing, depth + 1);
}

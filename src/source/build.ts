import {
  type Alias,
  isAlias,
  isScalar,
  isSeq,
  isMap as isYamlMap,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { FileOrigin, Path, Span } from '../core/origin.ts';
import { list, map, type Node, scalar } from '../core/tree.ts';
import { anchorsOf } from './anchors.ts';
import type { YamlDocument } from './compose.ts';
import { keyText } from './keys.ts';
import type { YamlProblem } from './problems.ts';
import { type Dialect, type Resolved, resolvePlain, resolveQuoted } from './scalars.ts';

/** A key written twice in one map; the last one counts. */
export interface DuplicateKey {
  readonly path: Path;
  readonly first: FileOrigin;
  readonly last: FileOrigin;
}

export interface Built {
  readonly root: Node | undefined;
  readonly problems: readonly YamlProblem[];
  readonly duplicates: readonly DuplicateKey[];
}

interface Context {
  readonly file: string;
  readonly dialect: Dialect;
  /** What has to be added to the library's offsets. */
  readonly base: number;
}

interface Building extends Context {
  readonly aliases: ReadonlyMap<Alias, ParsedNode>;
  /** The aliases that are being followed right now. */
  readonly open: Set<ParsedNode>;
  readonly problems: YamlProblem[];
  readonly duplicates: DuplicateKey[];
  /** Size of the tree so far, counted in path steps. */
  size: number;
  aliasDepth: number;
  exhausted: boolean;
}

/** Where a node stands: its path, the key before it and, for what an alias stands for, the place of the alias. */
interface Spot {
  readonly path: Path;
  readonly key?: Span;
  readonly alias?: Span;
}

type YamlNode = ParsedNode | null;

/** A tree of this size takes some hundred megabytes; a file that needs more is an attack or a mistake. */
const MAX_SIZE = 5_000_000;

/** Turns one document of the library into the project's tree. */
export function buildDocument(document: YamlDocument, context: Context): Built {
  const root = document.contents as YamlNode;
  const building: Building = {
    ...context,
    aliases: anchorsOf(root),
    open: new Set(),
    problems: [],
    duplicates: [],
    size: 0,
    aliasDepth: 0,
    exhausted: false,
  };
  const empty = root === null || (isScalar(root) && root.source === '' && root.tag === undefined);
  return {
    root: empty ? undefined : nodeOf(root, { path: [] }, building),
    problems: building.problems,
    duplicates: building.duplicates,
  };
}

function spanOf(node: { range?: readonly number[] | null }, building: Building): Span {
  const [start = 0, end = start] = node.range ?? [];
  return { start: start + building.base, end: end + building.base };
}

function originAt(value: Span, spot: Spot, building: Building): FileOrigin {
  const origin = { from: 'file', file: building.file, path: spot.path, value } as const;
  return spot.key === undefined ? origin : { ...origin, key: spot.key };
}

function nodeOf(node: YamlNode, spot: Spot, building: Building): Node {
  if (node === null || outOfRoom(spot, building)) {
    const end = spot.key?.end ?? 0;
    return scalar(null, originAt({ start: end, end }, spot, building));
  }
  if (isAlias(node)) return aliasNode(node, spot, building);
  if (isScalar(node)) return scalarNode(node, spot, building);
  const origin = originAt(spot.alias ?? spanOf(node, building), spot, building);
  return isSeq(node) ? list(itemsOf(node, spot, building), origin) : map(entriesOf(node as YAMLMap, spot, building), origin);
}

function outOfRoom(spot: Spot, building: Building): boolean {
  if (building.exhausted) return true;
  building.size += spot.path.length + 1;
  if (building.size <= MAX_SIZE) return false;
  building.exhausted = true;
  const span = spot.alias ?? spot.key ?? { start: building.base, end: building.base + 1 };
  const message = building.aliasDepth > 0 ? 'the aliases blow this file up beyond any use' : 'more values than any chart can use';
  building.problems.push({ message, span });
  return true;
}

function resolveScalar(node: Scalar, building: Building): Resolved {
  const resolve = node.type === 'PLAIN' ? resolvePlain : resolveQuoted;
  return resolve(String(node.value ?? ''), building.dialect, shortTag(node.tag));
}

function scalarNode(node: Scalar, spot: Spot, building: Building): Node {
  const span = spanOf(node, building);
  const origin = originAt(span, spot, building);
  const resolved = resolveScalar(node, building);
  if ('value' in resolved) return scalar(resolved.value, origin);
  building.problems.push({ message: resolved.refused, span });
  return scalar(String(node.value), origin);
}

const shortTag = (tag: string | undefined): string | undefined => tag?.replace(/^tag:yaml\.org,2002:/, '!!');

function itemsOf(node: YAMLSeq, spot: Spot, building: Building): Node[] {
  return node.items.map((item, index) => nodeOf(item as YamlNode, { path: [...spot.path, index] }, building));
}

function entriesOf(node: YAMLMap, spot: Spot, building: Building): Map<string, Node> {
  const entries = new Map<string, Node>();
  const explicit = new Set<string>();
  for (const pair of node.items) {
    const key = pair.key as YamlNode;
    if (isMergeKey(key)) {
      mergeInto(entries, pair.value as YamlNode, spot, building, building.dialect === 'flyte' ? explicit : new Set());
      continue;
    }
    const name = keyOf(key, building);
    if (name === undefined) continue;
    const child = nodeOf(pair.value as YamlNode, { path: [...spot.path, name], key: keySpan(key, building) }, building);
    if (explicit.has(name)) noteDuplicate(entries.get(name), child, building);
    explicit.add(name);
    entries.set(name, child);
  }
  return entries;
}

function keySpan(key: YamlNode, building: Building): Span {
  return key === null ? { start: building.base, end: building.base } : spanOf(key, building);
}

function keyOf(key: YamlNode, building: Building): string | undefined {
  const target = isAlias(key) ? building.aliases.get(key) : key;
  if (!isScalar(target)) {
    building.problems.push({ message: 'a key must be a single word or text, not a map or a list', span: keySpan(key, building) });
    return undefined;
  }
  const resolved = resolveScalar(target, building);
  const text = 'value' in resolved ? keyText(resolved, building.dialect) : String(target.value);
  if (text === undefined)
    building.problems.push({ message: 'a key must not be null or a number over 63 bits', span: keySpan(key, building) });
  return text;
}

function noteDuplicate(first: Node | undefined, last: Node, building: Building): void {
  if (first?.origin.from !== 'file' || last.origin.from !== 'file' || building.aliasDepth > 0) return;
  building.duplicates.push({ path: last.origin.path, first: first.origin, last: last.origin });
}

const isMergeKey = (key: YamlNode): boolean => isScalar(key) && key.value === '<<' && key.type === 'PLAIN';

/** Follows an alias; containers are placed where the alias stands, what is in them (and scalars) where the anchor was defined. */
function aliasNode(alias: Alias, spot: Spot, building: Building): Node {
  const span = spanOf(alias, building);
  const target = building.aliases.get(alias);
  const problem =
    target === undefined ? `no anchor "${alias.source}" above this place` : `the anchor "${alias.source}" contains itself`;
  if (target === undefined || building.open.has(target)) {
    building.problems.push({ message: problem, span });
    return scalar(null, originAt(span, spot, building));
  }
  return inside(target, building, () => nodeOf(target, { ...spot, alias: span }, building));
}

function inside<T>(target: ParsedNode, building: Building, work: () => T): T {
  building.open.add(target);
  building.aliasDepth++;
  const result = work();
  building.aliasDepth--;
  building.open.delete(target);
  return result;
}

function mergeInto(
  entries: Map<string, Node>,
  value: YamlNode,
  spot: Spot,
  building: Building,
  fixed: ReadonlySet<string>,
): void {
  // Helm applies the list from its end, so that the first map wins.
  const sources = isSeq(value) ? ([...value.items].reverse() as YamlNode[]) : [value];
  for (const source of sources) {
    const target = isAlias(source) ? building.aliases.get(source) : source;
    if (!isYamlMap(target) || building.open.has(target as ParsedNode)) {
      const span = value === null ? { start: building.base, end: building.base } : spanOf(value, building);
      building.problems.push({ message: 'the merge key "<<" needs a map or a list of maps', span });
      continue;
    }
    const merged = inside(target as ParsedNode, building, () => entriesOf(target as YAMLMap, spot, building));
    for (const [key, node] of merged) if (!fixed.has(key)) entries.set(key, node);
  }
}

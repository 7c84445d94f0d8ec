import { type Alias, isAlias, isScalar, isSeq, isMap as isYamlMap, type ParsedNode, type YAMLMap, type YAMLSeq } from 'yaml';
import { list, map, type Node, scalar, toPlain } from '../core/tree.ts';
import { anchorsOf } from './anchors.ts';
import { resolved, scalarNode } from './build-scalar.ts';
import {
  type Building,
  type Context,
  type DuplicateKey,
  emptyAt,
  hasRoom,
  type OverriddenKey,
  originAt,
  type Spot,
  spanOf,
  startBuilding,
} from './building.ts';
import type { YamlDocument } from './compose.ts';
import { keyText } from './keys.ts';
import type { YamlProblem } from './problems.ts';

/** One document as a tree, and what was noticed on the way. */
export interface Built {
  /** Undefined for a document that holds nothing. */
  readonly root: Node | undefined;
  readonly problems: readonly YamlProblem[];
  readonly duplicates: readonly DuplicateKey[];
  readonly overridden: readonly OverriddenKey[];
}

type YamlNode = ParsedNode | null;

/** Turns one document of the library into the project's tree. */
export function buildDocument(document: YamlDocument, context: Context): Built {
  const root = document.contents as YamlNode;
  const building = startBuilding(context, anchorsOf(root));
  const empty = root === null || (isScalar(root) && root.type === 'PLAIN' && root.value === '' && root.tag === undefined);
  const built = empty ? undefined : nodeOf(root, { path: [] }, building);
  return { root: built, problems: building.problems, duplicates: building.duplicates, overridden: building.overridden };
}

function nodeOf(node: YamlNode, spot: Spot, building: Building): Node {
  if (node === null || !hasRoom(spot, building)) return scalar(null, originAt(undefined, spot, building));
  if (isAlias(node)) return aliasNode(node, spot, building);
  if (isScalar(node)) return scalarNode(node, spot, building);
  const origin = originAt(spot.alias ?? spanOf(node, building), spot, building);
  return isSeq(node) ? list(itemsOf(node, spot, building), origin) : map(entriesOf(node as YAMLMap, spot, building), origin);
}

function itemsOf(node: YAMLSeq, spot: Spot, building: Building): Node[] {
  return node.items.map((item, index) => nodeOf(item as YamlNode, { path: [...spot.path, index] }, building));
}

function entriesOf(node: YAMLMap, spot: Spot, building: Building): Map<string, Node> {
  const entries = new Map<string, Node>();
  const written = new Set<string>();
  const merged = new Map<string, Node>();
  for (const pair of node.items) {
    const key = pair.key as YamlNode;
    if (isMergeKey(key)) {
      const brought = mergedEntries(pair.value as YamlNode, spot, building);
      // In Helm a merge key overrides what stands above it; in Flyte it never overrides anything.
      if (building.dialect === 'helm') noteOverridden(brought, { entries, written, spot }, building);
      put(brought, building.dialect === 'helm' ? entries : merged);
    } else addPair(key, pair.value as YamlNode, { entries, written, spot }, building);
  }
  return put(entries, merged);
}

const put = (from: ReadonlyMap<string, Node>, onto: Map<string, Node>): Map<string, Node> => {
  for (const [name, child] of from) onto.set(name, child);
  return onto;
};

interface OpenMap {
  readonly entries: Map<string, Node>;
  readonly written: Set<string>;
  readonly spot: Spot;
}

function addPair(key: YamlNode, value: YamlNode, { entries, written, spot }: OpenMap, building: Building): void {
  const name = keyOf(key, spot, building);
  if (name === undefined) return;
  const span = spanOf(key, building);
  const child = nodeOf(value, { path: [...spot.path, name], ...(span && { key: span }) }, building);
  if (written.has(name)) noteDuplicate(entries.get(name), child, building);
  written.add(name);
  entries.set(name, child);
}

function keyOf(key: YamlNode, spot: Spot, building: Building): string | undefined {
  const target = isAlias(key) ? building.aliases.get(key) : key;
  const refuse = (message: string): undefined => {
    building.problems.push({ message, span: spanOf(key, building) ?? emptyAt(building.offsetOf(0)) });
  };
  if (!isScalar(target)) return refuse('a key must not be a map or a list. "{{ }}" has no meaning in values files');
  const found = resolved(target, building);
  if ('refused' in found) return refuse(found.refused);
  const text = keyText(found, String(target.value), building.dialect, spot.path.length === 0);
  return text ?? refuse('a key must not be null');
}

function noteDuplicate(first: Node | undefined, last: Node, building: Building): void {
  if (first?.origin.from !== 'file' || last.origin.from !== 'file' || building.open.size > 0) return;
  building.duplicates.push({ path: last.origin.path, first: first.origin, last: last.origin });
  if (building.dialect === 'helm') return;
  building.problems.push({
    message: 'this key stands twice in one map, which Flyte refuses',
    span: last.origin.key ?? last.origin.value,
  });
}

function noteOverridden(brought: ReadonlyMap<string, Node>, { entries, written }: OpenMap, { overridden }: Building): void {
  for (const [name, merged] of brought) {
    const own = written.has(name) ? entries.get(name) : undefined;
    if (own?.origin.from !== 'file' || merged.origin.from !== 'file') continue;
    const isSame = JSON.stringify(toPlain(own)) === JSON.stringify(toPlain(merged));
    if (!isSame) overridden.push({ written: own.origin, merged: merged.origin });
  }
}

const isMergeKey = (key: YamlNode): boolean =>
  isScalar(key) &&
  key.value === '<<' &&
  (key.tag === 'tag:yaml.org,2002:merge' || (key.type === 'PLAIN' && key.tag === undefined));

/** Follows an alias: a container is placed where the alias stands, everything in it (and a scalar) where it is written. */
function aliasNode(alias: Alias, spot: Spot, building: Building): Node {
  const span = spanOf(alias, building) ?? emptyAt(building.offsetOf(0));
  const target = building.aliases.get(alias);
  if (target !== undefined && !building.open.has(target)) {
    return following(target, building, () => nodeOf(target, { ...spot, alias: span }, building));
  }
  // A name that no anchor has may be a secret without its quotes.
  const message =
    target === undefined ? 'no anchor above this place has the name' : `the anchor "${alias.source}" contains itself`;
  building.problems.push({ message, span });
  return scalar(null, originAt(span, spot, building));
}

function following<T>(target: ParsedNode, building: Building, work: () => T): T {
  building.open.add(target);
  const result = work();
  building.open.delete(target);
  return result;
}

/** The entries that a merge key brings in; of a list of maps the first one wins. */
function mergedEntries(value: YamlNode, spot: Spot, building: Building): Map<string, Node> {
  const entries = new Map<string, Node>();
  const sources = isSeq(value) ? ([...value.items].reverse() as YamlNode[]) : [value];
  for (const source of sources) {
    const target = isAlias(source) ? building.aliases.get(source) : source;
    if (isYamlMap(target) && !building.open.has(target as ParsedNode)) {
      if (!hasRoom(spot, building, target.items.length + entries.size)) break;
      put(
        following(target as ParsedNode, building, () => entriesOf(target as YAMLMap, spot, building)),
        entries,
      );
    } else {
      const span = spanOf(value, building) ?? emptyAt(building.offsetOf(0));
      building.problems.push({ message: 'the merge key "<<" needs a map or a list of maps', span });
    }
  }
  return entries;
}

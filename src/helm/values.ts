import { isMap, isNull, type MapNode, map, type Node } from '../core/tree.ts';
import type { ParsedYaml } from '../source/parse.ts';
import type { YamlProblem } from '../source/problems.ts';

/** Helm's major version: 3 reads only the first document of a values file, 4 merges all. */
export type HelmMajor = 3 | 4;

/** The values of one file and what Helm refuses in it. */
export interface FileValues {
  readonly values: MapNode;
  readonly problems: readonly YamlProblem[];
}

const EMPTY: MapNode = map([], { from: 'chart', path: [] });

/** The documents of a values file that hold values; a null document is empty to Helm. */
function documentsOf(parsed: ParsedYaml): readonly MapNode[] {
  return parsed.documents.filter(isMap);
}

/** The values of one file as Helm reads them; a list or a scalar as the root of a document is a problem. */
export function valuesOf(parsed: ParsedYaml, helm: HelmMajor = 4): FileValues {
  const problems = [...parsed.problems, ...parsed.documents.flatMap(rootProblem)];
  const documents = documentsOf(parsed);
  return { values: mergeValues(helm === 3 ? documents.slice(0, 1) : documents), problems };
}

function rootProblem(root: Node): YamlProblem[] {
  if (isMap(root) || isNull(root) || root.origin.from !== 'file') return [];
  const found = root.kind === 'list' ? 'a list' : 'a single value';
  return [{ message: `${found} where a values file needs keys (a map)`, span: root.origin.value }];
}

/** Merges values in the order of `-f`: later ones win, maps merge, everything else (lists, null) replaces. */
export function mergeValues(files: readonly MapNode[]): MapNode {
  const [first, ...rest] = files;
  return first === undefined ? EMPTY : rest.reduce(mergeMaps, first);
}

/** Lays one map of values over another: maps merge, everything else replaces. */
export function mergeMaps(under: MapNode, over: MapNode): MapNode {
  const entries = new Map(under.entries);
  for (const [key, node] of over.entries) {
    const below = entries.get(key);
    entries.set(key, isMap(below) && isMap(node) ? mergeMaps(below, node) : node);
  }
  return map(entries, over.origin);
}

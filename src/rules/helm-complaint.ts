import { valuesPrefix } from '../charts/where.ts';
import type { Path } from '../core/origin.ts';
import { isMap, isNull, leaves, type Node } from '../core/tree.ts';
import type { ReleaseModel } from '../flyte/model.ts';

/** What a template found where it wanted something else, in the user's own values. */
export type Complaint =
  | { readonly kind: 'nothing' | 'noMapping'; readonly node: Node; readonly key: string }
  | { readonly kind: 'comparison'; readonly node: Node; readonly found: string; readonly wanted: string };

/** `at <.Values.a.b>: …` and `at <eq .Values.a.b true>: …`: where a template was when it failed. */
const ACCESS = /at <(?:\w+ )?\.Values\.([\w.-]+)[^>]*>: /;
const COMPARISON = /incompatible types for comparison: (.*) and (.*)$/;

/** Go's names of types in the words of YAML. */
const TYPES: Readonly<Record<string, string>> = { bool: 'boolean', float64: 'number', int64: 'number', string: 'text' };
const typeName = (go: string): string => TYPES[go] ?? (go.startsWith('map') ? 'mapping' : 'list');

/** The value that Helm complains of; undefined where its words name none of the user's. */
export function complaintIn(message: string, { userValues, release }: ReleaseModel): Complaint | undefined {
  const keys = ACCESS.exec(message)?.[1]?.split('.');
  if (keys === undefined) return undefined;
  const path = [...valuesPrefix(release.chart), ...keys];
  const stop = firstNoMap(userValues, path);
  if (stop === undefined) return undefined;
  const { node, below } = stop;
  const [, found, wanted] = COMPARISON.exec(message) ?? [];
  if (found && wanted && below.length === 0)
    return { kind: 'comparison', node, found: typeName(found), wanted: typeName(wanted) };
  if (below.length === 0) return undefined;
  return { kind: isNull(node) ? 'nothing' : 'noMapping', node, key: below.join('.') };
}

/** The first node on a path that is no mapping, and what was to be found below it. */
function firstNoMap(root: Node, path: Path): { readonly node: Node; readonly below: Path } | undefined {
  let here: Node | undefined = root;
  for (const [depth, step] of path.entries()) {
    if (!isMap(here)) return { node: here, below: path.slice(depth) };
    here = here.entries.get(String(step));
    if (here === undefined) return undefined;
  }
  return { node: here, below: [] };
}

/** The text among the user's values whose template looks for what Helm could not find. */
export function templateIn(message: string, { userValues }: ReleaseModel): Node | undefined {
  const expression = /at <([^>]*)>: /.exec(message)?.[1];
  if (expression === undefined) return undefined;
  const mentions = ({ node }: { readonly node: Node }) => node.kind === 'scalar' && String(node.value).includes(expression);
  return [...leaves(userValues)].find(mentions)?.node;
}

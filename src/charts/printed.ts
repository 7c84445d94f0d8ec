import { sourceText } from '../core/lines.ts';
import type { Origin, Path } from '../core/origin.ts';
import { list, map, type Node } from '../core/tree.ts';
import { HelmError } from '../helm/failure.ts';
import { parseYaml } from '../source/parse.ts';

/**
 * Reads back YAML text that a template has put together from printed values: what was a string may have become a number, a mapping or
 * no YAML at all. `originOf` names the value behind each path. Undefined where the text does not parse.
 */
export function readBack(text: string, dialect: 'helm' | 'flyte', originOf: (path: Path) => Origin): Node | undefined {
  const { documents, problems } = parseYaml(sourceText('<rendered>', text), dialect);
  const [root] = documents;
  return problems.length > 0 || root === undefined ? undefined : reattributed(root, originOf, []);
}

/** The same tree, which stems from somewhere else. */
function reattributed(node: Node, originOf: (path: Path) => Origin, path: Path): Node {
  const origin = originOf(path);
  const below = (child: Node, step: string | number) => reattributed(child, originOf, [...path, step]);
  if (node.kind === 'scalar') return { ...node, origin };
  if (node.kind === 'list') return list(node.items.map(below), origin);
  return map(
    [...node.entries].map(([key, child]) => [key, below(child, key)]),
    origin,
  );
}

/** Helm's refusal of a manifest that is no YAML any more; `template` is the path below the chart's name. */
export function manifestError(template: string, origin: Origin | undefined): HelmError {
  return new HelmError(
    `YAML parse error on ${template}: error converting YAML to JSON: the printed values leave no YAML`,
    origin,
  );
}

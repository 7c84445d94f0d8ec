import { sourceText } from '../core/lines.ts';
import type { Origin, Path } from '../core/origin.ts';
import { fromPlain, type Node, toPlain } from '../core/tree.ts';
import { HelmError } from '../helm/failure.ts';
import { parseYaml } from '../source/parse.ts';

/**
 * Reads back YAML text that a template has put together from printed values: what was a string may have become a number, a mapping or
 * no YAML at all. `originOf` names the value behind each path. Undefined where the text does not parse.
 */
export function readBack(text: string, dialect: 'helm' | 'flyte', originOf: (path: Path) => Origin): Node | undefined {
  const { documents, problems } = parseYaml(sourceText('<rendered>', text), dialect);
  const [root] = documents;
  return problems.length > 0 || root === undefined ? undefined : fromPlain(toPlain(root), originOf);
}

/** Helm's refusal of a manifest that is no YAML any more; `template` is the path below the chart's name. */
export function manifestError(template: string, origin: Origin | undefined): HelmError {
  return new HelmError(
    `YAML parse error on ${template}: error converting YAML to JSON: the printed values leave no YAML`,
    origin,
  );
}

import type { Origin, Path } from '../core/origin.ts';
import { at, isMap, list, type MapNode, map, type Node } from '../core/tree.ts';
import type { ChartName } from './chart.ts';
import { detectChart } from './detect.ts';

/** Keys that nobody writes who does not mean a chart of Flyte, each with the chart. */
const SURE_MARKS: readonly (readonly [chart: ChartName, path: string])[] = [
  ['flyte-binary', 'configuration.auth'],
  ['flyte-binary', 'configuration.inline.auth'],
  ['flyte-binary', 'configuration.inline.server'],
  ['flyte-binary', 'configuration.inline.admin'],
  ['flyte-core', 'configmap.adminServer'],
  ['flyte-core', 'configmap.admin.admin'],
  ['flyte-core', 'secrets.adminOauthClientCredentials'],
];

/** The chart of Flyte that values are for without any doubt. */
export const surelyFor = (values: Node): ChartName | undefined =>
  SURE_MARKS.find(([, path]) => isMap(at(values, path.split('.'))))?.[0];

/** Values of a chart of Flyte below a key of some other chart, which depends on it. */
export interface NestedValues {
  readonly key: string;
  readonly chart: ChartName;
}

/** The keys that hold values of Flyte's charts, where nothing beside them does. */
export function nestedIn(values: MapNode): readonly NestedValues[] {
  if (detectChart(values) !== undefined) return [];
  return [...values.entries].flatMap(([key, node]) => {
    const chart = surelyFor(node);
    return chart === undefined ? [] : [{ key, chart }];
  });
}

/** The values below a path as those of a release of their own; undefined where there is no map. */
export function valuesBelow(values: MapNode, path: Path): MapNode | undefined {
  const found = at(values, path);
  return isMap(found) ? (shortened(found, path.length) as MapNode) : undefined;
}

function shortened(node: Node, depth: number): Node {
  const origin = shortOrigin(node.origin, depth);
  if (node.kind === 'scalar') return { ...node, origin };
  if (node.kind === 'list') {
    const items = node.items.map((item) => shortened(item, depth));
    return list(items, origin);
  }
  return map(
    [...node.entries].map(([key, child]) => [key, shortened(child, depth)]),
    origin,
  );
}

const shortOrigin = (origin: Origin, depth: number): Origin =>
  'path' in origin ? { ...origin, path: origin.path.slice(depth) } : origin;

import type { Origin, Path } from '../core/origin.ts';
import { at, isMap, isNull, type MapNode, type Node } from '../core/tree.ts';
import { isTruthy } from '../helm/go-print.ts';
import type { ChartName } from './chart.ts';
import { placeIn } from './places.ts';
import { valuesPathOf, valuesPrefix } from './where.ts';

/** A value that no template reads, as things are. */
export interface IdleValue {
  readonly origin: Origin;
  /** The value that makes this one useless. */
  readonly because?: Path;
  /** The value that is read in its place. */
  readonly meant?: Path;
}

/** Keys that the chart's own values have, and that none of its templates reads. */
const NEVER_READ: readonly (readonly [path: string, meant?: string])[] = [
  ['flytescheduler.secrets'],
  ['cluster_resource_manager.standaloneDeployment', 'cluster_resource_manager.config.cluster_resources.standaloneDeployment'],
];

/** The user's values about authentication that are not read although they stand in their right place. */
export const idleValues = (chart: ChartName, values: MapNode): readonly IdleValue[] => [
  ...neverRead(chart, values),
  ...besideReference(chart, values),
];

const isGiven = (node: Node | undefined): node is Node =>
  node !== undefined && !isNull(node) && !(isMap(node) && node.entries.size === 0) && isTruthy(node);

function neverRead(chart: ChartName, values: MapNode): readonly IdleValue[] {
  const prefix = valuesPrefix(chart);
  return NEVER_READ.flatMap(([path, meant]) => {
    const node = at(values, [...prefix, ...path.split('.')]);
    if (!isGiven(node)) return [];
    return [{ origin: node.origin, ...(meant !== undefined && { meant: [...prefix, ...meant.split('.')] }) }];
  });
}

/** With a Secret named, secrets in the values go nowhere. */
function besideReference(chart: ChartName, values: MapNode): readonly IdleValue[] {
  const because = placeIn(chart, 'secretRef');
  if (because === undefined || !isGiven(at(values, because))) return [];
  return ['client_secret', 'oidc_client_secret'].flatMap((key) => {
    const node = at(values, valuesPathOf(chart, ['secrets', key]));
    return isGiven(node) ? [{ origin: node.origin, because }] : [];
  });
}

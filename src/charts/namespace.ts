import type { MapNode } from '../core/tree.ts';
import { goPrint, isTruthy } from '../helm/go-print.ts';
import type { Release } from './chart.ts';
import { valueIn } from './places.ts';

const LONGEST = 63;

/** Where the pods and Secrets of a release are: flyte-core's `forceNamespace` beats that of the release (templates/_helpers.tpl). */
export function podNamespace({ chart, namespace }: Pick<Release, 'chart' | 'namespace'>, values: MapNode): string {
  const forced = valueIn(chart, values, 'namespace');
  return (isTruthy(forced) ? goPrint(forced) : namespace).slice(0, LONGEST).replace(/-$/, '');
}

import type { Path, Sourced } from '../core/origin.ts';
import type { MapNode } from '../core/tree.ts';
import type { ChartName } from './chart.ts';
import { isOnIn, placeIn, valueIn } from './places.ts';

/** The Ingress that a chart makes. */
export interface Ingress {
  /** Where the host stands, or would stand. */
  readonly path: Path;
  /** Undefined where the Ingress takes requests for every host. */
  readonly host: Sourced<string> | undefined;
  readonly hasTls: boolean;
  /** Whether the user asked for it: flyte-core makes one unless told otherwise. */
  readonly isOwn: boolean;
}

/** The Ingress of a release; undefined where it makes none, or where a template decides about the host. */
export function ingressOf(chart: ChartName, values: MapNode): Ingress | undefined {
  const path = placeIn(chart, 'ingressHost');
  const host = valueIn(chart, values, 'ingressHost');
  const text = host?.kind === 'scalar' && host.value !== null ? String(host.value) : '';
  if (path === undefined || !isOnIn(chart, values, 'ingressSwitch') || text.includes('{{')) return undefined;
  return {
    path,
    host: host && text !== '' ? { value: text, origin: host.origin } : undefined,
    hasTls: isOnIn(chart, values, 'ingressTls'),
    isOwn: valueIn(chart, values, 'ingressSwitch')?.origin.from !== 'chart',
  };
}

import { at, type MapNode, type Node } from '../core/tree.ts';
import type { ChartName } from './chart.ts';
import { isBefore } from './version.ts';
import { valuesPrefix } from './where.ts';

/** Values that only the chart of Flyte 2 reads. */
const FLYTE_2 = [
  'flyte-core-components.runs',
  'flyte-core-components.actions',
  'flyte-core-components.dataproxy',
  'flyte-core-components.secret',
  'flyte-core-components.manager',
  'configuration.database.postgres',
  'configuration.database.sqlite',
  'configuration.extraInlineConfigMapRefs',
  'configuration.extraInlineSecretRefs',
  'configuration.co-pilot.storageSecretRef',
  'configuration.inline.runs',
  'configuration.inline.manager',
  'configuration.inline.actions',
  'ingress.apiJwtIngress',
  'ingress.wellknownIngress',
] as const;

/** The first chart of Flyte 2 that fails with authentication switched on, and the first one that no longer does. */
const FAILS = { from: 'v2.0.8', before: 'v2.0.21' } as const;

/** Whether a version, or a range as Helm takes it (`2`, `2.x`, `^2.0`), is one of Flyte 2, whose chart has no authentication at all. */
export const isFlyte2 = (version: string): boolean => Number(/^[\s^~>=]*v?(\d+)(?:\.|$)/.exec(version.trim())?.[1] ?? 1) >= 2;

/** Whether Helm fails with this version as soon as authentication is switched on. */
export const failsWithAuth = (version: string): boolean => !isBefore(version, FAILS.from) && isBefore(version, FAILS.before);

/** The user's values that only Flyte 2 reads. */
export function flyte2Values(chart: ChartName, values: MapNode): readonly Node[] {
  const found = (path: string) => at(values, [...valuesPrefix(chart), ...path.split('.')]);
  const image = found('deployment.image.repository');
  const isFlyte2Image = image?.kind === 'scalar' && String(image.value).endsWith('/flyte-binary-v2');
  return [...FLYTE_2.flatMap((path) => found(path) ?? []), ...(isFlyte2Image ? [image] : [])];
}

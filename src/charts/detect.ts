import { at, isMap, type MapNode } from '../core/tree.ts';
import type { ChartName } from './chart.ts';

/** Top-level keys that only one of the two charts has. */
const MARKS: Readonly<Record<'flyte-binary' | 'flyte-core', readonly string[]>> = {
  'flyte-binary': [
    'configuration',
    'deployment',
    'clusterResourceTemplates',
    'flyte-core-components',
    'enabled_plugins',
    'fullnameOverride',
    'commonLabels',
    'commonAnnotations',
    'rbac',
  ],
  'flyte-core': [
    'configmap',
    'secrets',
    'flyteadmin',
    'flytescheduler',
    'flytepropeller',
    'flyteconsole',
    'datacatalog',
    'workflow_scheduler',
    'workflow_notifications',
    'cluster_resource_manager',
    'common',
    'db',
    'userSettings',
  ],
};

/** The umbrella charts by the key under which they take the values of the chart that they wrap. */
const UMBRELLAS: readonly { readonly chart: ChartName; readonly key: string; readonly wraps: keyof typeof MARKS }[] = [
  { chart: 'flyte', key: 'flyte', wraps: 'flyte-core' },
  { chart: 'flyte-sandbox', key: 'flyte-binary', wraps: 'flyte-binary' },
];

/** The chart that a release's values are for, told by their keys; undefined where no key gives it away. */
export function detectChart(values: MapNode): ChartName | undefined {
  for (const { chart, key, wraps } of UMBRELLAS) {
    const nested = at(values, [key]);
    if (isMap(nested) && marks(nested, wraps) > 0) return chart;
  }
  const binary = marks(values, 'flyte-binary');
  const core = marks(values, 'flyte-core');
  if (binary === core) return undefined;
  return binary > core ? 'flyte-binary' : 'flyte-core';
}

function marks(values: MapNode, chart: keyof typeof MARKS): number {
  return MARKS[chart].filter((key) => values.entries.has(key)).length;
}

import type { ChartName } from './chart.ts';

const INNER = {
  'flyte-binary': 'flyte-binary',
  'flyte-core': 'flyte-core',
  flyte: 'flyte-core',
  'flyte-sandbox': 'flyte-binary',
} as const satisfies Readonly<Record<ChartName, ChartName>>;

/** The chart whose values decide about authentication: the one that an umbrella wraps, else the chart itself. */
export const innerChart = (chart: ChartName): 'flyte-binary' | 'flyte-core' => INNER[chart];

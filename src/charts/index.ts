import type { Chart, ChartName } from './chart.ts';
import { flyteBinary } from './flyte-binary/index.ts';
import { flyteCore } from './flyte-core/index.ts';
import { flyteUmbrella } from './umbrella/flyte.ts';
import { flyteSandbox } from './umbrella/flyte-sandbox.ts';

const CHARTS: Readonly<Record<ChartName, Chart>> = {
  'flyte-binary': flyteBinary,
  'flyte-core': flyteCore,
  flyte: flyteUmbrella,
  'flyte-sandbox': flyteSandbox,
};

/** What is known of a chart. */
export const chartOf = (name: ChartName): Chart => CHARTS[name];

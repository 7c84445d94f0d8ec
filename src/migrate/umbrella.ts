import { CHART_NAMES, type ChartName } from '../charts/chart.ts';
import { chartOf } from '../charts/index.ts';
import { innerChart } from '../charts/inner-chart.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import { textAt } from '../helm/wrappers/wrapped.ts';
import type { KubeFile } from '../kube/objects.ts';
import { chartLabel } from '../rendered/chart-label.ts';
import { configsOf } from './configs.ts';

/**
 * The umbrella chart that a running Flyte was installed with, as far as labels tell: `flyte` gives flyte-core its own name as an alias,
 * `flyte-sandbox` gives it to flyte-binary as `nameOverride`.
 */
export function umbrellaOf(files: readonly KubeFile[], model: ReleaseModel): ChartName | undefined {
  const names = configsOf(files, model).flatMap(({ node }) => [
    chartLabel(node)?.chart,
    textAt(node, ['metadata', 'labels', 'app.kubernetes.io/name']),
  ]);
  const around = CHART_NAMES.filter(
    (name) => chartOf(name).umbrellaKey !== undefined && innerChart(name) === model.release.chart,
  );
  return around.find((name) => names.includes(name));
}

import type { MapNode } from '../../core/tree.ts';
import type { TemplateContext } from '../../helm/template/context.ts';
import type { Release } from '../chart.ts';
import { podNamespace } from '../namespace.ts';
import { OMITTED_VALUES } from './omitted-values.ts';

/** What users' own templates see: the values, the release and the chart's named templates. Source: templates/_helpers.tpl. */
export function contextOf(values: MapNode, release: Release): TemplateContext {
  const version = release.chartVersion;
  return {
    values,
    omittedValues: OMITTED_VALUES,
    release: { name: release.name, namespace: release.namespace },
    chart: { name: release.chart, version, appVersion: '' },
    templates: new Map(
      Object.entries({
        'flyte.namespace': podNamespace(release, values),
        'flyteadmin.name': 'flyteadmin',
        'flytescheduler.name': 'flytescheduler',
        'flytepropeller.name': 'flytepropeller',
        'flyteclusterresourcesync.name': 'flyteclusterresourcesync',
        'datacatalog.name': 'datacatalog',
        'flyte-pod-webhook.name': 'flyte-pod-webhook',
      }).map(([name, text]) => [name, () => text]),
    ),
  };
}

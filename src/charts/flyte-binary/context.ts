import type { MapNode } from '../../core/tree.ts';
import type { TemplateContext } from '../../helm/template/context.ts';
import type { Release } from '../chart.ts';
import type { Names } from './names.ts';
import { OMITTED_VALUES } from './omitted-values.ts';

/** What users' own templates see: the values, the release and the chart's named templates. */
export function contextOf(values: MapNode, release: Release, names: Names): TemplateContext {
  const version = release.chartVersion;
  return {
    values,
    omittedValues: OMITTED_VALUES,
    release: { name: release.name, namespace: release.namespace },
    chart: { name: 'flyte-binary', version, appVersion: version },
    templates: new Map(
      Object.entries({
        'flyte-binary.fullname': names.fullname,
        'flyte-binary.configuration.configMapName': names.config,
        'flyte-binary.configuration.configSecretName': names.configSecret,
        'flyte-binary.configuration.auth.adminAuthSecretName': names.adminAuth,
        'flyte-binary.configuration.auth.clientSecretName': names.clientSecrets,
        'flyte-binary.service.http.name': `${names.fullname}-http`,
        'flyte-binary.service.grpc.name': `${names.fullname}-grpc`,
        'flyte-binary.webhook.serviceName': `${names.fullname}-webhook`,
        'flyte-binary.webhook.secretName': `${names.fullname}-webhook-secret`,
        ...(release.chart === 'flyte-sandbox' && {
          'flyte-sandbox.configuration.inlineConfigMap': `${release.name}-extra-config`,
        }),
      }).map(([name, text]) => [name, () => text]),
    ),
  };
}

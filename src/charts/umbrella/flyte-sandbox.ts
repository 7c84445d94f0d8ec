import { fromPlain, type MapNode, type Plain } from '../../core/tree.ts';
import { subchartValues } from '../../helm/subchart.ts';
import type { Chart, Manifests } from '../chart.ts';
import { flyteBinaryDefaults } from '../flyte-binary/defaults.ts';
import { renderFlyteBinary } from '../flyte-binary/index.ts';

const DEPENDENCY = 'flyte-binary';

/** Source: charts/flyte-sandbox/values.yaml at v1.16.8, as far as authentication depends on it. */
const VALUES = {
  [DEPENDENCY]: {
    nameOverride: 'flyte-sandbox',
    enabled: true,
    configuration: {
      database: { password: 'postgres' },
      storage: {
        metadataContainer: 'my-s3-bucket',
        userDataContainer: 'my-s3-bucket',
        provider: 's3',
        providerConfig: {
          s3: { disableSSL: true, v2Signing: true, authType: 'accesskey', accessKey: 'minio', secretKey: 'miniostorage' },
        },
      },
      logging: { level: 5 },
      inline: { storage: { signedURL: { stowConfigOverride: { endpoint: 'http://localhost:30002' } } } },
      inlineConfigMap: '{{ .Release.Name }}-extra-config',
    },
  },
} satisfies Plain;

const defaults = fromPlain(VALUES, (path) => ({ from: 'chart', path })) as MapNode;

const NOTHING: Manifests = { workloads: [], secrets: [], missingSecrets: [], externalConfig: [] };

/** The umbrella chart `flyte-sandbox`: flyte-binary under the key `flyte-binary`. */
export const flyteSandbox: Chart = {
  coalesce: (userValues) => subchartValues(userValues, { defaults, key: DEPENDENCY }, flyteBinaryDefaults),
  umbrellaKey: DEPENDENCY,
  render: (values, release) => (isEnabled(values) ? renderFlyteBinary(values, release) : NOTHING),
};

/** The condition of the dependency (Chart.yaml): Helm leaves the sub-chart out for `false` alone, and ignores what is no boolean. */
function isEnabled(values: MapNode): boolean {
  const node = values.entries.get('enabled');
  return !(node?.kind === 'scalar' && node.value === false);
}

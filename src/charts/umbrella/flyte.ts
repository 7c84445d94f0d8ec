import { fromPlain, type MapNode, type Plain } from '../../core/tree.ts';
import { subchartValues } from '../../helm/subchart.ts';
import type { Chart } from '../chart.ts';
import { ADMIN_SERVER, flyteCoreDefaults } from '../flyte-core/defaults.ts';
import { renderFlyteCore } from '../flyte-core/index.ts';

/** The key under which the umbrella chart takes the values of flyte-core: its dependency has this alias. */
const ALIAS = 'flyte';

/** Source: charts/flyte/values.yaml at v1.16.8, as far as authentication depends on it. It repeats defaults of flyte-core, but no `secrets`. */
const VALUES = {
  [ALIAS]: {
    flyteadmin: { env: [], serviceAccount: { create: true }, secrets: {}, additionalVolumes: [], additionalVolumeMounts: [] },
    flytescheduler: { secrets: {} },
    flytepropeller: { manager: false },
    common: { ingress: { host: '', enabled: true, webpackHMR: true, separateGrpcIngress: false, tls: { enabled: false } } },
    storage: { type: 'sandbox', bucketName: 'my-s3-bucket' },
    db: { admin: { database: { port: 5432, username: 'postgres', host: 'postgres', dbname: 'flyteadmin' } } },
    configmap: { adminServer: ADMIN_SERVER, logger: { logger: { 'show-source': true, level: 5 } } },
    workflow_scheduler: { enabled: true, type: 'native' },
    cluster_resource_manager: {
      enabled: true,
      config: {
        cluster_resources: {
          refreshInterval: '5m',
          templatePath: '/etc/flyte/clusterresource/templates',
          standaloneDeployment: false,
        },
      },
    },
  },
} satisfies Plain;

const defaults = fromPlain(VALUES, (path) => ({ from: 'chart', path })) as MapNode;

/** The umbrella chart `flyte`: flyte-core under the key `flyte`. */
export const flyteUmbrella: Chart = {
  coalesce: (userValues) => subchartValues(userValues, { defaults, key: ALIAS }, flyteCoreDefaults),
  umbrellaKey: ALIAS,
  render: renderFlyteCore,
};

import { fromPlain, type MapNode, type Plain } from '../../core/tree.ts';

/** Source: charts/flyte-binary/values.yaml at v1.16.8, as far as authentication depends on it. */
const VALUES = {
  nameOverride: '',
  fullnameOverride: '',
  commonLabels: {},
  commonAnnotations: {},
  'flyte-core-components': {
    admin: { disabled: false, disableScheduler: false, disableClusterResourceManager: false },
    propeller: { disabled: false, disableWebhook: false },
    dataCatalog: { disabled: false },
  },
  configuration: {
    database: { username: 'postgres', password: '', passwordPath: '', host: '127.0.0.1', port: 5432, dbname: 'flyte' },
    storage: {
      metadataContainer: 'my-organization-flyte-container',
      userDataContainer: 'my-organization-flyte-container',
      provider: 's3',
      providerConfig: {
        s3: {
          region: 'us-east-1',
          disableSSL: false,
          v2Signing: false,
          endpoint: '',
          authType: 'iam',
          accessKey: '',
          secretKey: '',
        },
        gcs: { project: 'my-organization-gcp-project' },
        azure: { configDomainSuffix: '', configUploadConcurrency: 4, account: 'storage-account-name', key: '' },
      },
    },
    logging: { level: 1 },
    auth: {
      enabled: false,
      enableAuthServer: true,
      oidc: { baseUrl: '', clientId: '', clientSecret: '' },
      internal: { clientId: 'flytepropeller', clientSecret: '', clientSecretHash: '' },
      flyteClient: { clientId: 'flytectl', redirectUri: 'http://localhost:53593/callback', scopes: ['all'], audience: '' },
      authorizedUris: [],
      clientSecretsExternalSecretRef: '',
    },
    propeller: { createCRDs: true, literalOffloadingConfigEnabled: false },
    externalConfigMap: '',
    externalSecretRef: '',
    inline: {},
    inlineConfigMap: '',
    inlineSecretRef: '',
    labels: {},
    annotations: {},
  },
  deployment: {
    extraEnvVars: [],
    genAdminAuthSecret: { command: [], args: [], securityContext: {} },
    initContainers: [],
    preInitContainers: [],
    extraVolumes: [],
    extraVolumeMounts: [],
  },
  service: { ports: { http: '', grpc: '' } },
  ingress: { create: false, host: '', separateGrpcIngress: true },
  rbac: { create: true },
} satisfies Plain;

export const flyteBinaryDefaults = fromPlain(VALUES, (path) => ({ from: 'chart', path })) as MapNode;

import { fromPlain, type MapNode, type Plain } from '../../core/tree.ts';

/** `configmap.adminServer` as flyte-core and the umbrella chart `flyte` both ship it. */
export const ADMIN_SERVER = {
  server: {
    httpPort: 8088,
    grpc: { port: 8089 },
    security: {
      secure: false,
      useAuth: false,
      allowCors: true,
      allowedOrigins: ['*'],
      allowedHeaders: ['Content-Type', 'flyte-authorization'],
    },
  },
  flyteadmin: {
    roleNameKey: 'iam.amazonaws.com/role',
    profilerPort: 10254,
    metricsScope: 'flyte:',
    metadataStoragePrefix: ['metadata', 'admin'],
    eventVersion: 2,
    testing: { host: 'http://flyteadmin' },
  },
  auth: {
    authorizedUris: ['https://localhost:30081', 'http://flyteadmin:80', 'http://flyteadmin.flyte.svc.cluster.local:80'],
    appAuth: {
      thirdPartyConfig: {
        flyteClient: { clientId: 'flytectl', redirectUri: 'http://localhost:53593/callback', scopes: ['offline', 'all'] },
      },
    },
    userAuth: {
      openId: {
        baseUrl: 'https://accounts.google.com',
        scopes: ['profile', 'openid'],
        clientId: '657465813211-6eog7ek7li5k7i7fvgv2921075063hpe.apps.googleusercontent.com',
      },
    },
  },
} satisfies Plain;

/** Source: charts/flyte-core/values.yaml at v1.16.8, as far as authentication depends on it. */
const VALUES = {
  flyteadmin: {
    enabled: true,
    env: [],
    envFrom: [],
    configPath: '/etc/flyte/config/*.yaml',
    serviceAccount: { create: true, annotations: {}, imagePullSecrets: [], rbac: true, rbacScope: 'cluster' },
    secrets: {},
    additionalVolumes: [],
    additionalVolumeMounts: [],
  },
  flytescheduler: {
    runPrecheck: true,
    configPath: '/etc/flyte/config/*.yaml',
    podEnv: {},
    secrets: {},
    additionalVolumes: [],
    additionalVolumeMounts: [],
  },
  flytepropeller: {
    enabled: true,
    manager: false,
    configPath: '/etc/flyte/config/*.yaml',
    podEnv: {},
    additionalVolumes: [],
    additionalVolumeMounts: [],
  },
  secrets: {
    adminOauthClientCredentials: {
      enabled: true,
      clientSecret: 'foobar',
      clientId: 'flytepropeller',
      secretName: 'flyte-secret-auth',
    },
  },
  common: { ingress: { enabled: true, separateGrpcIngress: false, tls: { enabled: false } } },
  storage: { secretName: '', type: 'sandbox', bucketName: 'my-s3-bucket' },
  db: { admin: { database: { port: 5432, username: 'postgres', host: 'postgres', dbname: 'flyteadmin' } } },
  configmap: {
    clusters: { labelClusterMap: {}, clusterConfigs: [] },
    domain: {},
    otel: { type: 'noop' },
    schedulerConfig: { scheduler: { metricsScope: 'flyte:', profilerPort: 10254 } },
    adminServer: {
      ...ADMIN_SERVER,
      flyteadmin: {
        ...ADMIN_SERVER.flyteadmin,
        injectIdentityAnnotations: false,
        identityAnnotationPrefix: 'flyte.org',
        identityAnnotationKeys: ['email', 'sub'],
      },
    },
    task_resource_defaults: {},
    admin: {
      event: { type: 'admin', rate: 500, capacity: 1000 },
      admin: {
        endpoint: 'flyteadmin:81',
        insecure: true,
        clientId: '{{ .Values.secrets.adminOauthClientCredentials.clientId }}',
        clientSecretLocation: '/etc/secrets/client_secret',
      },
    },
    catalog: {},
    copilot: {},
    core: {},
    enabled_plugins: {},
    k8s: {},
    remoteData: {},
    resource_manager: {},
    task_logs: {},
  },
  workflow_scheduler: { enabled: false, config: {}, type: '' },
  workflow_notifications: { enabled: false, config: {} },
  cluster_resource_manager: {
    enabled: true,
    standaloneDeployment: false,
    podEnv: {},
    config: {
      cluster_resources: {
        refreshInterval: '5m',
        templatePath: '/etc/flyte/clusterresource/templates',
        standaloneDeployment: false,
      },
    },
  },
} satisfies Plain;

export const flyteCoreDefaults = fromPlain(VALUES, (path) => ({ from: 'chart', path })) as MapNode;

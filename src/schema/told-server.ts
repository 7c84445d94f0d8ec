import type { serverSpec } from '../flyte/server-spec.ts';
import type { Told } from './told.ts';

const NO_MATTER = 'does not touch authentication; of a wrong type it keeps Flyte from starting';

/** What each setting of the section `server` is for, and what a wrong value does. */
export const TOLD_SERVER: Told<typeof serverSpec> = [
  'the server of flyteadmin',
  {
    httpPort: NO_MATTER,
    grpcPort: NO_MATTER,
    grpcServerReflection: NO_MATTER,
    'kube-config': NO_MATTER,
    master: NO_MATTER,
    security: [
      'whether and how calls are checked',
      {
        secure: 'whether flyteadmin itself speaks TLS; true behind an ingress that does ends in pods that never get ready',
        ssl: [
          'the certificate of flyteadmin, for secure',
          {
            certificateFile: 'path of the certificate; with secure, flyteadmin does not start without it',
            keyFile: 'path of its key; with secure, flyteadmin does not start without it',
          },
        ],
        useAuth: 'the one switch of authentication: with false everybody may do everything',
        insecureCookieHeader: 'true for plain http alone; with https, cookies may be sent in the clear',
        allowCors: 'whether pages of other origins may call Flyte; never part of the login',
        allowedOrigins: 'origins whose pages may call Flyte; others are stopped by the browser',
        allowedHeaders:
          'headers that such pages may send; the list replaces the usual one, and without flyte-authorization they count as not logged in',
      },
    ],
    grpc: [
      NO_MATTER,
      {
        port: NO_MATTER,
        serverReflection: NO_MATTER,
        maxMessageSizeBytes: NO_MATTER,
        enableGrpcLatencyMetrics: NO_MATTER,
        maxConcurrentStreams: NO_MATTER,
      },
    ],
    dataProxy: [
      NO_MATTER,
      {
        upload: [NO_MATTER, { maxExpiresIn: NO_MATTER, defaultFileNameLength: NO_MATTER, storagePrefix: NO_MATTER }],
        download: [NO_MATTER, { maxExpiresIn: NO_MATTER }],
      },
    ],
    readHeaderTimeoutSeconds: NO_MATTER,
    kubeClientConfig: [NO_MATTER, { qps: NO_MATTER, burst: NO_MATTER, timeout: NO_MATTER }],
    gracefulShutdownTimeoutSeconds: NO_MATTER,
  },
];

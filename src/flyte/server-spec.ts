import { securitySpec } from './config.ts';
import { duration, flag, int, struct, text } from './spec.ts';

/**
 * The whole `server` section: beyond `security` nothing touches authentication, but a value of the wrong type keeps flyteadmin from
 * starting all the same. Source: flyteadmin/pkg/config/config.go.
 */
export const serverSpec = struct({
  httpPort: int(8088),
  grpcPort: int(),
  grpcServerReflection: flag(),
  'kube-config': text(),
  master: text(),
  security: securitySpec,
  grpc: struct({
    port: int(8089),
    serverReflection: flag(true),
    maxMessageSizeBytes: int(),
    enableGrpcLatencyMetrics: flag(),
    maxConcurrentStreams: int(),
  }),
  dataProxy: struct({
    upload: struct({ maxExpiresIn: duration('1h0m0s'), defaultFileNameLength: int(20), storagePrefix: text() }),
    download: struct({ maxExpiresIn: duration('1h0m0s') }),
  }),
  readHeaderTimeoutSeconds: int(32),
  kubeClientConfig: struct({ qps: int(100), burst: int(25), timeout: duration('30s') }),
  gracefulShutdownTimeoutSeconds: int(10),
});

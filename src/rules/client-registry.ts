import type { ReadClient } from './cli-config.ts';
import { cliConfigAudience } from './cli-config-audience.ts';
import { cliConfigAuthType } from './cli-config-auth-type.ts';
import { cliConfigClientId } from './cli-config-client-id.ts';
import { cliConfigDeviceFlow } from './cli-config-device-flow.ts';
import { cliConfigEndpoint } from './cli-config-endpoint.ts';
import { cliConfigFile } from './cli-config-file.ts';
import { cliConfigHeader } from './cli-config-header.ts';
import { cliConfigHost } from './cli-config-host.ts';
import { cliConfigKey } from './cli-config-key.ts';
import { cliConfigScopes } from './cli-config-scopes.ts';
import { cliConfigSecret } from './cli-config-secret.ts';
import { cliConfigTls } from './cli-config-tls.ts';
import type { Rule } from './rule.ts';

/** The rules that judge configuration files of flytectl and pyflyte, sorted by id. */
export const CLIENT_RULES: readonly Rule<ReadClient>[] = [
  cliConfigAudience,
  cliConfigAuthType,
  cliConfigClientId,
  cliConfigDeviceFlow,
  cliConfigEndpoint,
  cliConfigFile,
  cliConfigHeader,
  cliConfigHost,
  cliConfigKey,
  cliConfigScopes,
  cliConfigSecret,
  cliConfigTls,
];

import { UsageError } from '../core/errors.ts';
import { grpcEndpoint, isPlainHttp } from '../core/public-url.ts';
import type { ClientFacts } from './facts.ts';
import { refuseHeadless } from './headless.ts';
import type { ClientRequest, SecretFrom } from './request.ts';

/** The settings of a client, under the keys that flytectl and pyflyte both read, in the order in which they are written. */
export interface ClientSettings {
  readonly admin: {
    readonly endpoint: string;
    readonly insecure: boolean;
    readonly caCertFilePath?: string;
    readonly authType: 'Pkce' | 'DeviceFlow' | 'ClientSecret' | 'ExternalCommand';
    readonly clientId?: string;
    readonly clientSecretEnvVar?: string;
    readonly clientSecretLocation?: string;
    readonly scopes?: readonly string[];
    readonly audience?: string;
    readonly command?: readonly string[];
  };
  readonly console: { readonly endpoint: string };
}

type Login = Omit<ClientSettings['admin'], 'endpoint' | 'insecure' | 'caCertFilePath'>;

/** The settings for one use of a Flyte. Throws UsageError where that use is impossible there, or a fact is missing. */
export function clientSettings(facts: ClientFacts, request: ClientRequest, caCert?: string): ClientSettings {
  return {
    admin: {
      endpoint: grpcEndpoint(facts.url),
      insecure: isPlainHttp(facts.url),
      ...(caCert !== undefined && { caCertFilePath: caCert }),
      ...loginOf(facts, request),
    },
    console: { endpoint: facts.url },
  };
}

function loginOf(facts: ClientFacts, request: ClientRequest): Login {
  switch (request.purpose) {
    case 'people':
      return { authType: 'Pkce' };
    case 'headless':
      refuseHeadless(facts);
      return { authType: 'DeviceFlow' };
    case 'ci':
      return ciLogin(facts, request.secret, request.clientId);
    case 'command':
      return { authType: 'ExternalCommand', command: request.command };
  }
}

function ciLogin({ service }: ClientFacts, secret: SecretFrom, ownClient: string | undefined): Login {
  const clientId = ownClient ?? service?.clientId;
  if (service === undefined || clientId === undefined) {
    throw new UsageError('the client of the CI job is not known', 'name it with --client-id');
  }
  return {
    authType: 'ClientSecret',
    clientId,
    ...('env' in secret ? { clientSecretEnvVar: secret.env } : { clientSecretLocation: secret.file }),
    scopes: service.scopes,
    ...(service.audience !== undefined && { audience: service.audience }),
  };
}

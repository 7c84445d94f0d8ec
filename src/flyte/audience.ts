import type { Sourced } from '../core/origin.ts';
import type { AuthConfig } from './config.ts';
import { hostHeader, type ServerUrl, selfTokenUrl, serverUrl } from './server-url.ts';

/** Whether flyteadmin issues access tokens itself; every value but `Self` counts as external (flyteadmin/pkg/server/service.go). */
export const isSelfIssuer = ({ appAuth }: AuthConfig): boolean => appAuth.authServerType.value === 'Self';

/** The audience that flyteadmin expects in tokens of a gRPC call, exact to the last character (flyteadmin/auth/token.go). */
const expectedAudience = (auth: AuthConfig, authority: string | undefined): ServerUrl | undefined => serverUrl(auth, authority);

/** The audiences of which a token of a gRPC call needs one (authzserver/provider.go, authzserver/resource_server.go). */
export function acceptedAudiences(auth: AuthConfig, authority: string | undefined): readonly Sourced<string>[] {
  const expected = expectedAudience(auth, authority);
  const own = expected === undefined ? [] : [expected];
  return isSelfIssuer(auth) ? own : [...auth.appAuth.externalAuthServer.allowedAudience.value, ...own];
}

/**
 * The audience and issuer of the tokens that Flyte's own authorization server gives to a client that calls flyteadmin as `authority` and
 * asks `tokenUrl`, or the token endpoint that flyteadmin names to it. Source: authzserver/utils.go (GetIssuer), authzserver/token.go.
 */
export function selfTokenAudience(auth: AuthConfig, authority: string | undefined, tokenUrl = ''): Sourced<string> | undefined {
  const { issuer } = auth.appAuth.selfAuthServer;
  if (issuer.value !== '') return issuer;
  const seen = serverUrl(auth, authority);
  const endpoint = tokenUrl === '' ? seen && selfTokenUrl(seen.value) : tokenUrl;
  return endpoint === undefined ? undefined : serverUrl(auth, hostHeader(endpoint));
}

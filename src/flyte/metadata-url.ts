import type { Sourced } from '../core/origin.ts';
import type { AuthConfig } from './config.ts';
import { resolveReference } from './go/resolve.ts';
import { formatUrl, parseUrl } from './go/url.ts';

const DEFAULT_REFERENCE = '.well-known/oauth-authorization-server';

/** The base URL of the external authorization server: its own, or else that of the login. */
export function externalBaseUrl({ appAuth, userAuth }: AuthConfig): Sourced<string> {
  const { baseUrl } = appAuth.externalAuthServer;
  return baseUrl.value === '' ? userAuth.openId.baseUrl : baseUrl;
}

/**
 * Where flyteadmin looks for the metadata of the external authorization server; the origin is the setting that decided last. A
 * reference that starts with a slash loses the path of the base URL. Source: authzserver/metadata_provider.go.
 */
export function metadataUrl(auth: AuthConfig): Sourced<string> | undefined {
  const base = externalBaseUrl(auth);
  const { metadataUrl: custom } = auth.appAuth.externalAuthServer;
  const baseUrl = parseUrl(base.value);
  const reference = parseUrl(custom.value || DEFAULT_REFERENCE);
  if (baseUrl === undefined || reference === undefined) return undefined;
  const withSlash = { ...baseUrl, path: `${baseUrl.path.replace(/\/$/, '')}/` };
  return { value: formatUrl(resolveReference(withSlash, reference)), origin: custom.value === '' ? base.origin : custom.origin };
}

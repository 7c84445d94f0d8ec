import type { Sourced } from '../core/origin.ts';
import type { AuthConfig } from './config.ts';
import { resolveReference } from './go/resolve.ts';
import { formatUrl, parseUrl } from './go/url.ts';
import { isListed, publicUrl } from './public-url.ts';

/** The URL that flyteadmin takes for its own, with the setting that it comes from. */
export interface ServerUrl extends Sourced<string> {
  /** `listed`: an authorized URI with the host of the call; `first`: no entry has it; `call`: there is no list. */
  readonly by: 'listed' | 'first' | 'call';
}

/**
 * What flyteadmin takes for its own URL in a call to `host` (the Host header or the gRPC authority); undefined where there is neither a
 * host nor a list, so that flyteadmin panics. Source: flyteadmin/auth/handler_utils.go (GetPublicURL).
 */
export function serverUrl({ authorizedUris }: AuthConfig, host: string | undefined): ServerUrl | undefined {
  const called = host === '' ? undefined : host;
  const uris = authorizedUris.value.map(({ value }) => value);
  const taken = called === undefined ? uris[0] : publicUrl(uris, called);
  const entry = authorizedUris.value.find(({ value }) => value === taken);
  if (entry !== undefined) return { ...entry, by: called !== undefined && isListed(uris, called) ? 'listed' : 'first' };
  const derived = called === undefined ? undefined : parseUrl(`https://${called}`);
  return derived && { value: formatUrl(derived), origin: authorizedUris.origin, by: 'call' };
}

/** A link that flyteadmin makes from a URL, as a browser would resolve it; undefined where one of them is no URL. */
export function linkFrom(url: string, reference: string): string | undefined {
  const base = parseUrl(url);
  const target = parseUrl(reference);
  return base && target && formatUrl(resolveReference(base, target));
}

/** The redirect URI of the browser login, which the identity provider must know (flyteadmin/auth/auth_context.go). */
export const callbackUrl = (url: string): string | undefined => linkFrom(url, 'callback');

/** The token endpoint of Flyte's own authorization server; the path of the public URL is lost (authzserver/metadata.go). */
export const selfTokenUrl = (url: string): string | undefined => linkFrom(url, '/oauth2/token');

/** The Host header of a request to a URL; undefined for what is no URL with a host. */
export function hostHeader(url: string): string | undefined {
  const host = parseUrl(url)?.host;
  return host === '' ? undefined : host;
}

/**
 * The authority of a gRPC call to `admin.endpoint`: `flyteadmin:81`, `dns:///flyte.example.com`, `dns:flyte.example.com:443`.
 * Undefined for an endpoint that cannot be dialled, such as `https://flyte.example.com`.
 */
export function grpcAuthority(endpoint: string): string | undefined {
  const resolver = /^(?:dns|passthrough):(?:\/\/[^/]*\/|\/)?(.*)$/.exec(endpoint);
  const authority = resolver === null ? endpoint : (resolver[1] ?? '');
  return authority === '' || authority.includes('/') ? undefined : authority;
}

import type { Sourced } from '../core/origin.ts';
import type { AuthConfig } from './config.ts';
import { hostAndPort, resolveReference } from './go/resolve.ts';
import { EMPTY_URL, formatUrl, type GoUrl, parseUrl } from './go/url.ts';

/** The URL that flyteadmin takes for its own, with the setting that it comes from. */
export interface ServerUrl extends Sourced<string> {
  /** `listed`: an authorized URI with the host of the call; `first`: no entry has it; `call`: there is no list. */
  readonly by: 'listed' | 'first' | 'call';
}

interface Entry {
  readonly uri: Sourced<string>;
  readonly url: GoUrl;
}

/**
 * What flyteadmin takes for its own URL in a call to `host` (the Host header or the gRPC authority); undefined where there is neither a
 * host nor a list, so that flyteadmin panics. Source: flyteadmin/auth/handler_utils.go (GetPublicURL).
 */
export function serverUrl({ authorizedUris }: AuthConfig, host: string | undefined): ServerUrl | undefined {
  // Every call counts as https, however it came.
  const called = host === undefined || host === '' ? undefined : parseUrl(`https://${host}`);
  const entries = authorizedUris.value.map((uri): Entry => ({ uri, url: parseUrl(uri.value) ?? EMPTY_URL }));
  const listed = called && bestEntry(entries, called);
  if (listed !== undefined) return { ...listed.uri, by: 'listed' };
  const [first] = entries;
  if (first !== undefined) return { ...first.uri, by: 'first' };
  return called && { value: formatUrl(called), origin: authorizedUris.origin, by: 'call' };
}

/** The first entry with the host and https; else the last with host and port; else the last with the host. */
function bestEntry(entries: readonly Entry[], called: GoUrl): Entry | undefined {
  const wanted = hostAndPort(called);
  const sameHost = entries.filter(({ url }) => hostAndPort(url).hostname === wanted.hostname);
  return (
    sameHost.find(({ url }) => url.scheme === called.scheme) ??
    sameHost.findLast(({ url }) => hostAndPort(url).port === wanted.port) ??
    sameHost.at(-1)
  );
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
  const resolver = /^(?:dns|passthrough):(?:\/\/[^/]*\/)?\/?(.*)$/.exec(endpoint);
  const authority = resolver === null ? endpoint : (resolver[1] ?? '');
  return authority === '' || authority.includes('/') ? undefined : authority;
}

import { type GoUrl, parseUrl } from './go/url.ts';

/**
 * The URL that flyteadmin takes for its own when it is called by a host (`flyteadmin:81`, `flyte.example.com`): the authorized URI
 * with the same host, by preference with scheme https or with the same port, else the first one. Undefined where none is given.
 * Source: flyteadmin/auth/handler_utils.go (GetPublicURL).
 */
export function publicUrl(authorizedUris: readonly string[], host: string): string | undefined {
  const called = placeOf(parseUrl(`https://${host}`));
  const same = authorizedUris.filter((uri) => called !== undefined && placeOf(parseUrl(uri))?.host === called.host);
  // Flyte takes every request for https, so that an https entry wins before ports are looked at.
  const secure = same.find((uri) => parseUrl(uri)?.scheme === 'https');
  const samePort = same.findLast((uri) => placeOf(parseUrl(uri))?.port === called?.port);
  return secure ?? samePort ?? same.at(-1) ?? authorizedUris[0];
}

/** Whether some authorized URI has the host, with whatever scheme and port. */
export function isListed(authorizedUris: readonly string[], host: string): boolean {
  const called = placeOf(parseUrl(`https://${host}`))?.host;
  return called !== undefined && authorizedUris.some((uri) => placeOf(parseUrl(uri))?.host === called);
}

/** Host and port of a URL as Go's `Hostname` and `Port` give them: no brackets, case preserved; the port as text. */
function placeOf(url: GoUrl | undefined): { readonly host: string; readonly port: string } | undefined {
  if (url === undefined) return undefined;
  const [, host = '', port = ''] = /^(.*?)(?::(\d*))?$/.exec(url.host) ?? [];
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port };
}

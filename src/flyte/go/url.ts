import { isIPv6 } from 'node:net';
import { decodePart, encodePart, fromBytes, isValidEncoded, toBytes } from './percent.ts';

/** A parsed URL with the fields of Go's `url.URL`, as byte strings (one character a byte). */
export interface GoUrl {
  readonly scheme: string;
  readonly opaque: string;
  readonly user: { readonly name: string; readonly password: string | undefined } | undefined;
  /** Host and port as Go keeps them: unescaped, case preserved. */
  readonly host: string;
  /** Whether the text had a scheme and a path but no `//`. */
  readonly omitHost: boolean;
  readonly path: string;
  readonly rawPath: string;
  readonly query: string;
  /** Whether the text ended with an empty query (`?`). */
  readonly forceQuery: boolean;
  readonly fragment: string;
  readonly rawFragment: string;
}

const EMPTY_URL: GoUrl = {
  scheme: '',
  opaque: '',
  user: undefined,
  host: '',
  omitHost: false,
  path: '',
  rawPath: '',
  query: '',
  forceQuery: false,
  fragment: '',
  rawFragment: '',
};

/** Parses a URL as Go 1.26's `url.Parse` does; undefined where Go refuses it. */
export function parseUrl(text: string): GoUrl | undefined {
  const [beforeFragment, fragmentText] = cut(toBytes(text), '#');
  if (hasControl(beforeFragment)) return undefined;
  const url = parseWithoutFragment(beforeFragment);
  const fragment = decodePart(fragmentText, 'fragment');
  if (url === undefined || fragment === undefined) return undefined;
  return { ...url, fragment, rawFragment: encodePart(fragment, 'fragment') === fragmentText ? '' : fragmentText };
}

function parseWithoutFragment(text: string): GoUrl | undefined {
  if (text === '*') return { ...EMPTY_URL, path: '*' };
  const split = splitScheme(text);
  if (split === undefined) return undefined;
  const scheme = split.scheme.toLowerCase();
  const forceQuery = split.rest.indexOf('?') === split.rest.length - 1 && split.rest !== '';
  const [rest, query] = cut(split.rest, '?');
  const base = { ...EMPTY_URL, scheme, query, forceQuery };
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { ...base, opaque: rest };
    // `10.0.0.1:81` would read as a scheme that is none.
    if (cut(rest, '/')[0].includes(':')) return undefined;
  }
  const hasAuthority = rest.startsWith('//') && (scheme !== '' || !rest.startsWith('///'));
  if (!hasAuthority) return withPath({ ...base, omitHost: scheme !== '' && rest.startsWith('/') }, rest);
  const slash = rest.indexOf('/', 2);
  const authority = parseAuthority(scheme, slash < 0 ? rest.slice(2) : rest.slice(2, slash));
  return authority && withPath({ ...base, ...authority }, slash < 0 ? '' : rest.slice(slash));
}

/** Sets the path from its escaped form and keeps that form only where escaping afresh would not give it back. */
export function withPath(url: GoUrl, escaped: string): GoUrl | undefined {
  const path = decodePart(escaped, 'path');
  if (path === undefined) return undefined;
  return { ...url, path, rawPath: encodePart(path, 'path') === escaped ? '' : escaped };
}

function splitScheme(text: string): { scheme: string; rest: string } | undefined {
  if (text.startsWith(':')) return undefined;
  const match = /^([A-Za-z][A-Za-z0-9+\-.]*):/.exec(text);
  const scheme = match?.[1] ?? '';
  return { scheme, rest: match === null ? text : text.slice(scheme.length + 1) };
}

function parseAuthority(scheme: string, authority: string): Pick<GoUrl, 'user' | 'host'> | undefined {
  const sign = authority.lastIndexOf('@');
  const host = parseHost(scheme, authority.slice(sign + 1));
  if (host === undefined) return undefined;
  if (sign < 0) return { user: undefined, host };
  const info = authority.slice(0, sign);
  if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(info)) return undefined;
  const [nameText, passwordText] = cut(info, ':');
  const name = decodePart(nameText, 'user');
  const password = decodePart(passwordText, 'user');
  if (name === undefined || password === undefined) return undefined;
  return { user: { name, password: info.includes(':') ? password : undefined }, host };
}

function parseHost(scheme: string, host: string): string | undefined {
  const bracket = host.lastIndexOf('[');
  if (bracket > 0) return undefined;
  if (bracket === 0) return parseIpLiteral(host);
  // Go 1.26 allows one colon in http and https hosts; elsewhere the last one starts the port.
  const strict = scheme === 'http' || scheme === 'https';
  const colon = strict ? host.indexOf(':') : host.lastIndexOf(':');
  if (colon >= 0 && !isOptionalPort(host.slice(colon))) return undefined;
  return decodePart(host, 'host');
}

function parseIpLiteral(host: string): string | undefined {
  const close = host.lastIndexOf(']');
  const port = host.slice(close + 1);
  if (close < 0 || !isOptionalPort(port)) return undefined;
  const inner = host.slice(1, close);
  const zoneStart = inner.indexOf('%25');
  const address = decodePart(zoneStart < 0 ? inner : inner.slice(0, zoneStart), 'host');
  const zone = zoneStart < 0 ? '' : decodePart(inner.slice(zoneStart), 'zone');
  if (address === undefined || zone === undefined || zone === '%' || !isIPv6(address)) return undefined;
  return `[${address}${zone}]${port}`;
}

const isOptionalPort = (text: string): boolean => /^(?::[0-9]*)?$/.test(text);

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that Go refuses in a URL.
const hasControl = (text: string) => /[\x00-\x1f\x7f]/.test(text);

/** The parts before and after the first `separator`. */
function cut(text: string, separator: string): [string, string] {
  const index = text.indexOf(separator);
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}

/** Writes a URL as Go's `URL.String()` does. */
export function formatUrl(url: GoUrl): string {
  let text = url.scheme === '' ? '' : `${url.scheme}:`;
  text += url.opaque === '' ? formatHierarchy(url, text === '') : url.opaque;
  if (url.forceQuery || url.query !== '') text += `?${url.query}`;
  if (url.fragment !== '') text += `#${keptOrEscaped(url.rawFragment, url.fragment, 'fragment')}`;
  return fromBytes(text);
}

function formatHierarchy(url: GoUrl, isStart: boolean): string {
  const authority = formatAuthority(url);
  const path = escapedPath(url);
  if (path !== '' && !path.startsWith('/') && url.host !== '') return `${authority}/${path}`;
  const readsAsScheme = isStart && authority === '' && cut(path, '/')[0].includes(':');
  return `${authority}${readsAsScheme ? './' : ''}${path}`;
}

function formatAuthority({ scheme, host, user, path, omitHost }: GoUrl): string {
  if (scheme === '' && host === '' && user === undefined) return '';
  if (omitHost && host === '' && user === undefined) return '';
  if (host === '' && path === '' && user === undefined) return '';
  const password = user?.password === undefined ? '' : `:${encodePart(user.password, 'user')}`;
  const info = user === undefined ? '' : `${encodePart(user.name, 'user')}${password}@`;
  return `//${info}${encodePart(host, 'host')}`;
}

/** The path in escaped form, as it was written where that is possible. */
export function escapedPath(url: GoUrl): string {
  return url.path === '*' ? '*' : keptOrEscaped(url.rawPath, url.path, 'path');
}

function keptOrEscaped(raw: string, plain: string, part: 'path' | 'fragment'): string {
  const canKeep = raw !== '' && isValidEncoded(raw, part) && decodePart(raw, part) === plain;
  return canKeep ? raw : encodePart(plain, part);
}

import { UsageError } from '../../core/errors.ts';
import type { Io } from '../../core/io.ts';

const VARIABLES: Readonly<Record<string, readonly string[]>> = {
  'https:': ['HTTPS_PROXY', 'https_proxy'],
  'http:': ['HTTP_PROXY', 'http_proxy'],
};

/**
 * The proxy that the environment wants for a URL, by the rules of Go's programs (golang.org/x/net/http/httpproxy); nothing on this
 * machine is asked through one. Throws UsageError for a proxy that is no URL.
 */
export function proxyFor(url: URL, env: Io['env']): URL | undefined {
  const name = VARIABLES[url.protocol]?.find((variable) => env[variable]);
  const proxy = name === undefined ? undefined : env[name];
  if (
    name === undefined ||
    proxy === undefined ||
    isLoopback(url.hostname) ||
    isExcluded(url, env['NO_PROXY'] ?? env['no_proxy'] ?? '')
  ) {
    return undefined;
  }
  const text = proxy.includes('://') ? proxy : `http://${proxy}`;
  const parsed = URL.canParse(text) ? new URL(text) : undefined;
  // The value is not shown: it may hold a password.
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol) || !isDecodable(parsed)) {
    throw new UsageError(`${name} is no URL of an HTTP proxy`, 'write http://host:port');
  }
  return parsed;
}

/** Name and password are sent decoded. */
function isDecodable({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

const isLoopback = (host: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);

/** `NO_PROXY`: hosts, domains with or without a dot before them, `host:port`, or `*`. */
function isExcluded({ hostname, port, protocol }: URL, list: string): boolean {
  const actualPort = port || (protocol === 'https:' ? '443' : '80');
  return list
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, domain = '', wantedPort = ''] = /^\*?(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      if (wantedPort !== '' && wantedPort !== actualPort) return false;
      return domain.startsWith('.') ? hostname.endsWith(domain) : hostname === domain || hostname.endsWith(`.${domain}`);
    });
}

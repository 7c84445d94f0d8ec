import { BlockList, isIP } from 'node:net';
import { UsageError } from '../../core/errors.ts';
import type { Io } from '../../core/io.ts';
import { addressOf } from './address.ts';

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
    isExcluded(url, env['NO_PROXY'] || env['no_proxy'] || '')
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

/** `NO_PROXY`: hosts, domains with or without a dot before them, addresses, networks (`10.0.0.0/8`), `host:port`, or `*`. */
function isExcluded(url: URL, list: string): boolean {
  const { host, port } = addressOf(url);
  const entries = list.split(',').map((entry) => entry.trim().toLowerCase());
  return entries.some((entry) => entry === '*' || isInNetwork(host, entry) || isNamed(host, port, entry));
}

function isNamed(host: string, port: number, entry: string): boolean {
  if (isIP(entry) !== 0) return host === entry;
  const [, domain = '', onlyPort] = /^\*?\[?(.*?)\]?(?::(\d+))?$/.exec(entry) ?? [];
  if (domain === '' || (onlyPort !== undefined && Number(onlyPort) !== port)) return false;
  return domain.startsWith('.') ? host.endsWith(domain) : host === domain || host.endsWith(`.${domain}`);
}

const LONGEST_PREFIX = { ipv4: 32, ipv6: 128 } as const;

function isInNetwork(host: string, entry: string): boolean {
  const [, address = '', prefix] = /^([^/]+)\/(\d+)$/.exec(entry) ?? [];
  if (prefix === undefined || isIP(address) === 0 || isIP(host) !== isIP(address)) return false;
  const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
  if (Number(prefix) > LONGEST_PREFIX[family]) return false;
  const network = new BlockList();
  network.addSubnet(address, Number(prefix), family);
  return network.check(host, family);
}

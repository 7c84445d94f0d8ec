import { grpcAuthority, type ServerUrl, serverUrl } from '../flyte/server-url.ts';
import { adminOf, type ReadClient, serverSetup } from './cli-config.ts';
import { isLocalHost } from './hosts.ts';

/** What stands in the file: the loader normalises URLs, and refuses some. */
export function writtenEndpoint(subject: ReadClient): string {
  const node = subject.client.pyflyte('admin.endpoint');
  return node?.kind === 'scalar' ? String(node.value) : adminOf(subject).endpoint.value;
}

/** The address that is meant by whatever stands in its place. Where a URL names no port, http has its own; gRPC would take 443. */
export function meantAddress(endpoint: string): string {
  if (/^unix:/i.test(endpoint)) return endpoint;
  const [, scheme = '', host = ''] =
    /^(?:(?:([a-z][a-z\d+.-]*):)?\/+|(?:dns|passthrough|https?):\/*)?([^/\s]*)/i.exec(endpoint.trim()) ?? [];
  return `dns:///${host}${scheme.toLowerCase() === 'http' && !/:\d+$/.test(host) ? ':80' : ''}`;
}

/** The host, and the port if there is one, that the client is meant to call; undefined where there is none. */
export const authorityOf = (subject: ReadClient): string | undefined => grpcAuthority(meantAddress(writtenEndpoint(subject)));

/** The URL that the server takes for its own in calls of this client. */
export function seenAs(subject: ReadClient): ServerUrl | undefined {
  const setup = serverSetup(subject);
  const authority = authorityOf(subject);
  return setup && authority !== undefined ? serverUrl(setup.auth, authority) : undefined;
}

/** Whether the client calls a Flyte on the machine it runs on, as in the sandbox. */
export const callsThisMachine = (subject: ReadClient): boolean => isLocalHost(`https://${authorityOf(subject) ?? ''}`);

/** Whether the address is one of TLS: no port, or that of https, on another machine. */
export function speaksTls(subject: ReadClient): boolean {
  const authority = authorityOf(subject);
  return authority !== undefined && !callsThisMachine(subject) && (!/:\d+$/.test(authority) || authority.endsWith(':443'));
}

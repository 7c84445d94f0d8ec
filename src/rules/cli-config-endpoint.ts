import { grpcAuthority } from '../flyte/server-url.ts';
import { adminOf, hasAdmin, type ReadClient } from './cli-config.ts';
import { isLocalHost } from './hosts.ts';
import { defineRule, missing } from './rule.ts';
import { isOwn, isUnfilled } from './values.ts';

export const cliConfigEndpoint = defineRule({
  id: 'cli-config-endpoint',
  severity: 'error',
  category: 'url',
  summary: 'flytectl or pyflyte cannot reach Flyte at the endpoint of the configuration file',
  symptom: { component: 'flytectl', when: 'CLI call', text: 'too many colons in address' },
  messages: {
    missing: {
      text: 'without "admin.endpoint" the clients do not know where Flyte is. set it to the gRPC address',
      symptom: { component: 'flytectl', when: 'CLI call', text: 'missing address' },
      fix: 'endpoint: dns:///<host of Flyte>',
    },
    url: { text: 'endpoint "{found}" is a URL, and gRPC takes an address. write "{meant}"', fix: '{meant}' },
    path: {
      text: 'endpoint "{found}" has a path, and gRPC takes host and port alone. write "{meant}"',
      symptom: { component: 'flytectl', when: 'CLI call', text: 'produced zero addresses' },
      fix: '{meant}',
    },
    noPort: {
      text: 'endpoint "{found}" has no port, which flytectl needs. write "{meant}"',
      symptom: { component: 'flytectl', when: 'CLI call', text: 'missing port in address' },
      fix: '{meant}',
    },
    number: {
      text: 'flytectl cannot read an IP address with a port as "{found}". write "{meant}"',
      symptom: { component: 'flytectl', when: 'CLI call', text: 'first path segment in URL cannot contain colon' },
      fix: '{meant}',
    },
    placeholder: 'endpoint "{found}" is a placeholder. put the host of Flyte there',
  },
  check(subject: ReadClient, report) {
    const { endpoint } = adminOf(subject);
    const found = writtenEndpoint(subject);
    const refused = subject.client.flytectl.decodeErrors.find(({ path }) => path === 'endpoint');
    if (refused)
      return report('number', { at: { value: found, origin: refused.origin }, data: { found, meant: `dns:///${found}` } });
    if (!hasAdmin(subject)) return;
    if (!isOwn(endpoint) || found === '') return report('missing', { at: missing('admin.endpoint') });
    if (isUnfilled(found)) return report('placeholder', { at: endpoint, data: { found } });
    const fault = faultOf(found);
    const meant = meantBy(found);
    if (fault) report(fault, { at: endpoint, data: { found, meant }, replace: { with: meant, safe: true } });
  },
});

type Fault = 'url' | 'path' | 'noPort';

function faultOf(endpoint: string): Fault | undefined {
  if (/^https?:\/\//.test(endpoint)) return 'url';
  if (/^unix:/.test(endpoint)) return undefined;
  if (grpcAuthority(endpoint) === undefined) return 'path';
  return /^(dns|passthrough):|:\d+$/.test(endpoint) ? undefined : 'noPort';
}

/** Where a URL names no port, http and https have theirs; gRPC would take 443. */
function meantBy(endpoint: string): string {
  const [, scheme = '', host = ''] = /^(?:(https?):\/\/|dns:\/*)?([^/]*)/.exec(endpoint) ?? [];
  return `dns:///${host}${scheme === 'http' && !/:\d+$/.test(host) ? ':80' : ''}`;
}

/** What stands in the file: the loader normalises URLs, and refuses some. */
function writtenEndpoint(subject: ReadClient): string {
  const node = subject.client.pyflyte('admin.endpoint');
  return node?.kind === 'scalar' ? String(node.value) : adminOf(subject).endpoint.value;
}

/** Whether the client calls a Flyte on the machine it runs on, as in the sandbox. */
export const callsThisMachine = (subject: ReadClient): boolean =>
  isLocalHost(`https://${grpcAuthority(adminOf(subject).endpoint.value) ?? ''}`);

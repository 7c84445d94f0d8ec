import { grpcAuthority } from '../flyte/server-url.ts';
import { adminOf, hasAdmin, type ReadClient } from './cli-config.ts';
import { meantAddress, writtenEndpoint } from './cli-config-address.ts';
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
      symptom: { component: 'flytectl', when: 'CLI call', text: 'received empty target in Build()' },
      fix: 'endpoint: dns:///<host of Flyte>',
    },
    url: { text: 'endpoint "{found}" is a URL, and gRPC takes an address. write "{meant}"', fix: '{meant}' },
    nameServer: {
      text: 'endpoint "{found}" names a server to ask for names, and no host. after "dns:" go three slashes. write "{meant}"',
      symptom: { component: 'flytectl', when: 'CLI call', text: 'dns resolver: missing address' },
      fix: '{meant}',
    },
    passthrough: {
      text: 'endpoint "{found}": pyflyte knows no "passthrough:". write "{meant}"',
      symptom: { component: 'pyflyte', when: 'CLI call', text: 'Flyte cluster is currently unavailable' },
      fix: '{meant}',
    },
    blank: {
      text: 'endpoint "{found}" has a blank, which flytectl takes for a part of the address. take it out',
      symptom: { component: 'flytectl', when: 'CLI call', text: 'Error while dialing: dial tcp: lookup' },
    },
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
      text: 'flytectl takes what is before the colon of "{found}" for a protocol, and it is none. write "{meant}"',
      symptom: { component: 'flytectl', when: 'CLI call', text: 'first path segment in URL cannot contain colon' },
      fix: '{meant}',
    },
    refused: {
      text: 'flytectl cannot read "{at}" as an address. write dns:/// and the host of Flyte',
      symptom: { component: 'flytectl', when: 'CLI call', text: "'endpoint' expected a map or struct" },
      fix: 'endpoint: dns:///<host of Flyte>',
    },
    placeholder: 'endpoint "{found}" is a placeholder. put the host of Flyte there',
  },
  check(subject: ReadClient, report) {
    const { endpoint } = adminOf(subject);
    const found = writtenEndpoint(subject);
    const refused = subject.client.flytectl.decodeErrors.find(({ path }) => path === 'endpoint');
    if (refused) {
      const at = { value: found, origin: refused.origin };
      if (!HOST_AND_PORT.test(found)) return report('refused', { at });
      const meant = meantAddress(found);
      return report('number', { at, data: { found, meant }, replace: { with: meant, safe: true } });
    }
    if (!hasAdmin(subject)) return;
    if (!isOwn(endpoint) || found === '') return report('missing', { at: missing('admin.endpoint') });
    if (isUnfilled(found)) return report('placeholder', { at: endpoint, data: { found } });
    const fault = faultOf(found, endpoint.value);
    const meant = meantAddress(found);
    // What a blank in the middle stands for nobody can tell.
    const isClear = !/\S\s+\S/.test(found);
    if (fault) report(fault, { at: endpoint, data: { found, meant }, ...(isClear && { replace: { with: meant, safe: true } }) });
  },
});

const HOST_AND_PORT = /^[^/\s]+:\d+$/;

/** What cannot be dialled whatever stands behind it. */
const FORMS = [
  ['url', /^https?:(?!\d+$)|^(?!dns:|passthrough:|unix:)(?:[a-z][a-z\d+.-]*:)?\/\//i],
  ['nameServer', /^dns:\/\/[^/]+\/?$/i],
  ['blank', /\s/],
  ['passthrough', /^passthrough:/i],
] as const;

function faultOf(written: string, dialled: string): (typeof FORMS)[number][0] | 'path' | 'noPort' | undefined {
  const [form] = FORMS.find(([, pattern]) => pattern.test(written)) ?? [];
  if (form !== undefined || dialled.startsWith('unix:')) return form;
  if (grpcAuthority(dialled) === undefined) return 'path';
  return /^dns:|:\d+$/.test(dialled) ? undefined : 'noPort';
}

import type { LoadedProcess } from '../flyte/model.ts';
import { grpcAuthority } from '../flyte/server-url.ts';
import { isInternalHost, isLocalHost } from './hosts.ts';
import { defineRule } from './rule.ts';
import { serviceName } from './service-processes.ts';
import { isOwn, isUnfilled } from './values.ts';

export const adminEndpoint = defineRule({
  id: 'admin-endpoint',
  severity: 'error',
  category: 'url',
  summary: 'a service cannot reach flyteadmin at its endpoint',
  symptom: { component: 'flytepropeller', when: 'workflow run', text: 'too many colons in address' },
  messages: {
    url: {
      text: 'endpoint "{found}" is the URL of a web server, and {process} speaks gRPC. write "{meant}"',
      fix: '{meant}',
    },
    none: {
      text: '{process} has no address of flyteadmin to call. set "{at}"',
      symptom: { component: 'flytepropeller', when: 'workflow run', text: 'missing address' },
      fix: '{at}: flyteadmin:81',
    },
    noPort: {
      text: 'endpoint "{found}" has no port. add it, or write "{meant}"',
      symptom: { component: 'flytepropeller', when: 'workflow run', text: 'missing port in address' },
      fix: '{meant}',
    },
    insecure: {
      text: '{process} calls "{found}" without TLS, as "insecure" is true. set it to false',
      severity: 'warning',
      symptom: { component: 'flytepropeller', when: 'workflow run', text: 'error reading server preface: EOF' },
      fix: 'insecure: false',
    },
    redirected: {
      text: 'endpoint "{found}" makes this process call another server than itself. remove it: it answers at localhost:8089',
      severity: 'warning',
    },
  },
  check(model, report) {
    // Calls go astray whether authentication is on or not.
    for (const process of model.processes.filter(({ sections }) => sections.includes('admin'))) {
      const { endpoint, insecure } = process.admin;
      if (endpoint.value === '' && !isRefused(process))
        report('none', { at: endpoint, data: { process: serviceName(process.name) } });
      if (!isOwn(endpoint) || isUnfilled(endpoint.value) || endpoint.value === '') continue;
      const found = endpoint.value;
      const fault = faultOf(process, model.release.namespace);
      const at = fault === 'insecure' ? insecure : endpoint;
      if (fault) report(fault, { at, data: { found, process: serviceName(process.name), meant: meantBy(found) } });
    }
  },
});

const isRefused = ({ error }: LoadedProcess): boolean => error !== undefined;

type Fault = 'url' | 'noPort' | 'insecure' | 'redirected';

/** The first thing that is wrong with an endpoint: gRPC takes `host:port`, `dns:///host` and the like. */
function faultOf({ name, admin: { endpoint, insecure } }: LoadedProcess, namespace: string): Fault | undefined {
  if (/^https?:\/\//.test(endpoint.value)) return 'url';
  if (!/^(dns|passthrough|unix):|:\d+$/.test(endpoint.value)) return 'noPort';
  const url = `http://${grpcAuthority(endpoint.value) ?? ''}`;
  if (isLocalHost(url)) return undefined;
  if (name === 'flyte') return 'redirected';
  // Other ports may well be served in clear.
  return insecure.value && !isInternalHost(url, namespace) && !/:(?!443$)\d+$/.test(url) ? 'insecure' : undefined;
}

const meantBy = (endpoint: string): string => `dns:///${endpoint.replace(/^https?:\/\//, '').replace(/\/.*$/, '')}`;

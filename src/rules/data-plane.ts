import { PUBLISHED_SECRETS } from '../secrets/known.ts';
import { defineRule, flyteKey } from './rule.ts';
import { clientSecretOf } from './secret-files.ts';
import { serviceName } from './service-processes.ts';
import { callersOf, isDataPlane } from './setup.ts';
import { isOwn } from './values.ts';

export const dataPlane = defineRule({
  id: 'data-plane',
  severity: 'warning',
  category: 'client',
  summary: 'a data plane does not know its control plane',
  symptom: { component: 'flytepropeller', when: 'workflow run', text: 'dial tcp: lookup flyteadmin: no such host' },
  messages: {
    endpoint: {
      text: '{process} runs without flyteadmin beside it and still calls "{found}". set "{at}" to the address of the control plane',
      fix: '{at}: dns:///<host of Flyte>',
    },
    secret: {
      text: '{process} logs in to the control plane with the published default secret. set "{at}" to the secret of its client',
      symptom: { component: 'flytepropeller', when: 'workflow run', text: 'oauth2: "invalid_client"' },
    },
    unmounted: {
      text: '{process} is told how to log in to the control plane, and no Secret is mounted for it. set "{enabled}" to true',
      symptom: {
        component: 'flytepropeller',
        when: 'workflow run',
        text: 'open /etc/secrets/client_secret: no such file or directory',
      },
      fix: '{enabled}: true',
    },
  },
  check(model, report) {
    if (!isDataPlane(model)) return;
    for (const caller of callersOf(model)) {
      const process = serviceName(caller.process.name);
      const { endpoint, clientId, scopes, audience } = caller.admin;
      // Whether the control plane asks for a login is not in these values, but nobody sets these for one that does not.
      const logsIn = [clientId, scopes, audience].some(isOwn);
      if (endpoint.origin.from === 'chart') report('endpoint', { at: endpoint, data: { process, found: endpoint.value } });
      const file = clientSecretOf(model, caller);
      if (file?.kind === 'value' && PUBLISHED_SECRETS.includes(String(file.secret.value).trim()))
        report('secret', { at: file.secret, severity: logsIn || isOwn(file.secret) ? 'warning' : 'info', data: { process } });
      if (logsIn && file?.kind === 'unmounted') {
        const enabled = flyteKey('chart.mountClientSecret');
        const cure = { safe: false, change: { set: enabled, to: true } } as const;
        report('unmounted', { at: { missing: enabled.flyte }, data: { process, enabled }, cure });
      }
    }
  },
});

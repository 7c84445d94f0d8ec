import { defineRule } from './rule.ts';
import { serviceName, serviceProcesses } from './service-processes.ts';

export const callerAuthType = defineRule({
  id: 'caller-auth-type',
  severity: 'error',
  category: 'client',
  summary: 'a service logs in the way people do',
  symptom: { component: 'flytepropeller', when: 'workflow run', text: 'failed to get new token' },
  messages: {
    person: {
      text: '{process} has authType {found}, which needs somebody at a browser. services take ClientSecret, the default',
      fix: '{at}: ClientSecret',
    },
    noCommand: {
      text: '{process} has authType ExternalCommand and no "command" that prints a token. add it, or use ClientSecret',
      fix: '{at}: ClientSecret',
    },
  },
  check(model, report) {
    for (const { name, admin } of serviceProcesses(model)) {
      const { authType, command } = admin;
      const process = serviceName(name);
      if (authType.value === 'Pkce' || authType.value === 'DeviceFlow')
        report('person', { at: authType, data: { process, found: authType.value } });
      if (authType.value === 'ExternalCommand' && command.value.length === 0)
        report('noCommand', { at: authType, data: { process } });
    }
  },
});

import { type ReadClient, serverSetup } from './cli-config.ts';
import { loginOf } from './cli-config-login.ts';
import { defineRule } from './rule.ts';

export const cliConfigDeviceFlow = defineRule({
  id: 'cli-config-device-flow',
  severity: 'error',
  category: 'client',
  summary: 'the client logs in with a code, and the authorization server has no endpoint for that',
  symptom: { component: 'flytectl', when: 'CLI call', text: 'Post "": unsupported protocol scheme ""' },
  messages: {
    self: {
      text: "authType DeviceFlow is impossible here: Flyte's own authorization server has no endpoint for device logins. use Pkce, or ClientSecret",
      fix: 'authType: Pkce',
    },
  },
  check(subject: ReadClient, report) {
    const setup = serverSetup(subject);
    const login = loginOf(subject);
    if (setup?.mode !== 'Self' || login?.value !== 'DeviceFlow') return;
    report('self', {
      at: login,
      related: [{ message: 'the mode of the server', at: setup.auth.appAuth.authServerType }],
    });
  },
});

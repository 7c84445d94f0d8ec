import { defineRule, flyteKey } from './rule.ts';
import { clientSecretOf } from './secret-files.ts';
import { setupOf } from './setup.ts';

export const clientSecretUnmounted = defineRule({
  id: 'client-secret-unmounted',
  severity: 'error',
  category: 'secret',
  summary: 'flytepropeller has no secret to log in with',
  symptom: {
    component: 'flytepropeller',
    when: 'workflow run',
    text: 'open /etc/secrets/client_secret: no such file or directory',
  },
  messages: {
    unmounted: {
      text: 'no Secret is mounted for {process}, so it has no client secret to log in with. set "{enabled}" to true; its Secret may lie outside Helm',
      fix: '{enabled}: true',
    },
  },
  check(model, report) {
    const setup = setupOf(model);
    if (!setup?.security.useAuth.value) return;
    for (const caller of setup.callers) {
      if (clientSecretOf(model, caller)?.kind !== 'unmounted') continue;
      const enabled = flyteKey('chart.mountClientSecret');
      report('unmounted', { at: { missing: enabled.flyte }, data: { process: caller.process.name, enabled } });
    }
  },
});

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
      text: 'no Secret with the client secret is mounted for {processes}. set "{enabled}" to true; the Secret may lie outside Helm',
      fix: '{enabled}: true',
    },
  },
  check(model, report) {
    const setup = setupOf(model);
    if (!setup?.security.useAuth.value) return;
    const lacking = setup.callers.filter((caller) => clientSecretOf(model, caller)?.kind === 'unmounted');
    if (lacking.length === 0) return;
    const enabled = flyteKey('chart.mountClientSecret');
    const processes = lacking.map(({ process }) => (process.name === 'flyte' ? 'flytepropeller' : process.name)).join(' and ');
    const cure = { safe: false, change: { set: enabled, to: true } };
    report('unmounted', { at: { missing: enabled.flyte }, data: { processes, enabled }, cure });
  },
});

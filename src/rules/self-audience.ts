import { defineRule } from './rule.ts';
import { setupOf } from './setup.ts';
import { flyteClientOf, staticClient } from './static-clients.ts';
import { textsOf } from './values.ts';

export const selfAudience = defineRule({
  id: 'self-audience',
  severity: 'error',
  category: 'token',
  summary: 'an audience is asked for, which Flyte’s own authorization server refuses',
  symptom: { component: 'flytepropeller', when: 'workflow run', text: 'has not been whitelisted by the OAuth 2.0 Client.' },
  messages: {
    caller:
      'flytepropeller asks for the audience "{found}", which Flyte\'s own authorization server refuses. audiences are for external servers. remove it',
    cli: {
      text: 'pyflyte asks for the audience "{found}", which Flyte\'s own authorization server refuses. audiences are for external servers. remove it',
      symptom: { component: 'pyflyte', when: 'CLI call', text: 'has not been whitelisted by the OAuth 2.0 Client.' },
    },
  },
  check(model, report) {
    const setup = setupOf(model);
    if (setup?.mode !== 'Self') return;
    const isRefused = (id: string, audience: string) =>
      audience !== '' && !textsOf(staticClient(setup, id)?.audience ?? NONE).includes(audience);
    for (const { request } of setup.callers) {
      const { audience, clientId } = request;
      if (isRefused(clientId.value, audience.value))
        report('caller', { at: audience, data: { found: audience.value }, cure: { safe: true, change: { remove: audience } } });
    }
    const { audience, clientId } = flyteClientOf(setup);
    if (isRefused(clientId.value, audience.value))
      report('cli', { at: audience, data: { found: audience.value }, cure: { safe: true, change: { remove: audience } } });
  },
});

const NONE = { value: [], origin: { from: 'flyte', path: [] } } as const;

import { defineRule, flyteKey } from './rule.ts';
import { setupOf } from './setup.ts';
import { flyteClientOf } from './static-clients.ts';

const TEXT = 'No audience parameter was provided, and no default audience has been configured';

export const auth0Audience = defineRule({
  id: 'auth0-audience',
  severity: 'error',
  category: 'token',
  summary: 'Auth0 issues no token for Flyte unless it is asked for an audience',
  symptom: { component: 'flytepropeller', when: 'workflow run', text: TEXT },
  messages: {
    caller: {
      text: 'flytepropeller asks Auth0 for no audience, and Auth0 issues no token for an API without one. set "{at}" to the API identifier',
      fix: '{at}: <API identifier>',
    },
    cli: {
      text: 'pyflyte asks Auth0 for no audience, and Auth0 issues no token for an API without one. set "{audience}" to the API identifier',
      severity: 'warning',
      symptom: { component: 'pyflyte', when: 'CLI call', text: TEXT },
      fix: '{audience}: <API identifier>',
    },
  },
  check(model, report) {
    const setup = setupOf(model);
    if (setup?.tokens?.verdict.idp !== 'auth0') return;
    for (const { request, admin } of setup.callers) {
      if (request.audience.value === '') report('caller', { at: admin.audience });
    }
    const { audience } = flyteClientOf(setup);
    if (audience.value === '')
      report('cli', { at: audience, data: { audience: flyteKey('auth.appAuth.thirdPartyConfig.flyteClient.audience') } });
  },
});

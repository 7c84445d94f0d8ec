import { defineRule } from './rule.ts';
import { setupOf } from './setup.ts';
import { isOwn, textsOf } from './values.ts';

export const selfIssuer = defineRule({
  id: 'self-issuer',
  severity: 'error',
  category: 'token',
  summary: 'the issuer of Flyte’s own authorization server fits no URL that Flyte is called by',
  symptom: { component: 'flyteadmin', when: 'CLI call', text: 'invalid audience' },
  messages: {
    unknown: 'Flyte issues tokens for "{found}" and accepts them for {known} alone. remove the issuer',
    several: {
      text: 'Flyte issues all tokens for "{found}" and then wants the URL of each request, of which there are several. remove the issuer',
      severity: 'warning',
    },
  },
  check(model, report) {
    const setup = setupOf(model);
    if (setup?.mode !== 'Self') return;
    const { issuer } = setup.auth.appAuth.selfAuthServer;
    const known = textsOf(setup.auth.authorizedUris);
    const cure = { safe: true, change: { remove: issuer } };
    if (issuer.value === '' || known.length === 0) return;
    const own = textsOf({ ...setup.auth.authorizedUris, value: setup.auth.authorizedUris.value.filter(isOwn) });
    if (!known.includes(issuer.value)) report('unknown', { at: issuer, data: { found: issuer.value, known: own }, cure });
    else if (setup.callers.some(({ process }) => process.name !== 'flyte'))
      report('several', { at: issuer, data: { found: issuer.value }, cure });
  },
});

import { defineRule } from './rule.ts';
import { setupOf } from './setup.ts';

export const entraTenants = defineRule({
  id: 'entra-tenants',
  severity: 'error',
  category: 'token',
  summary: 'tokens of every Microsoft Entra tenant are accepted',
  symptom: { none: 'everything works, for people of other tenants too' },
  messages: {
    all: {
      text: '"{found}" stands for every Entra tenant: people of all of them get in. name your tenant',
      fix: 'https://login.microsoftonline.com/<tenant GUID>/v2.0',
    },
  },
  check(model, report) {
    const tokens = setupOf(model)?.tokens;
    if (tokens?.verdict.verdict === 'reject:entra-multi-tenant-alias')
      report('all', { at: tokens.url, data: { found: tokens.url.value } });
  },
});

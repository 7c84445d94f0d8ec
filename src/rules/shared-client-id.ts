import { defineRule } from './rule.ts';
import { setupOf } from './setup.ts';
import { flyteClientOf } from './static-clients.ts';
import { isUnfilled } from './values.ts';

/** Command line tools have no secret, so that a client that has one is none for them. */
export const sharedClientId = defineRule({
  id: 'shared-client-id',
  severity: 'warning',
  category: 'client',
  summary: 'command line tools use a client that is registered with a secret',
  symptom: {
    component: 'flytectl',
    when: 'CLI call',
    text: 'error while exchanging auth code due to oauth2: "invalid_client"',
  },
  messages: {
    shared:
      'flytectl and pyflyte log in as "{found}", the client of {other}, whose secret they do not have. register a public client for them',
  },
  check(model, report) {
    const setup = setupOf(model);
    // At Entra one registration may serve all three, with public client flows allowed.
    if (!setup?.tokens || setup.tokens.verdict.idp === 'azure-ad') return;
    const cli = flyteClientOf(setup).clientId;
    const clients = [
      { other: 'the console', at: setup.auth.userAuth.openId.clientId },
      ...setup.callers.map(({ admin }) => ({ other: 'flytepropeller', at: admin.clientId })),
    ];
    const same = clients.find(({ at }) => at.value === cli.value);
    if (same === undefined || cli.value === '' || isUnfilled(cli.value)) return;
    const related = [{ message: `the client of ${same.other}`, at: same.at }];
    report('shared', { at: cli, data: { found: cli.value, other: same.other }, related });
  },
});

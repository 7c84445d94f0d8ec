import type { Sourced } from '../core/origin.ts';
import { addedConfig } from './added-config.ts';
import { adminOf, type ReadClient, serverSetup } from './cli-config.ts';
import { hasSecret, loginOf, namesSecret } from './cli-config-login.ts';
import { defineRule, missing, type Report } from './rule.ts';
import type { Setup } from './setup.ts';
import { flyteClientOf, staticClient } from './static-clients.ts';
import { isOwn, isUnfilled } from './values.ts';

const INVALID = { component: 'flytectl', when: 'CLI call', text: 'oauth2: "invalid_client"' } as const;

const MESSAGES = {
  missing: {
    text: 'authType ClientSecret without "admin.clientId": flytectl logs in as flytepropeller, and pyflyte fails. name the client',
    symptom: { component: 'pyflyte', when: 'CLI call', text: 'Client ID and Client SECRET both are required.' },
    fix: 'clientId: flytepropeller',
  },
  unknown: 'clientId "{found}" is no client of Flyte\'s own authorization server. known are {known}',
  noSecret:
    'clientId "{found}" is a public client, which has no secret and may not log in without a person. use a client with a secret',
  people: {
    text: 'clientId "{found}" is the client of people (flyteClient), which has no secret. use a service client',
    severity: 'warning',
  },
  ignored: {
    text: 'clientId "{found}" is read by nobody with authType {type}: the client of people comes from Flyte. remove it',
    severity: 'info',
    symptom: { component: 'flytectl', when: 'CLI call', text: 'another client id in the browser than the one of the file' },
  },
} as const;

export const cliConfigClientId = defineRule({
  id: 'cli-config-client-id',
  severity: 'error',
  category: 'client',
  summary: 'the configuration file names no client that can log in with a secret',
  symptom: INVALID,
  messages: MESSAGES,
  check(subject: ReadClient, report) {
    const { clientId } = adminOf(subject);
    const login = loginOf(subject);
    if (login === undefined) return;
    if (!hasSecret(subject)) {
      const data = { found: clientId.value, type: login.value };
      if (isOwn(clientId)) report('ignored', { at: clientId, on: 'key', data });
    } else if (!isOwn(login) && !namesSecret(subject)) return;
    else if (!isOwn(clientId)) report('missing', { at: missing('admin.clientId') });
    else if (!isUnfilled(clientId.value)) judgeId(clientId, serverSetup(subject), report);
  },
});

function judgeId(id: Sourced<string>, setup: Setup | undefined, report: Report<typeof MESSAGES>): void {
  const found = id.value;
  if (setup?.mode === 'External') {
    // One registration may be all three clients at Entra.
    const isShared = setup.tokens?.verdict.idp === 'azure-ad';
    if (!isShared && flyteClientOf(setup).clientId.value === found) report('people', { at: id, data: { found } });
  } else if (setup) {
    const client = staticClient(setup, found);
    const known = [...setup.auth.appAuth.selfAuthServer.staticClients.value.keys()].sort();
    if (client?.public.value) report('noSecret', { at: id, data: { found } });
    else if (!client && addedConfig(setup.server).length === 0) report('unknown', { at: id, data: { found, known } });
  }
}

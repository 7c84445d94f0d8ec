import { acceptedAudiences } from '../flyte/audience.ts';
import { adminOf, type ReadClient, serverSetup } from './cli-config.ts';
import { authorityOf } from './cli-config-address.ts';
import { hasSecret, loginOf } from './cli-config-login.ts';
import { defineRule, missing, type Report } from './rule.ts';
import type { Setup } from './setup.ts';
import { flyteClientOf, staticClient } from './static-clients.ts';
import { isOwn, isUnfilled, textsOf } from './values.ts';

const MESSAGES = {
  none: {
    text: 'useAudienceFromAdmin takes the audience from Flyte, and Flyte names none (flyteClient.audience). write it here, or set it there',
    severity: 'warning',
  },
  self: {
    text: 'the client asks for the audience "{found}", which "{id}" may not ask for at Flyte\'s own authorization server. remove it',
    symptom: { component: 'flytectl', when: 'CLI call', text: 'has not been whitelisted by the OAuth 2.0 Client' },
  },
  refused: {
    text: 'the client asks for a token with the audience "{found}", and Flyte takes {known} alone. write one of them',
    symptom: { component: 'flyteadmin', when: 'CLI call', text: 'invalid audience' },
  },
  auth0: {
    text: 'flytectl asks Auth0 for no audience, and Auth0 issues no token for an API without one. set "admin.audience"',
    fix: 'audience: {meant}',
  },
  ignored: {
    text: 'audience "{found}" is read by nobody with authType {type}: it comes from Flyte (flyteClient.audience). remove it',
    severity: 'info',
  },
} as const;

export const cliConfigAudience = defineRule({
  id: 'cli-config-audience',
  severity: 'error',
  category: 'token',
  summary: 'the client asks for an audience that does not get it in, or for none where one is needed',
  symptom: {
    component: 'flytectl',
    when: 'CLI call',
    text: 'No audience parameter was provided, and no default audience has been configured',
  },
  messages: MESSAGES,
  check(subject: ReadClient, report) {
    const { audience, useAudienceFromAdmin } = adminOf(subject);
    const setup = serverSetup(subject);
    if (!hasSecret(subject)) {
      // pyflyte sends it in device logins.
      const type = loginOf(subject)?.value;
      if (type === 'Pkce' && isOwn(audience) && audience.value !== '')
        report('ignored', { at: audience, on: 'key', data: { found: audience.value, type } });
      return;
    }
    if (!setup) return;
    const fromServer = flyteClientOf(setup).audience;
    if (useAudienceFromAdmin.value && fromServer.value === '') report('none', { at: useAudienceFromAdmin });
    const asked = useAudienceFromAdmin.value ? fromServer : audience;
    if (!isUnfilled(asked.value)) judgeAsked(subject, setup, asked.value, report);
  },
});

function judgeAsked(subject: ReadClient, setup: Setup, found: string, report: Report<typeof MESSAGES>): void {
  const { audience, clientId, useAudienceFromAdmin } = adminOf(subject);
  const at = useAudienceFromAdmin.value ? useAudienceFromAdmin : audience;
  if (setup.mode === 'Self') {
    const client = staticClient(setup, clientId.value);
    const id = clientId.value;
    if (found !== '' && client && !textsOf(client.audience).includes(found)) report('self', { at, data: { found, id } });
    return;
  }
  const known = [...new Set(acceptedAudiences(setup.auth, authorityOf(subject)).map(({ value }) => value))];
  if (setup.tokens?.verdict.idp !== 'auth0') return;
  if (found === '' && !useAudienceFromAdmin.value)
    report('auth0', { at: missing('admin.audience'), data: { meant: known[0] ?? '' } });
  else if (found !== '' && !known.includes(found)) report('refused', { at, data: { found, known } });
}

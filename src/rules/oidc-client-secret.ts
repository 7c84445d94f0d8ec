import { profileOf } from '../idps/index.ts';
import { secretOf } from '../secrets/secret.ts';
import { defineRule } from './rule.ts';
import { secretFile } from './secret-files.ts';
import { setupOf } from './setup.ts';
import { isUnfilled } from './values.ts';

const EXCHANGE = { component: 'flyteadmin', when: 'login', text: 'Error when exchanging code oauth2: "invalid_client"' } as const;

export const oidcClientSecret = defineRule({
  id: 'oidc-client-secret',
  severity: 'error',
  category: 'secret',
  summary: 'the console’s client secret is missing or cannot be right',
  symptom: EXCHANGE,
  messages: {
    missing: {
      text: 'the values hold no client secret for the console. set "{at}", or make sure that the Secret gets the key "{name}" elsewhere',
      severity: 'info',
      symptom: {
        component: 'flyteadmin',
        when: 'start',
        text: 'secrets not found - file [/etc/secrets/oidc_client_secret], Env [FLYTE_SECRET_oidc_client_secret]',
      },
    },
    blank: 'the client secret of the console has blanks or line breaks around it, which Flyte sends along. remove them',
    trap: '{problem}',
  },
  check(model, report) {
    const setup = setupOf(model);
    if (!setup) return;
    const name = setup.auth.userAuth.openId.clientSecretName.value;
    const file = secretFile(model, setup.server.name, name);
    if (file.kind === 'empty') report('missing', { at: { missing: ['secrets', 'oidc_client_secret'] }, data: { name } });
    if (file.kind !== 'value') return;
    const text = String(file.secret.value ?? '');
    if (isUnfilled(text)) return;
    // Flyte removes one line break at the end and nothing else.
    if (text !== '' && text.replace(/\n$/, '') !== text.trim()) report('blank', { at: file.secret });
    const problem = setup.login?.idp && profileOf(setup.login.idp).secretTrap?.(secretOf(text));
    if (problem) report('trap', { at: file.secret, data: { problem } });
  },
});

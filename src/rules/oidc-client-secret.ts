import { profileOf } from '../idps/index.ts';
import { secretOf } from '../secrets/secret.ts';
import { defineRule, missing, type Report } from './rule.ts';
import { type LackingKey, secretFile, similarKey } from './secret-files.ts';
import { setupOf } from './setup.ts';
import { isUnfilled } from './values.ts';

const EXCHANGE = { component: 'flyteadmin', when: 'login', text: 'Error when exchanging code oauth2: "invalid_client"' } as const;

const NOT_FOUND = {
  component: 'flyteadmin',
  when: 'start',
  text: 'secrets not found - file [/etc/secrets/oidc_client_secret], Env [FLYTE_SECRET_oidc_client_secret]',
} as const;

/** The key that the charts write. */
const STANDARD = 'oidc_client_secret';

const MESSAGES = {
  missing: {
    text: 'the values hold no client secret for the console. set "{at}", or put "{name}" into the Secret elsewhere',
    severity: 'info',
    symptom: NOT_FOUND,
  },
  noKey: {
    text: 'flyteadmin looks for the client secret of the console in the key "{key}", and the Secret "{name}" has none. add it',
    symptom: NOT_FOUND,
  },
  misspelt: {
    text: 'flyteadmin looks for the client secret of the console in "{key}", and finds "{found}". rename it',
    symptom: NOT_FOUND,
    fix: '{key}',
  },
  otherName: {
    text: 'flyteadmin looks for the client secret of the console in "{name}", and the chart writes "{standard}". remove "{at}"',
    symptom: NOT_FOUND,
  },
  blank: 'the client secret of the console has blanks or line breaks around it, which Flyte sends along. remove them',
  trap: '{problem}',
} as const;

export const oidcClientSecret = defineRule({
  id: 'oidc-client-secret',
  severity: 'error',
  category: 'secret',
  summary: 'the console’s client secret is missing or cannot be right',
  symptom: EXCHANGE,
  messages: MESSAGES,
  check(model, report) {
    const setup = setupOf(model);
    if (!setup) return;
    const { clientSecretName } = setup.auth.userAuth.openId;
    const name = clientSecretName.value;
    const file = secretFile(model, setup.server.name, name);
    const standard = name === STANDARD ? file : secretFile(model, setup.server.name, STANDARD);
    if (file.kind === 'empty' && standard.kind === 'value')
      report('otherName', { at: clientSecretName, data: { name, standard: STANDARD } });
    else if (file.kind === 'empty') judgeMissing(file, report);
    if (file.kind !== 'value') return;
    const text = String(file.secret.value ?? '');
    if (isUnfilled(text)) return;
    // Flyte removes one line break at the end and nothing else.
    if (text !== '' && text.replace(/\n$/, '') !== text.trim()) report('blank', { at: file.secret });
    const problem = setup.login?.idp && profileOf(setup.login.idp).secretTrap?.(secretOf(text));
    if (problem) report('trap', { at: file.secret, data: { problem } });
  },
});

/** The key may be there under a name that only looks like the right one. */
function judgeMissing(file: LackingKey, report: Report<typeof MESSAGES>): void {
  const { key, name } = file;
  const [found, secret] = similarKey(file) ?? [];
  if (found !== undefined && secret !== undefined) {
    const cure = { safe: true, change: { rename: secret, to: key } };
    report('misspelt', { at: secret, on: 'key', data: { key, found }, cure });
  } else if (file.isKnown) report('noKey', { at: name, data: { key, name: name.value } });
  else report('missing', { at: missing('secrets.oidc_client_secret'), data: { name: key } });
}

import { keyMakerOf } from '../charts/key-maker.ts';
import { placeIn } from '../charts/places.ts';
import { defineRule } from './rule.ts';
import { secretFile } from './secret-files.ts';
import { setupOf } from './setup.ts';

const NOT_FOUND = {
  component: 'flyteadmin',
  when: 'start',
  text: 'secrets not found - file [/etc/secrets/cookie_hash_key], Env [FLYTE_SECRET_cookie_hash_key]',
} as const;

export const keysNotMade = defineRule({
  id: 'keys-not-made',
  severity: 'warning',
  category: 'secret',
  summary: 'the keys for cookies and tokens are not made',
  symptom: NOT_FOUND,
  messages: {
    switchedOff: {
      text: '"{at}" is not true, so the chart mounts no /etc/secrets and makes no keys, while authentication is on. set it to true',
      severity: 'error',
      fix: '{at}: true',
    },
    command:
      'the command that makes the keys is replaced by one without "secrets create". make sure that the keys get into the Secret',
    forbidden: {
      text: '"{at}" is false, so nothing allows the init container to write the keys into their Secret. grant get, create and update on secrets',
      symptom: { component: 'init container', when: 'start', text: 'secrets is forbidden' },
    },
  },
  check(model, report) {
    const setup = setupOf(model);
    if (!setup?.security.useAuth.value) return;
    const { chart } = model.release;
    // Keys that come from elsewhere need nobody to make them.
    const { kind } = secretFile(model, setup.server.name, setup.auth.userAuth.cookieHashKeySecretName.value);
    if (kind === 'value') return;
    const maker = keyMakerOf(chart, model.values);
    const path = placeIn(chart, 'authSwitch');
    if (maker.kind === 'switched-off' && path && kind === 'unmounted') report('switchedOff', { at: { from: 'chart', path } });
    if (maker.kind === 'command') report('command', { at: maker.node.origin });
    if (maker.kind === 'forbidden') report('forbidden', { at: maker.node.origin });
  },
});

import { closest } from '../core/distance.ts';
import { defineRule } from './rule.ts';
import { writtenText } from './values.ts';

const TYPES = ['External', 'Self'] as const;
/** Words that people use for the two. */
const OTHER_WORDS: ReadonlyMap<string, (typeof TYPES)[number]> = new Map([
  ['internal', 'Self'],
  ['builtin', 'Self'],
  ['flyte', 'Self'],
]);

export const authServerType = defineRule({
  id: 'auth-server-type',
  severity: 'error',
  category: 'switch',
  summary: 'authServerType is neither Self nor External',
  symptom: {
    component: 'flyteadmin',
    when: 'start',
    text: "'appAuth.authServerType' cannot parse value as 'config.AuthorizationServerType': strconv.ParseInt: invalid syntax",
  },
  messages: {
    spelling: {
      text: 'authServerType "{found}" is no type of authorization server. allowed are External and Self. did you mean {meant}',
      fix: '{meant}',
    },
    other: 'authServerType "{found}" is no type of authorization server. allowed are External and Self',
    shape: 'authServerType takes one word. allowed are External and Self',
  },
  check(model, report) {
    for (const { path, origin } of model.processes.flatMap(({ decodeErrors }) => decodeErrors)) {
      if (path !== 'appAuth.authServerType') continue;
      const found = writtenText(model, origin);
      if (found === undefined) {
        report('shape', { at: origin });
        continue;
      }
      const meant = OTHER_WORDS.get(found.toLowerCase()) ?? closest(found, TYPES);
      const at = { value: found, origin };
      if (meant) report('spelling', { at, data: { found, meant }, replace: { with: meant, safe: true } });
      else report('other', { at, data: { found } });
    }
  },
});

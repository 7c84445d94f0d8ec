import { defineRule } from './rule.ts';
import { isOwn } from './values.ts';

/** stringData takes strings alone; flyte-core prints values as they are. */
export const secretType = defineRule({
  id: 'secret-type',
  severity: 'error',
  category: 'secret',
  summary: 'a secret is a number or boolean, which Kubernetes refuses',
  symptom: {
    component: 'helm',
    when: 'upgrade',
    text: 'Secret in version "v1" cannot be handled as a Secret: json: cannot unmarshal',
  },
  messages: { unquoted: 'the secret is a {type} to YAML, and Kubernetes takes strings alone. put it in quotes' },
  check(model, report) {
    // Kubernetes refuses it whether authentication is on or not.
    for (const secret of model.manifests?.secrets.flatMap(({ keys }) => [...keys.values()]) ?? []) {
      if (isOwn(secret) && (typeof secret.value === 'number' || typeof secret.value === 'boolean')) {
        report('unquoted', { at: secret, data: { type: typeof secret.value } });
      }
    }
  },
});

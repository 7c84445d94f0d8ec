import { defineRule, type KeyName } from './rule.ts';
import { strayKeys } from './stray-keys.ts';

export const unknownKey = defineRule({
  id: 'unknown-key',
  severity: 'error',
  category: 'shape',
  summary: 'an authentication setting has a name that nothing reads',
  symptom: { none: 'Helm and Flyte ignore the key without a word; the default is used instead' },
  messages: {
    mistyped: { text: '"{at}" is unknown: Helm and Flyte ignore it. did you mean "{word}"', fix: '{meant}' },
    unknown: { text: '"{at}" is unknown: Helm and Flyte ignore it. remove it', severity: 'warning' },
  },
  check(model, report) {
    for (const { origin, meant, kind, isSure } of strayKeys(model)) {
      const at = { at: origin, on: 'key' } as const;
      if (kind === 'typo' && meant) {
        const word = nameOf(meant);
        const change = { rename: origin, to: word };
        report('mistyped', { ...at, data: { meant, word }, cure: { safe: isSure ?? false, change } });
      }
      if (kind === 'unknown') report('unknown', { ...at, cure: { safe: false, change: { remove: origin } } });
    }
  },
});

const nameOf = (key: KeyName): string => String(('values' in key ? key.values : key.flyte).at(-1));

import type { Origin } from '../core/origin.ts';
import type { Cure } from './change.ts';
import { defineRule, type KeyName } from './rule.ts';
import { strayKeys } from './stray-keys.ts';

export const unknownKey = defineRule({
  id: 'unknown-key',
  severity: 'error',
  category: 'shape',
  summary: 'an authentication setting has a name that nothing reads',
  symptom: { none: 'Helm and Flyte ignore the key without a word; the default is used instead' },
  messages: {
    mistyped: { text: '"{at}" is unknown: Helm and Flyte ignore it. did you mean "{meant}"', fix: '{meant}' },
    unknown: { text: '"{at}" is unknown: Helm and Flyte ignore it. remove it', severity: 'warning' },
  },
  check(model, report) {
    for (const { origin, meant, kind, isSure } of strayKeys(model)) {
      const at = { at: origin, on: 'key' } as const;
      if (kind === 'typo' && meant) report('mistyped', { ...at, data: { meant }, cure: renamed(origin, meant, isSure) });
      if (kind === 'unknown') report('unknown', { ...at, cure: { safe: false, change: { remove: origin } } });
    }
  },
});

const renamed = (origin: Origin, meant: KeyName, isSure = false): Cure => ({
  safe: isSure,
  change: { rename: origin, to: String(('values' in meant ? meant.values : meant.flyte).at(-1)) },
});

import { defineRule } from './rule.ts';
import { strayKeys } from './stray-keys.ts';

/** The server swallows such keys: neither Helm nor Flyte says a word. */
export const misplacedKey = defineRule({
  id: 'misplaced-key',
  severity: 'error',
  category: 'shape',
  summary: 'an authentication setting stands where nothing reads it',
  symptom: { none: 'Helm and Flyte ignore the key without a word; the default is used instead' },
  messages: {
    elsewhere: { text: '"{at}" is read by nobody: Helm and Flyte ignore it. did you mean "{meant}"', fix: 'move it to {meant}' },
    foreign:
      '"{at}" is a key of the chart {foreign}; {chart} never reads it. write the same settings below "{meant}", or use {foreign}',
    nested: {
      text: 'everything below "{at}" is ignored by {chart}. only a chart of your own that depends on it reads it there. validate that part with --values-key',
      severity: 'warning',
    },
  },
  check(model, report) {
    const { chart } = model.release;
    for (const { origin, meant, kind, foreign } of strayKeys(model)) {
      if (kind === 'nested') report('nested', { at: origin, on: 'key', data: { chart } });
      if (kind !== 'misplaced' || !meant) continue;
      if (foreign) report('foreign', { at: origin, on: 'key', data: { meant, foreign, chart } });
      else report('elsewhere', { at: origin, on: 'key', data: { meant } });
    }
  },
});

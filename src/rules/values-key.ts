import { defineRule } from './rule.ts';

/** Charts of one's own take the values of a chart that they depend on below a key. */
export const valuesKey = defineRule({
  id: 'values-key',
  severity: 'info',
  category: 'file',
  summary: 'the values stand below a key of a chart around Flyte’s',
  symptom: { none: 'the key is right if the chart that is installed depends on the chart of Flyte by that name' },
  messages: {
    below: {
      text: 'the values below "{key}" were judged as those of {chart}. --values-key names another key, --chart takes the file for {chart} itself',
      fix: '--values-key {key}',
    },
  },
  check({ root, userValues, release }, report) {
    if (root.length === 0) return;
    report('below', { at: userValues.origin, on: 'key', data: { key: root.join('.'), chart: release.chart } });
  },
});

import { defineRule } from './rule.ts';
import { isOwn } from './values.ts';

export const droppedValue = defineRule({
  id: 'dropped-value',
  severity: 'error',
  category: 'shape',
  summary: 'Flyte drops a value because an earlier file has a mapping in its place',
  symptom: { none: 'Flyte keeps the mapping of the chart without a word' },
  messages: {
    notMap: '"{at}" is dropped: the chart writes a mapping there, which nothing else replaces. write a mapping',
  },
  check({ processes }, report) {
    for (const { origin } of processes.flatMap(({ dropped }) => dropped)) {
      if (isOwn({ origin })) report('notMap', { at: origin, on: 'key' });
    }
  },
});

import { formatPath } from '../core/origin.ts';
import { defineRule } from './rule.ts';

export const valuesElsewhere = defineRule({
  id: 'values-elsewhere',
  severity: 'info',
  category: 'file',
  summary: 'a part of the values comes from where they were not looked for',
  symptom: { none: 'what comes from elsewhere was not checked' },
  messages: {
    any: 'more values come from {source}. what is missing here may stand there, so that nothing was said about it',
    one: 'the value of "{key}" comes from {source} and was not checked',
  },
  check({ elsewhere }, report) {
    for (const { value: source, origin, only } of elsewhere) {
      if (only === undefined) report('any', { at: origin, data: { source } });
      else report('one', { at: origin, data: { source, key: formatPath(only) } });
    }
  },
});

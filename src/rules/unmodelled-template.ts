import { defineRule } from './rule.ts';

export const unmodelledTemplate = defineRule({
  id: 'unmodelled-template',
  severity: 'warning',
  category: 'shape',
  summary: 'a template in the values can only be understood by Helm itself',
  symptom: { none: 'whatever stands behind the template was not checked' },
  messages: { skipped: 'nothing was checked beyond the files: {reason}. write the value itself in place of the template' },
  check({ unmodelled, userValues }, report) {
    if (unmodelled !== undefined) report('skipped', { at: userValues.origin, data: { reason: unmodelled } });
  },
});

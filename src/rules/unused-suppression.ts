import { closest } from '../core/distance.ts';
import type { Suppression } from '../source/suppress.ts';
import { spanAt } from './files.ts';
import { defineRule } from './rule.ts';

/** What is left once every suppression has met every finding. */
export interface LeftOver {
  readonly unused: readonly Suppression[];
  readonly ruleIds: readonly string[];
}

export const unusedSuppression = defineRule({
  id: 'unused-suppression',
  severity: 'warning',
  category: 'file',
  summary: 'a comment silences a finding that is not there',
  symptom: { none: 'the comment would silence a fault that comes later' },
  messages: {
    nothing: 'the comment silences "{rule}", which finds nothing on its line. remove the comment',
    unknown: 'the comment silences "{rule}", and no rule has that id. "flyte-auth-config rules" lists them',
    mistyped: { text: 'the comment silences "{rule}", and no rule has that id. did you mean "{meant}"', fix: '{meant}' },
  },
  check({ unused, ruleIds }: LeftOver, report) {
    for (const { file, ruleId: rule, span } of unused) {
      const at = spanAt(file, span);
      const meant = closest(rule, ruleIds);
      if (ruleIds.includes(rule)) report('nothing', { at, data: { rule } });
      else if (meant) report('mistyped', { at, data: { rule, meant } });
      else report('unknown', { at, data: { rule } });
    }
  },
});

import { defineRule } from './rule.ts';

export const helmRenderFails = defineRule({
  id: 'helm-render-fails',
  severity: 'error',
  category: 'shape',
  summary: 'Helm cannot render the chart from these values',
  symptom: { component: 'helm', when: 'upgrade', text: 'Error: UPGRADE FAILED: execution error at' },
  messages: { refused: 'Helm refuses to render: {reason}. correct or add this value' },
  check({ helmFailure, userValues }, report) {
    if (helmFailure)
      report('refused', {
        at: helmFailure.origin ?? userValues.origin,
        data: { reason: helmFailure.message.replace(/^execution error: /, '') },
      });
  },
});

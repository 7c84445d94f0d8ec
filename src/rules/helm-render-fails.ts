import { defineRule, missing } from './rule.ts';

/** What each `required` of flyte-binary wants; Helm itself does not name the key. */
const WANTED: readonly (readonly [text: string, key: string])[] = [
  ['OIDC base URL required', 'auth.userAuth.openId.baseUrl'],
  ['OIDC client ID required', 'auth.userAuth.openId.clientId'],
  ['Internal client secret required', 'secrets.client_secret'],
  ['OIDC client secret required', 'secrets.oidc_client_secret'],
];

export const helmRenderFails = defineRule({
  id: 'helm-render-fails',
  severity: 'error',
  category: 'shape',
  summary: 'Helm cannot render the chart from these values',
  symptom: { component: 'helm', when: 'upgrade', text: 'Error: UPGRADE FAILED: execution error at' },
  messages: {
    refused: 'Helm refuses to render: {reason}',
    required: 'Helm refuses to render: {reason}. set "{at}"',
  },
  check({ helmFailure, userValues }, report) {
    if (!helmFailure) return;
    const reason = helmFailure.message.replace(/^execution error: /, '').replace(/\.$/, '');
    const [, wanted] = WANTED.find(([text]) => reason.startsWith(text)) ?? [];
    if (wanted) report('required', { at: missing(wanted), data: { reason } });
    else report('refused', { at: helmFailure.origin ?? userValues.origin, data: { reason } });
  },
});

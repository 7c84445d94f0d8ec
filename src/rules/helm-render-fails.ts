import { isSecretPath } from '../core/secret-keys.ts';
import { leaves, type MapNode, type Node } from '../core/tree.ts';
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
    braces: 'Helm takes the two braces in the secret "{at}" for a template and refuses it. choose a secret without braces',
    secret: 'Helm cannot render the secret "{at}". write it in quotes, on one line',
  },
  check({ helmFailure, userValues }, report) {
    if (!helmFailure) return;
    const reason = withoutTemplates(helmFailure.message);
    // Some templates fail without a word about the value.
    const braces = TEMPLATE_FAULT.test(reason) ? secretWithBraces(userValues)?.origin : undefined;
    const origin = helmFailure.origin ?? braces;
    const [, wanted] = WANTED.find(([text]) => reason.startsWith(text)) ?? [];
    if (wanted) return report('required', { at: missing(wanted), data: { reason } });
    // Helm quotes what it stumbles over, and nobody may read that of a secret.
    if (origin?.from === 'file' && isSecretPath(origin.path)) {
      return origin === braces ? report('braces', { at: origin }) : report('secret', { at: origin });
    }
    report('refused', { at: origin ?? userValues.origin, data: { reason } });
  },
});

const TEMPLATE_FAULT = /cannot parse|not defined|unclosed|unterminated|unexpected|bad character/;

const secretWithBraces = (values: MapNode): Node | undefined =>
  [...leaves(values)].find(({ path, node }) => isSecretPath(path) && node.kind === 'scalar' && String(node.value).includes('{{'))
    ?.node;

/** Helm's words without the template that it quotes, which may be as long as the values, and hold secrets. */
const withoutTemplates = (message: string): string =>
  message
    .replace(/^execution error: /, '')
    .replace(/cannot parse template "[\s\S]*": template: /, 'cannot parse a template: ')
    .replace(/(error during tpl function execution) for "[\s\S]*?": (?=template|error|parse|cannot|execut)/, '$1: ')
    .replace(/\.$/, '');

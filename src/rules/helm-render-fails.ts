import { valuesPrefix } from '../charts/where.ts';
import type { Origin } from '../core/origin.ts';
import { isSecretPath } from '../core/secret-keys.ts';
import { leaves, type MapNode, type Node } from '../core/tree.ts';
import { withoutTemplates } from '../flyte/helm-words.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import type { HelmError } from '../helm/failure.ts';
import { type Complaint, complaintIn, templateIn } from './helm-complaint.ts';
import { defineRule, missing, type Report } from './rule.ts';

/** What each `required` of flyte-binary wants; Helm itself does not name the key. */
const WANTED: readonly (readonly [text: string, key: string])[] = [
  ['OIDC base URL required', 'auth.userAuth.openId.baseUrl'],
  ['OIDC client ID required', 'auth.userAuth.openId.clientId'],
  ['Internal client secret required', 'secrets.client_secret'],
  ['OIDC client secret required', 'secrets.oidc_client_secret'],
];

const MESSAGES = {
  refused: 'Helm refuses to render: {reason}',
  required: 'Helm refuses to render: {reason}. set "{at}"',
  braces: 'Helm takes the two braces in the secret "{at}" for a template and refuses it. choose a secret without braces',
  secret: 'Helm cannot render the secret "{at}". write it in quotes, on one line',
  printed: 'the chart prints "{at}" as it is, which leaves no YAML. write a plain text on one line, or what else belongs there',
  retired: '"{at}" is a key of older charts, which this version refuses. use "{meant}"',
  noText: {
    text: '"{at}" has to be a text, which Helm looks for templates in, and it refuses anything else. put it in quotes',
    symptom: { component: 'helm', when: 'upgrade', text: 'wrong type for value; expected string' },
  },
  nothing: {
    text: '"{at}" is null, and the chart reads "{key}" below it, so that Helm refuses. remove the line, or fill it in',
    symptom: { component: 'helm', when: 'upgrade', text: 'nil pointer evaluating interface {}' },
  },
  noMapping: {
    text: '"{at}" has to be a mapping: the chart reads "{key}" below it, so that Helm refuses',
    symptom: { component: 'helm', when: 'upgrade', text: "can't evaluate field" },
  },
  comparison: {
    text: '"{at}" is a {found} to YAML, and the chart compares it with a {wanted}, so that Helm refuses. write a {wanted}',
    symptom: { component: 'helm', when: 'upgrade', text: 'error calling eq: incompatible types for comparison' },
  },
} as const;

type Say = Report<typeof MESSAGES>;

export const helmRenderFails = defineRule({
  id: 'helm-render-fails',
  severity: 'error',
  category: 'shape',
  summary: 'Helm cannot render the chart from these values',
  symptom: { component: 'helm', when: 'upgrade', text: 'Error: UPGRADE FAILED: execution error at' },
  messages: MESSAGES,
  check(model, report) {
    const { helmFailure } = model;
    if (!helmFailure) return;
    const complaint = complaintIn(helmFailure.message, model);
    if (complaint) reportComplaint(complaint, report);
    else reportRefusal(helmFailure, model, report);
  },
});

function reportComplaint(complaint: Complaint, report: Say): void {
  const at = complaint.node.origin;
  if (complaint.kind === 'comparison') {
    report('comparison', { at, data: { found: complaint.found, wanted: complaint.wanted } });
  } else report(complaint.kind, { at, on: 'key', data: { key: complaint.key } });
}

function reportRefusal(failure: HelmError, model: ReleaseModel, report: Say): void {
  const reason = reasonIn(failure.message);
  // Some templates fail without a word about the value.
  const braces = TEMPLATE_FAULT.test(reason) ? secretWithBraces(model.userValues)?.origin : undefined;
  const at = failure.origin ?? braces ?? templateIn(failure.message, model)?.origin;
  const [, wanted] = WANTED.find(([text]) => reason.startsWith(text)) ?? [];
  if (wanted) report('required', { at: missing(wanted), data: { reason } });
  // Helm quotes what it stumbles over, and nobody may read that of a secret.
  else if (at?.from === 'file' && isSecretPath(at.path)) report(at === braces ? 'braces' : 'secret', { at });
  else reportReason(reason, at, model, report);
}

function reportReason(reason: string, at: Origin | undefined, { release, userValues }: ReleaseModel, report: Say): void {
  const [, meant] = RETIRED.exec(reason) ?? [];
  if (at === undefined) report('refused', { at: userValues.origin, data: { reason } });
  else if (meant)
    report('retired', { at, on: 'key', data: { meant: { values: [...valuesPrefix(release.chart), ...meant.split('.')] } } });
  else if (PRINTED.test(reason)) report('printed', { at });
  else if (NO_TEXT.test(reason)) report('noText', { at });
  else report('refused', { at, data: { reason } });
}

const RETIRED = /(?:is set|has been deprecated).* Please use (?:the )?\.Values\.(\S+)/;
const PRINTED = /^YAML parse error on /;
const NO_TEXT = /wrong type for value; expected string$/;
const TEMPLATE_FAULT = /cannot parse|not defined|unclosed|unterminated|unexpected|bad character/;

const secretWithBraces = (values: MapNode): Node | undefined =>
  [...leaves(values)].find(({ path, node }) => isSecretPath(path) && node.kind === 'scalar' && String(node.value).includes('{{'))
    ?.node;

/** Helm's words, as short as they say what is wrong. */
const reasonIn = (message: string): string =>
  withoutTemplates(message)
    .replace(/^execution error: /, '')
    .replace(/template: gotpl:\d+(:\d+)?: executing "gotpl" at /, 'a template fails at ')
    .replace(/(a template): gotpl:\d+(:\d+)?:/, '$1:')
    .replace(/\.$/, '');

import { settingLeaves } from '../flyte/leaves.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import { defineRule } from './rule.ts';
import { setupOf } from './setup.ts';
import { isOwn } from './values.ts';
import { writtenNode } from './written.ts';

export const templateResult = defineRule({
  id: 'template-result',
  severity: 'warning',
  category: 'shape',
  summary: 'Helm evaluates a template in the values, to nothing or to something else',
  symptom: { none: 'Helm puts nothing in the place of a value that it does not know' },
  messages: {
    nothing:
      'Helm takes "{written}" for a template and knows no such value, so that nothing is left of it. write the value itself',
    secret: {
      text: 'Helm takes the braces in this secret for a template, and what reaches Flyte is something else. choose a secret without "{{"',
      symptom: { component: 'flyteadmin', when: 'login', text: 'oauth2: "invalid_client"' },
    },
  },
  check(model, report) {
    if (!setupOf(model)) return;
    for (const { leaf } of model.processes.flatMap(settingLeaves)) {
      const written = templateAt(model, leaf);
      if (written !== undefined && isOwn(leaf) && isNothing(written, String(leaf.value)))
        report('nothing', { at: leaf, data: { written } });
    }
    for (const secret of model.manifests?.secrets.flatMap(({ keys }) => [...keys.values()]) ?? []) {
      const written = templateAt(model, secret);
      // A secret that is one template is meant to be evaluated.
      const isMeant = written !== undefined && /^\s*\{\{.*\}\}\s*$/s.test(written);
      if (written !== undefined && !isMeant && secret.value !== written) report('secret', { at: secret });
    }
  },
});

/** Whether nothing came of the templates in a text, be they a part of it only. */
const isNothing = (written: string, value: string): boolean =>
  /^$|<no value>/.test(value) || (VALUES_ALONE.test(written) && bare(written.replace(/\{\{.*?\}\}/g, '')) === bare(value));

/** Text and names of values; what is printed under a condition may well be nothing. */
const VALUES_ALONE = /^([^{]|\{\{-?\s*\.[\w.]+\s*-?\}\})*$/;

/** URLs lose the slashes behind a host that is not there. */
const bare = (text: string): string => text.replace(/\/+$/, '');

function templateAt(model: ReleaseModel, { origin }: Parameters<typeof isOwn>[0]): string | undefined {
  const node = writtenNode(model, origin);
  const text = node?.kind === 'scalar' ? String(node.value ?? '') : '';
  return text.includes('{{') ? text : undefined;
}

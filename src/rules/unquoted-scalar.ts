import type { Sourced } from '../core/origin.ts';
import type { Plain } from '../core/tree.ts';
import { settingLeaves } from '../flyte/leaves.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import { defineRule } from './rule.ts';
import { isDataPlane, setupOf } from './setup.ts';
import { isOwn } from './values.ts';
import { writtenNode } from './written.ts';

/** Texts of people's own choice: a client may be called 0123. */
const FREE_TEXT = /^(clientId|audience|id|clientSecretEnvVar)$/;

export const unquotedScalar = defineRule({
  id: 'unquoted-scalar',
  severity: 'warning',
  category: 'shape',
  summary: 'a text is written so that YAML takes it for a number or a boolean',
  symptom: { component: 'flytepropeller', when: 'workflow run', text: 'oauth2: "invalid_client"' },
  messages: {
    text: 'without quotes this is a {type} to YAML, and Flyte gets "{found}". put it in quotes',
    secret: 'without quotes the secret is a {type} to YAML, and may change: 0123 is 83 and yes is true there. put it in quotes',
    secretChanged: {
      text: 'without quotes the secret is a {type} to YAML, and what reaches Flyte is written differently. put it in quotes',
      severity: 'error',
    },
    reread: {
      text: 'the chart prints "{written}" without quotes, and Flyte reads it as "{found}". choose an id of letters, digits and dashes',
      severity: 'error',
    },
  },
  check(model, report) {
    if (setupOf(model) === undefined && !isDataPlane(model)) return;
    for (const leaf of freeTexts(model)) {
      const written = scalarAt(model, leaf);
      const found = leaf.value;
      if (typeof written === 'string' && written !== found && !written.includes('{{'))
        report('reread', { at: leaf, data: { written, found } });
      else if (isNoText(written)) report('text', { at: leaf, data: { type: typeof written, found } });
    }
    for (const secret of secretTexts(model)) {
      const written = scalarAt(model, secret);
      if (!isNoText(written)) continue;
      report(String(written) === secret.value ? 'secret' : 'secretChanged', { at: secret, data: { type: typeof written } });
    }
  },
});

const isNoText = (value: Plain | undefined): value is number | boolean => typeof value === 'number' || typeof value === 'boolean';

function scalarAt(model: ReleaseModel, { origin }: Sourced<unknown>): Plain | undefined {
  const node = writtenNode(model, origin);
  return node?.kind === 'scalar' ? node.value : undefined;
}

const freeTexts = (model: ReleaseModel): readonly Sourced<string>[] =>
  model.processes.flatMap(settingLeaves).flatMap(({ path, leaf: { value, origin } }) => {
    const isFree = FREE_TEXT.test(String(path.at(-1))) && isOwn({ origin });
    return isFree && typeof value === 'string' ? [{ value, origin }] : [];
  });

/** Secrets that arrive as texts; the others are refused by Kubernetes, as another rule says. */
const secretTexts = ({ manifests }: ReleaseModel): readonly Sourced<string>[] =>
  (manifests?.secrets ?? []).flatMap(({ keys }) =>
    [...keys.values()].flatMap(({ value, origin }) =>
      typeof value === 'string' && isOwn({ origin }) ? [{ value, origin }] : [],
    ),
  );

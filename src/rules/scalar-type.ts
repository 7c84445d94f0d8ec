import { placeIn, valueIn } from '../charts/places.ts';
import type { Path, Sourced } from '../core/origin.ts';
import type { Plain } from '../core/tree.ts';
import { settingLeaves } from '../flyte/leaves.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import { defineRule } from './rule.ts';
import { isDataPlane, setupOf } from './setup.ts';
import { isOwn } from './values.ts';
import { writtenNode } from './written.ts';

/** Texts of people's own choice: a client may be called 0123. */
const FREE_TEXT = /^(clientId|audience|id|clientSecretEnvVar)$/;

export const scalarType = defineRule({
  id: 'scalar-type',
  severity: 'warning',
  category: 'shape',
  summary: 'a value is of another YAML type than it looks',
  symptom: { component: 'flytepropeller', when: 'workflow run', text: 'oauth2: "invalid_client"' },
  messages: {
    text: 'without quotes this is a {type} to YAML, and Flyte gets "{found}". put it in quotes',
    secret: 'without quotes the secret is a {type} to YAML, and may change: 0123 is 83 and yes is true there. put it in quotes',
    secretChanged: {
      text: 'without quotes the secret is a {type} to YAML, and what reaches Flyte is written differently. put it in quotes',
      severity: 'error',
    },
    switchText: '"{at}" is the text "{found}", and every text but the empty one counts as true. write it without quotes',
    reread: {
      text: 'the chart prints "{written}" without quotes, and Flyte reads it as "{found}". choose an id of letters, digits and dashes',
      severity: 'error',
    },
  },
  check(model, report) {
    for (const { path, found } of switchTexts(model)) report('switchText', { at: { from: 'chart', path }, data: { found } });
    if (setupOf(model) === undefined && !isDataPlane(model)) return;
    for (const leaf of freeTexts(model)) {
      const { value: found } = leaf;
      const written = scalarAt(model, leaf);
      const severity = String(written) === found ? 'warning' : 'error';
      if (isReread(written, found)) report('reread', { at: leaf, data: { written, found } });
      else if (isNoText(written)) report('text', { at: leaf, severity, data: { type: typeof written, found } });
    }
    for (const secret of secretTexts(model)) {
      const written = scalarAt(model, secret);
      if (!isNoText(written)) continue;
      report(String(written) === secret.value ? 'secret' : 'secretChanged', { at: secret, data: { type: typeof written } });
    }
  },
});

/** Whether the chart's printing turned a text into another one; a template is meant to. */
const isReread = (written: Plain | undefined, found: string): written is string =>
  typeof written === 'string' && written !== found && !written.includes('{{');

const SWITCHES = ['authSwitch', 'ownServer', 'secretSwitch'] as const;

/** Templates ask whether there is something, not whether it is true. */
function switchTexts({ release, values }: ReleaseModel): readonly { readonly path: Path; readonly found: string }[] {
  return SWITCHES.flatMap((name) => {
    const path = placeIn(release.chart, name);
    const node = valueIn(release.chart, values, name);
    const found = node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : '';
    return path && /^(false|no|off|n|0)$/i.test(found) ? [{ path, found }] : [];
  });
}

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

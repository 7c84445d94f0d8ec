import type { Sourced } from '../core/origin.ts';
import { isSecretPath } from '../core/secret-keys.ts';
import { settingLeaves } from '../flyte/leaves.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import { defineRule } from './rule.ts';
import { isBlankForm, isOwn, isSecretVariable, isVariable, writtenText } from './values.ts';

/** What was never filled in; other rules keep silent about such values. */
export const placeholder = defineRule({
  id: 'placeholder',
  severity: 'error',
  category: 'shape',
  summary: 'a placeholder was never filled in',
  symptom: { none: 'Flyte takes the text as it stands; what fails, and where, depends on the setting' },
  messages: {
    value: 'value "{found}" is a placeholder that was never filled in. replace it',
    secret: 'the secret is a placeholder that was never filled in. replace it',
    variable: {
      text: 'value "{found}" holds a variable, which neither Helm nor Flyte fills in. make sure that something does before Helm runs',
      severity: 'warning',
    },
    secretVariable: {
      text: 'the secret holds a variable, which neither Helm nor Flyte fills in. make sure that something does before Helm runs',
      severity: 'warning',
    },
  },
  check(model, report) {
    for (const at of openTexts(model)) {
      const data = { found: writtenText(model, at.origin) ?? at.value };
      if (isBlankForm(at.value)) report('value', { at, data });
      else if (isVariable(at.value)) report('variable', { at, data });
    }
    for (const at of secretsOf(model).filter(isText)) {
      if (isBlankForm(at.value)) report('secret', { at });
      else if (isSecretVariable(at.value)) report('secretVariable', { at });
    }
  },
});

const openTexts = (model: ReleaseModel): readonly Sourced<string>[] =>
  model.processes
    .flatMap(settingLeaves)
    .filter(({ path }) => !isSecretPath(path))
    .map(({ leaf }) => leaf)
    .filter(isText);

const secretsOf = ({ manifests }: ReleaseModel) => manifests?.secrets.flatMap(({ keys }) => [...keys.values()]) ?? [];

const isText = (leaf: Sourced<unknown>): leaf is Sourced<string> => typeof leaf.value === 'string' && isOwn(leaf);

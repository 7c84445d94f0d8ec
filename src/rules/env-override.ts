import type { EnvVar, Workload } from '../charts/chart.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import { isSettingGroup, settingNamed } from '../flyte/setting-names.ts';
import { defineRule } from './rule.ts';
import { isDataPlane, setupOf } from './setup.ts';

const SECRET_PREFIX = 'FLYTE_SECRET_';

export const envOverride = defineRule({
  id: 'env-override',
  severity: 'error',
  category: 'shape',
  summary: 'an environment variable hides a section of the configuration, or sets nothing',
  symptom: { none: 'Flyte uses its defaults without a word' },
  messages: {
    hides: {
      text: 'variable "{name}" is named like the section "{section}" of Flyte\'s configuration and hides all of it. give it another name',
    },
    unread: {
      text: 'variable "{name}" sets nothing: Flyte reads the variable "{meant}". rename it, or use the configuration files',
      severity: 'warning',
      fix: 'name: {meant}',
    },
  },
  check(model, report) {
    if (setupOf(model) === undefined && !isDataPlane(model)) return;
    for (const { variable, workload } of variables(model)) {
      const { name, origin: at } = variable;
      // Flyte takes an empty variable for none.
      if (variable.value?.value === '') continue;
      const section = sectionHidden(name, workload);
      const meant = section === undefined ? meantBy(name, model) : undefined;
      if (section !== undefined) report('hides', { at, data: { name, section } });
      else if (meant !== undefined) report('unread', { at, data: { name, meant } });
    }
  },
});

const variables = (model: ReleaseModel): readonly { readonly variable: EnvVar; readonly workload: Workload }[] =>
  (model.manifests?.workloads ?? []).flatMap((workload) => workload.env.map((variable) => ({ variable, workload })));

/** viper asks for variables in capital letters. */
function sectionHidden(name: string, { process }: Workload): string | undefined {
  const section = name.toLowerCase();
  return name === name.toUpperCase() && isSettingGroup(process, section) ? section : undefined;
}

/** The variable that Flyte would read where a name only differs in case, or has `_` for the dots. */
function meantBy(name: string, model: ReleaseModel): string | undefined {
  if (name.toUpperCase().startsWith(SECRET_PREFIX)) return secretMeant(name, model);
  const setting = settingNamed(name.replaceAll('_', '.'));
  return setting === undefined || setting === name ? undefined : setting;
}

/** The name of the secret keeps its case (secretmanager/secrets.go). */
function secretMeant(name: string, model: ReleaseModel): string | undefined {
  const read = setupOf(model)?.auth.userAuth.openId.clientSecretName.value ?? '';
  const meant = `${SECRET_PREFIX}${read}`;
  return name !== meant && name.toLowerCase() === meant.toLowerCase() ? meant : undefined;
}

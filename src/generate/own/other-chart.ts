import { valuesPathOf } from '../../charts/where.ts';
import type { Path } from '../../core/origin.ts';
import type { SetupChart } from '../../questions/answers.ts';

/** Where each chart takes Flyte's own configuration. */
const CONFIG: Readonly<Record<SetupChart, readonly (readonly [values: string, flyte: string])[]>> = {
  'flyte-binary': [
    ['configuration.auth.flyteClient', 'auth.appAuth.thirdPartyConfig.flyteClient'],
    ['configuration.auth.authorizedUris', 'auth.authorizedUris'],
    ['configuration.inline', ''],
  ],
  'flyte-core': [
    ['configmap.admin.admin', 'admin'],
    ['configmap.adminServer', ''],
  ],
};

/** How flytepropeller finds flyteadmin and its secret depends on the chart. */
export const OF_ONE_CHART =
  /^admin\.(endpoint|insecure|insecureSkipVerify|clientSecretLocation|clientSecretEnvVar|tokenUrl|caCertFilePath)$/;

/** The place in the values of another chart for what stands at a path; undefined where that chart has no place for it. */
export function pathInOther(path: Path, from: SetupChart, to: SetupChart): Path | undefined {
  for (const [values, flyte] of CONFIG[from]) {
    const start = values.split('.');
    if (!start.every((step, depth) => path[depth] === step)) continue;
    const setting: Path = [...(flyte === '' ? [] : flyte.split('.')), ...path.slice(start.length)];
    return OF_ONE_CHART.test(setting.join('.')) ? undefined : valuesPathOf(to, setting);
  }
  return undefined;
}

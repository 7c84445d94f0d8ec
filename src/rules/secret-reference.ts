import { NAMELESS } from '../charts/chart.ts';
import { valuesPrefix } from '../charts/where.ts';
import type { Origin, Path } from '../core/origin.ts';
import { at as valueAt } from '../core/tree.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import { defineRule } from './rule.ts';
import { setupOf } from './setup.ts';

export const secretReference = defineRule({
  id: 'secret-reference',
  severity: 'info',
  category: 'secret',
  summary: 'a Secret that Flyte mounts is not made by this release',
  symptom: {
    component: 'kubelet',
    when: 'start of the pod',
    text: 'MountVolume.SetUp failed for volume "auth" : secret not found',
  },
  messages: {
    outside:
      'Secret "{name}" is mounted and not made by this release. make sure that it exists in namespace "{namespace}" with the key {keys}',
    nameless: {
      text: '"{at}" comes to nothing, and no Secret goes without a name. give it one, or remove the line',
      severity: 'error',
    },
    hardCoded: {
      text: '{process} mounts Secret "{name}" whatever "{at}" says, and nothing makes it. keep that name, or make a second Secret',
      severity: 'error',
    },
  },
  check(model, report) {
    const setup = setupOf(model);
    const { namespace } = model.release;
    for (const secret of model.manifests?.missingSecrets ?? []) {
      const name = secret.value;
      const users =
        model.manifests?.workloads.filter(({ secretMounts }) => secretMounts.some(({ value }) => value === name)) ?? [];
      const [user] = users;
      const asked = secret.origin.from === 'template' ? setBy(model, secret.origin.path) : undefined;
      const at = asked ?? secret;
      // Pods wait for a Secret that nobody makes, whether authentication is on or not.
      if (name === NAMELESS) report('nameless', { at });
      else if (asked && nameAt(model, asked.path) !== name)
        report('hardCoded', { at, data: { process: user?.process ?? MANAGED, name } });
      // Others are mounted elsewhere than at /etc/secrets.
      else if (user && setup)
        report('outside', { at, data: { name, namespace, keys: keysFor(users.map(({ process }) => process)) } });
    }
  },
});

/** What flytepropeller.manager starts. */
const MANAGED = 'flytepropeller under its manager';

/** The value that the template should have asked. */
const setBy = ({ release }: ReleaseModel, path: Path): Extract<Origin, { readonly from: 'chart' }> => ({
  from: 'chart',
  path: [...valuesPrefix(release.chart), ...path],
});

function nameAt({ values }: ReleaseModel, path: Path): unknown {
  const node = valueAt(values, path);
  return node?.kind === 'scalar' ? node.value : undefined;
}

const keysFor = (processes: readonly string[]): readonly string[] => [
  ...(processes.some((process) => process !== 'flyteadmin') ? ['client_secret'] : []),
  ...(processes.some((process) => process === 'flyteadmin' || process === 'flyte') ? ['oidc_client_secret'] : []),
];

import { valuesPrefix } from '../charts/where.ts';
import type { Origin, Path } from '../core/origin.ts';
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
    hardCoded: {
      text: '{process} mounts Secret "{name}" whatever "{at}" says, and nothing makes it. keep that name, or make a second Secret',
      severity: 'error',
    },
  },
  check(model, report) {
    const setup = setupOf(model);
    const { namespace } = model.release;
    for (const secret of (setup && model.manifests?.missingSecrets) ?? []) {
      const name = secret.value;
      const users =
        model.manifests?.workloads.filter(({ secretMounts }) => secretMounts.some(({ value }) => value === name)) ?? [];
      const [user] = users;
      // Others are mounted elsewhere than at /etc/secrets.
      if (!user) continue;
      if (secret.origin.from === 'template')
        report('hardCoded', { at: setBy(model, secret.origin.path), data: { process: user.process, name } });
      else report('outside', { at: secret, data: { name, namespace, keys: keysFor(users.map(({ process }) => process)) } });
    }
  },
});

/** The value that the template should have asked. */
const setBy = ({ release }: ReleaseModel, path: Path): Origin => ({
  from: 'chart',
  path: [...valuesPrefix(release.chart), ...path],
});

const keysFor = (processes: readonly string[]): readonly string[] => [
  ...(processes.some((process) => process !== 'flyteadmin') ? ['client_secret'] : []),
  ...(processes.some((process) => process === 'flyteadmin' || process === 'flyte') ? ['oidc_client_secret'] : []),
];

import { NAMELESS } from '../charts/chart.ts';
import { valuesPrefix } from '../charts/where.ts';
import type { Origin, Path, Sourced } from '../core/origin.ts';
import { at as valueAt } from '../core/tree.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import { defineRule, type Report } from './rule.ts';
import { setupOf } from './setup.ts';

const MESSAGES = {
  outside: 'Secret "{name}" is mounted and not made by this release. make it in namespace "{namespace}" with the key {keys}',
  nameless: {
    text: '"{at}" comes to nothing, and no Secret goes without a name. give it one, or remove the line',
    severity: 'error',
  },
  hardCoded: {
    text: '{process} mounts Secret "{name}" whatever "{at}" says, and nothing makes it. keep that name, or make a second Secret',
    severity: 'error',
  },
} as const;

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
  messages: MESSAGES,
  check(model, report) {
    for (const secret of model.manifests?.missingSecrets ?? []) judge(model, secret, report);
  },
});

function judge(model: ReleaseModel, secret: Sourced<string>, report: Report<typeof MESSAGES>): void {
  const name = secret.value;
  const asked = secret.origin.from === 'template' ? secret.origin.path : undefined;
  const at = asked ? setBy(model, asked) : secret;
  const users = usersOf(model, name);
  const [user = MANAGED] = users;
  // Pods wait for a Secret that nobody makes, whether authentication is on or not.
  if (name === NAMELESS) report('nameless', { at });
  else if (asked && nameAt(model, asked) !== name) report('hardCoded', { at, data: { process: user, name } });
  // Others are mounted elsewhere than at /etc/secrets.
  else if (users.length > 0 && setupOf(model))
    report('outside', { at, data: { name, namespace: model.release.namespace, keys: keysFor(users) } });
}

const usersOf = ({ manifests }: ReleaseModel, name: string): readonly string[] =>
  (manifests?.workloads ?? [])
    .filter(({ secretMounts }) => secretMounts.some(({ value }) => value === name))
    .map(({ process }) => process);

/** What flytepropeller.manager starts. */
const MANAGED = 'flytepropeller under its manager';

/** The value that the template should have asked. */
const setBy = ({ release }: ReleaseModel, path: Path): Origin => ({
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

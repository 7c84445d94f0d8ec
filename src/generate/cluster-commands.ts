import type { ChartName } from '../charts/chart.ts';
import { command } from '../core/shell.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import type { Answers } from '../questions/answers.ts';
import { isMadeByChart, keepAnnotations, type SecretObject, secretObjects } from '../secrets/secret-objects.ts';
import { fileNames } from './file-names.ts';
import { type Pods, restarts, restartsWithScheduler, usualPods } from './pods.ts';
import type { AuthSetup } from './setup.ts';

/** A command to run after `init`, and what it is for. */
export interface ClusterCommand {
  readonly phase: 'check' | 'secrets' | 'handover' | 'install' | 'restart' | 'verify' | 'clients' | 'data plane' | 'later';
  readonly purpose: string;
  readonly command: string;
}

/** The file that stands for the values that the user has already. */
const USERS_VALUES = 'your-values.yaml';

/** The user's own values, changed in place. */
export interface OwnRelease {
  /** In Helm's order. */
  readonly files: readonly string[];
  /** As Helm names it. */
  readonly chart: string;
  /** What brings them to the cluster. */
  readonly by: 'helm' | 'argocd' | 'flux';
  readonly pods: Pods;
}

/** What new values are for, where that is more than the set-up says. */
interface NewRelease {
  /** The chart, or one around it. */
  readonly chart?: ChartName;
  readonly pods?: Pods | undefined;
}

/** The commands that bring a set-up to the cluster, in order; `later` is for the day when a secret changes. */
export function clusterCommands(
  setup: AuthSetup,
  answers: Answers,
  own?: OwnRelease,
  { chart = setup.chart, pods: newPods = usualPods(setup) }: NewRelease = {},
): readonly ClusterCommand[] {
  const files = [USERS_VALUES, fileNames(answers).values];
  const release = own ?? { files, chart: `flyteorg/${chart}`, by: 'helm', pods: newPods };
  const { pods } = release;
  return [
    ...(own ? [] : checks(chart, answers)),
    ...secretCommands(setup, answers),
    install(setup, release),
    ...restartCommands(setup, pods),
    verify(setup, release.files, own ? [] : ['--chart', chart]),
    clients(answers),
    ...dataPlane(setup, answers),
    ...later(setup, pods),
  ];
}

function checks(chart: ChartName, answers: Answers): readonly ClusterCommand[] {
  const values = fileNames(answers).values;
  return [
    {
      phase: 'check',
      purpose: 'check it together with your own values',
      command: command('flyte-auth-config', 'validate', '--chart', chart, USERS_VALUES, values),
    },
    {
      phase: 'check',
      purpose: 'see what Flyte makes of it',
      command: command('flyte-auth-config', 'render', '--chart', chart, '-f', USERS_VALUES, '-f', values),
    },
  ];
}

function secretCommands(setup: AuthSetup, answers: Answers): readonly ClusterCommand[] {
  const { chart, namespace, secrets } = setup;
  if (secrets.kept === 'values') return [];
  if (answers.secrets === 'existing') return secretObjects(chart, secrets.name).flatMap((object) => existing(object, setup));
  const kind = answers.secrets === 'secret' ? 'Secret' : 'ExternalSecret';
  const apply = command('kubectl', 'apply', '-n', namespace, '-f', fileNames(answers).manifest);
  return [{ phase: 'secrets', purpose: `create the ${kind}`, command: apply }];
}

function existing({ name, keys }: SecretObject, setup: AuthSetup): readonly ClusterCommand[] {
  const { chart, namespace, isArgo = false } = setup;
  const look = command('kubectl', 'describe', 'secret', '-n', namespace, name);
  const kept = Object.entries(keepAnnotations(setup)).map(([key, value]) => `${key}=${value}`);
  const keep = command('kubectl', 'annotate', 'secret', '-n', namespace, name, ...kept, '--overwrite');
  return [
    { phase: 'secrets', purpose: `see that it holds ${keys.join(' and ')} (values are not shown)`, command: look },
    ...(isMadeByChart(chart, name)
      ? [
          {
            phase: 'secrets',
            purpose: `keep ${isArgo ? 'Argo CD' : 'Helm'} from deleting it where the release made it before`,
            command: keep,
          } as const,
        ]
      : []),
  ];
}

function install(setup: AuthSetup, { files, chart, by }: OwnRelease): ClusterCommand {
  if (by === 'helm') {
    const upgrade = helmUpgrade(setup, files, chart);
    return { phase: 'install', purpose: 'install or upgrade Flyte', command: command(...upgrade) };
  }
  const purpose = `let ${by === 'argocd' ? 'Argo CD' : 'Flux'} bring it to the cluster`;
  return { phase: 'install', purpose, command: command('git', 'commit', '-m', 'Turn on authentication in Flyte', ...files) };
}

/** The words of a `helm upgrade` with values files; a chart around Flyte's has a version of its own. */
export function helmUpgrade(
  { chartVersion, release, namespace, releaseNamespace = namespace, ...setup }: AuthSetup,
  values: readonly string[],
  chart = `flyteorg/${setup.chart}`,
): readonly string[] {
  const files = values.flatMap((file) => ['-f', file]);
  const version = chart === AROUND ? [] : ['--version', chartVersion];
  return ['helm', 'upgrade', '--install', release, chart, ...version, '-n', releaseNamespace, ...files];
}

/** The name that stands for a chart of the user's own around Flyte's. */
const AROUND = 'your-chart';

/** The chart of a release as Helm names it. */
export const chartWord = ({ root, release }: ReleaseModel): string => (root.length > 0 ? AROUND : `flyteorg/${release.chart}`);

/** In another cluster, whose name nobody knows here. */
const DATA_PLANE = { kube: ['--context', 'DATA_PLANE'], helm: ['--kube-context', 'DATA_PLANE'] } as const;

/** The values and the Secret of a data plane, in each cluster that runs workflows alone. */
function dataPlane(setup: AuthSetup, answers: Answers): readonly ClusterCommand[] {
  if (answers.dataPlane === undefined) return [];
  const { dataPlane: values, dataPlaneManifest } = fileNames(answers);
  const apply = command('kubectl', 'apply', ...DATA_PLANE.kube, '-n', setup.namespace, '-f', dataPlaneManifest);
  const upgrade = command(...helmUpgrade(setup, ['your-data-plane-values.yaml', values]), ...DATA_PLANE.helm);
  const written = answers.secrets === 'secret' || answers.secrets === 'external-secrets';
  return [
    ...(written
      ? [{ phase: 'data plane', purpose: "create flytepropeller's Secret in the data plane", command: apply } as const]
      : []),
    { phase: 'data plane', purpose: 'install or upgrade the data plane', command: upgrade },
  ];
}

/** flyte-core restarts flyteadmin and flytescheduler when the configuration of flyteadmin changes: flytepropeller goes on without credentials. */
function restartCommands({ chart, namespace }: AuthSetup, { callers }: Pods): readonly ClusterCommand[] {
  if (chart !== 'flyte-core') return [];
  return restarts(callers, namespace).map(({ who, command: text }) => ({
    phase: 'restart',
    purpose: `let ${who} read the secret; new configuration restarts the others by itself`,
    command: text,
  }));
}

function verify({ url }: AuthSetup, files: readonly string[], chartFlags: readonly string[]): ClusterCommand {
  const named = [...chartFlags, ...files.flatMap((file) => ['-f', file])];
  return {
    phase: 'verify',
    purpose: 'see that authentication is on, and that these values are what runs',
    command: command('flyte-auth-config', 'doctor', ...named, '--url', url),
  };
}

/** What people have to have in their home directories. */
function clients(answers: Answers): ClusterCommand {
  const file = fileNames(answers).client;
  return answers.clientConfig === undefined
    ? {
        phase: 'clients',
        purpose: 'write what people need for flytectl and pyflyte',
        command: command('flyte-auth-config', 'client-config', '--url', answers.url, '-o', file),
      }
    : {
        phase: 'clients',
        purpose: 'log in as people will, who take the file for their ~/.flyte/config.yaml',
        command: command('flytectl', 'get', 'project', '--config', file),
      };
}

/** Nothing restarts by itself when a Secret outside of Helm changes, and flyte-core restarts nothing for its own Secrets either. */
function later({ chart, namespace, secrets }: AuthSetup, pods: Pods): readonly ClusterCommand[] {
  if (chart === 'flyte-binary' && secrets.kept === 'values') return [];
  const all = [...new Set([pods.server, ...pods.callers])];
  return restartsWithScheduler(all, pods, namespace).map(({ who, command: text }) => ({
    phase: 'later',
    purpose: `after each change of the secrets, let ${who} read them`,
    command: text,
  }));
}

import type { Answers } from '../questions/answers.ts';
import { fileNames } from './file-names.ts';
import { secretObjects } from './secret-objects.ts';
import type { AuthSetup } from './setup.ts';
import { shellWord } from './shell.ts';

/** A command to run after `init`, and what it is for. */
export interface ClusterCommand {
  readonly phase: 'check' | 'secrets' | 'install' | 'restart' | 'verify' | 'data plane' | 'later';
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
}

/** The commands that bring a set-up to the cluster, in order; `later` is for the day when a secret changes. */
export function clusterCommands(setup: AuthSetup, answers: Answers, own?: OwnRelease): readonly ClusterCommand[] {
  const release = own ?? { files: [USERS_VALUES, fileNames(answers).values], chart: `flyteorg/${setup.chart}`, by: 'helm' };
  return [
    ...(own ? [] : checks(setup, answers)),
    ...secretCommands(setup, answers),
    install(setup, release),
    ...restarts(setup),
    verify(setup),
    ...dataPlane(setup, answers),
    ...later(setup),
  ];
}

function checks({ chart }: AuthSetup, answers: Answers): readonly ClusterCommand[] {
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

function secretCommands({ chart, namespace, secrets }: AuthSetup, answers: Answers): readonly ClusterCommand[] {
  if (secrets.kept === 'values') return [];
  if (answers.secrets === 'existing') {
    return secretObjects(chart, secrets.name).map(({ name, keys }) => ({
      phase: 'secrets',
      purpose: `see that it holds ${keys.join(' and ')} (values are not shown)`,
      command: command('kubectl', 'describe', 'secret', '-n', namespace, name),
    }));
  }
  const kind = answers.secrets === 'secret' ? 'Secret' : 'ExternalSecret';
  const apply = command('kubectl', 'apply', '-n', namespace, '-f', fileNames(answers).manifest);
  return [{ phase: 'secrets', purpose: `create the ${kind}`, command: apply }];
}

function install(setup: AuthSetup, { files, chart, by }: OwnRelease): ClusterCommand {
  if (by === 'helm') {
    const upgrade = helmUpgrade(setup, files, chart);
    return { phase: 'install', purpose: 'install or upgrade Flyte', command: command(...upgrade) };
  }
  const purpose = `let ${by === 'argocd' ? 'Argo CD' : 'Flux'} bring it to the cluster`;
  return { phase: 'install', purpose, command: command('git', 'commit', '-m', 'Turn on authentication in Flyte', ...files) };
}

/** The words of a `helm upgrade` with values files. */
export function helmUpgrade(
  { chartVersion, release, namespace, ...setup }: AuthSetup,
  values: readonly string[],
  chart = `flyteorg/${setup.chart}`,
): readonly string[] {
  const files = values.flatMap((file) => ['-f', file]);
  return ['helm', 'upgrade', '--install', release, chart, '--version', chartVersion, '-n', namespace, ...files];
}

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

/** flyte-core restarts flyteadmin alone by itself: the other two go on without credentials. */
function restarts(setup: AuthSetup): readonly ClusterCommand[] {
  if (setup.chart !== 'flyte-core') return [];
  return [
    { phase: 'restart', purpose: 'let flytepropeller read its secret', command: restart(setup, 'flytepropeller') },
    {
      phase: 'restart',
      purpose: 'let flytescheduler, if it is installed, read its secret',
      command: restart(setup, 'flytescheduler'),
    },
  ];
}

function verify({ mode, url, issuer }: AuthSetup): ClusterCommand {
  const expected = mode === 'internal' ? url : issuer;
  return {
    phase: 'verify',
    purpose: `see who issues the tokens: "issuer" has to be "${expected}"`,
    command: command('curl', '-s', `${url}/.well-known/oauth-authorization-server`),
  };
}

/** With secrets outside of Helm nothing restarts by itself when they change. */
function later(setup: AuthSetup): readonly ClusterCommand[] {
  if (setup.secrets.kept === 'values') return [];
  const deployments =
    setup.chart === 'flyte-core' ? ['flyteadmin', 'flytepropeller', 'flytescheduler'] : [binaryName(setup.release)];
  return [{ phase: 'later', purpose: 'after each change of the secrets', command: restart(setup, ...deployments) }];
}

/** The command that starts deployments anew. */
export const restart = ({ namespace }: AuthSetup, ...deployments: readonly string[]): string =>
  command('kubectl', 'rollout', 'restart', '-n', namespace, ...deployments.map((name) => `deployment/${name}`));

/** How the chart flyte-binary names its deployment where no value renames it (templates/_helpers.tpl). */
export const binaryName = (release: string): string =>
  (release.includes('flyte-binary') ? release : `${release}-flyte-binary`).slice(0, 63).replace(/-$/, '');

/** Words as a line for a POSIX shell. */
export const command = (...words: readonly string[]): string => words.map(shellWord).join(' ');

import { basename, dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ProcessName } from '../../src/charts/chart.ts';
import { readBack } from '../../src/charts/printed.ts';
import { sourceText } from '../../src/core/lines.ts';
import type { Origin } from '../../src/core/origin.ts';
import { analyse } from '../../src/flyte/analyse.ts';
import { loadProcess } from '../../src/flyte/load.ts';
import type { LoadedProcess, ReleaseModel } from '../../src/flyte/model.ts';
import { clusterCommands } from '../../src/generate/cluster-commands.ts';
import { HASH_FILE } from '../../src/generate/hash-file.ts';
import { podsOf } from '../../src/generate/pods.ts';
import { type Answers, SECRET_WAYS, SETUP_CHARTS, type SetupChart } from '../../src/questions/answers.ts';
import { answersFor, COMBINATIONS, HASH, setupOfAnswers, valuesOfAnswers } from '../generate/matrix.ts';
import { besideHelm, KNOWN } from '../support/beside-helm.ts';
import { namespaceOf, type StartedContainer, startAll } from '../support/kubelet.ts';
import { FLYTE_CHARTS, HELM, helmObjects } from '../support/real-helm.ts';

const OWN_NAMES = { release: 'my-release', namespace: 'prod', secretName: 'mine' };

/** Every chart × mode × way of keeping secrets, under names of the charts and of the user's own; where the hash may go, too. */
const SETUPS: readonly (readonly [string, Answers])[] = [
  ...COMBINATIONS.filter(({ name }) => name.startsWith('okta-')).map(({ name, answers }) => [name, answers] as const),
  ...SETUP_CHARTS.flatMap((chart) =>
    (['internal', 'external'] as const).flatMap((mode) =>
      SECRET_WAYS.map((way) => [`${mode}-${chart}-${way}, own names`, answersFor('okta', mode, chart, way, OWN_NAMES)] as const),
    ),
  ),
  ['the hash in a Secret', answersFor('okta', 'internal', 'flyte-binary', 'secret', { hashIn: 'secret' })],
  [
    'the hash in a Secret, own names',
    answersFor('okta', 'internal', 'flyte-binary', 'secret', { hashIn: 'secret', ...OWN_NAMES }),
  ],
];

/** The containers of the processes; flyte-core runs two of them only where they are switched on. */
const SERVERS: Readonly<Record<SetupChart, string>> = { 'flyte-binary': 'flyte', 'flyte-core': 'flyteadmin' };
const CALLERS: Readonly<Record<SetupChart, Readonly<Record<string, ProcessName>>>> = {
  'flyte-binary': { flyte: 'flyte' },
  'flyte-core': { flytepropeller: 'flytepropeller', flytescheduler: 'flytescheduler', 'sync-cluster-resources': 'syncresources' },
};
const ALL_PROCESSES: Readonly<Record<SetupChart, string>> = {
  'flyte-binary': '',
  'flyte-core':
    'workflow_scheduler: { enabled: true, type: native }\ncluster_resource_manager: { config: { cluster_resources: { standaloneDeployment: true } } }\n',
};

const STALE_HASH = 'configuration: { auth: { internal: { clientSecretHash: bm90LXRoZS1oYXNo } } }\n';

const rendered = ({ chart, chartVersion, release: name, namespace }: Answers, ...more: readonly string[]) =>
  helmObjects({ chart, chartVersion, name, namespace }, [ALL_PROCESSES[chart], ...more]);

const ORIGIN: Origin = { from: 'template', path: [] };

/** The files that `--config` names, in the order in which Flyte reads them. */
function configFiles({ command, files }: StartedContainer): readonly (readonly [path: string, text: string])[] {
  const folder = dirname(command[command.indexOf('--config') + 1] ?? '');
  return [...files].filter(([path]) => dirname(path) === folder).sort(([a], [b]) => (a < b ? -1 : 1));
}

function loaded(process: ProcessName, container: StartedContainer): LoadedProcess {
  return loadProcess({
    process,
    files: configFiles(container).map(([path, text]) => ({
      object: '',
      name: basename(path),
      content: readBack(text, 'flyte', () => ORIGIN) ?? { kind: 'broken', error: path },
    })),
    env: Object.entries(container.env).map(([name, value]) => ({ name, value: { value, origin: ORIGIN }, origin: ORIGIN })),
    unknownConfig: [],
    secretMounts: [],
  });
}

const containerOf = (containers: readonly StartedContainer[], wanted: string): StartedContainer => {
  const [one, ...others] = containers.filter(({ name }) => name === wanted);
  if (one === undefined || others.length > 0) throw new Error(`there has to be one ${wanted}`);
  return one;
};

describe.skipIf(!FLYTE_CHARTS || !HELM)('what init writes, mounted as kubelet does', () => {
  test.each(SETUPS)('%s: every process finds its secrets', (_, answers) => {
    const objects = rendered(answers, valuesOfAnswers(answers));
    const namespace = namespaceOf([...objects, ...besideHelm(answers)], answers.namespace);
    const containers = startAll(objects, namespace);

    const server = containerOf(containers, SERVERS[answers.chart]);
    const { auth } = loaded(answers.chart === 'flyte-core' ? 'flyteadmin' : 'flyte', server);
    const name = auth.userAuth.openId.clientSecretName.value;
    expect(server.env[`FLYTE_SECRET_${name}`] ?? server.files.get(`/etc/secrets/${name}`)).toBe(KNOWN['oidc_client_secret']);

    for (const [container, process] of Object.entries(CALLERS[answers.chart])) {
      const caller = containerOf(containers, container);
      const { admin } = loaded(process, caller);
      expect([container, caller.files.get(admin.clientSecretLocation.value)]).toEqual([container, KNOWN['client_secret']]);
      const client = auth.appAuth.selfAuthServer.staticClients.value.get(admin.clientId.value);
      if (answers.authServer === 'internal') expect(client?.value.client_secret.value).toBe(HASH);
    }
  });

  test.each(SETUPS.filter(([, { hashIn }]) => hashIn === 'secret'))('%s: it beats one in the values', (_, answers) => {
    const objects = rendered(answers, STALE_HASH, valuesOfAnswers(answers));
    const containers = startAll(objects, namespaceOf([...objects, ...besideHelm(answers)], answers.namespace));
    const flyte = containerOf(containers, 'flyte');
    const names = configFiles(flyte).map(([path]) => basename(path));
    expect(names).toContain('014-auth-secrets.yaml');
    expect(names.at(-1)).toBe(HASH_FILE);
    const { staticClients } = loaded('flyte', flyte).auth.appAuth.selfAuthServer;
    expect(staticClients.value.get('flytepropeller')?.value.client_secret.value).toBe(HASH);
  });
});

/** Values that name the deployment, and releases that name it without them. */
const NAMES: readonly (readonly [string, Partial<Answers>, string])[] = [
  ['the usual release', {}, ''],
  ['another release', { release: 'my-release' }, ''],
  ['a release named like the chart', { release: 'flyte-binary-2' }, ''],
  ['a release as long as Helm takes it', { release: `my${'-long'.repeat(10)}` }, ''],
  ['fullnameOverride', { release: 'my-release' }, 'fullnameOverride: my-flyte\n'],
  ['nameOverride', { release: 'my-release' }, 'nameOverride: my-flyte\n'],
];

describe.skipIf(!FLYTE_CHARTS || !HELM)('the deployments that are to be restarted exist', () => {
  const cases = SETUP_CHARTS.flatMap((chart) => NAMES.map(([name, more, values]) => [chart, name, more, values] as const));

  test.each(cases)('%s, %s', (chart, _, more, ownValues) => {
    const answers = answersFor('okta', 'internal', chart, 'secret', more);
    const values = valuesOfAnswers(answers);
    const objects = rendered(answers, ownValues, values);
    const deployments = objects.flatMap(({ kind, metadata }) => (kind === 'Deployment' ? [metadata.name] : []));
    const sources = [ALL_PROCESSES[chart], ownValues, values].map((text, index) => sourceText(`${index}.yaml`, text));
    const told = restarted(answers, analyse({ ...answers, sources }).model);
    expect(told).not.toEqual([]);
    expect(deployments).toEqual(expect.arrayContaining(told));
    // Without the values nobody knows what they name.
    if (ownValues === '') expect(deployments).toEqual(expect.arrayContaining(restarted(answers)));
  });
});

/** What the commands after `init` restart. */
function restarted(answers: Answers, model?: ReleaseModel): string[] {
  const setup = setupOfAnswers(answers);
  const own = model && { files: ['values.yaml'], chart: 'flyteorg/flyte', by: 'helm' as const, pods: podsOf(model, setup) };
  const words = clusterCommands(setup, answers, own).flatMap(({ command }) =>
    command.startsWith('kubectl rollout restart') ? command.split(' ') : [],
  );
  return words.filter((word) => word.startsWith('deployment/')).map((word) => word.slice('deployment/'.length));
}

import type { ConfigFile, ProcessName, Workload } from '../charts/chart.ts';
import { envVars } from '../charts/env.ts';
import { at } from '../core/tree.ts';
import { configFilesIn } from './data.ts';
import type { KubeObject } from './objects.ts';
import { mountedAt, type ProcessPod, type VolumeSource } from './pods.ts';

const CONFIG_FOLDER = /^\/etc\/flyte\/config(\.d)?\/?$/;
const SECRETS_FOLDER = /^\/etc\/secrets\/?$/;

/** A workload with the kinds of the objects that are not at hand. */
export interface RunningWorkload extends Workload {
  readonly unknownConfig: readonly VolumeSource[];
}

/** The workload of a container, as its volumes put it together. */
export function workloadOf(pod: ProcessPod, objects: readonly KubeObject[]): RunningWorkload {
  const sources = mountedAt(pod, CONFIG_FOLDER).map((source) => ({ source, object: objectOf(source, objects) }));
  return {
    process: pod.process,
    files: sortedFiles(sources.flatMap(({ object }) => object ?? [])),
    env: envVars(at(pod.container, ['env'])),
    unknownConfig: sources.flatMap(({ source, object }) => (object || source.isOptional ? [] : [source])),
    secretMounts: mountedAt(pod, SECRETS_FOLDER).filter(({ kind }) => kind === 'Secret'),
  };
}

/** The objects that the charts make the configuration of a process of, where nothing tells how they are mounted. */
interface Convention {
  readonly process: ProcessName;
  readonly config: RegExp;
  /** The other objects, by the name of the first: more configuration, and the Secrets at /etc/secrets. */
  readonly more: (name: string) => readonly string[];
  readonly secrets: (name: string) => readonly string[];
}

const HASH = '(-[a-z0-9]{10})?';
/** Fixed names of flyte-core and of the kustomize builds before it; flyte-binary puts its own before them. */
const CONVENTIONS: readonly Convention[] = [
  {
    process: 'flyteadmin',
    config: new RegExp(`^flyte-admin(-base)?-config${HASH}$`),
    more: () => ['flyte-admin-clusters-config'],
    secrets: () => ['flyte-admin-auth', 'flyte-admin-secrets'],
  },
  {
    process: 'flytepropeller',
    config: new RegExp(`^flyte-propeller-config${HASH}$`),
    more: () => [],
    secrets: () => ['flyte-propeller-auth', 'flyte-secret-auth'],
  },
  {
    process: 'flytescheduler',
    config: new RegExp(`^flyte-scheduler-config${HASH}$`),
    more: () => [],
    secrets: () => ['flyte-secret-auth'],
  },
  {
    process: 'syncresources',
    config: new RegExp(`^flyte-clusterresourcesync-config${HASH}$`),
    more: () => [],
    secrets: () => ['flyte-secret-auth'],
  },
  {
    process: 'flyte',
    config: /-config$/,
    more: (name) => [`${name}-secret`],
    secrets: (name) => [name.replace(/-config$/, '-admin-auth'), name.replace(/-config$/, '-client-secrets')],
  },
];

/** The workloads that the names of ConfigMaps tell of; of flyte-binary, only those with the chart's first file. */
export function workloadsByName(objects: readonly KubeObject[]): readonly RunningWorkload[] {
  return objects
    .filter(({ kind }) => kind === 'ConfigMap')
    .flatMap((object) => {
      const files = configFilesIn(object);
      const convention = CONVENTIONS.find(({ config }) => config.test(object.name));
      const isMade = convention?.process !== 'flyte' || files.some(({ name }) => name === '000-core.yaml');
      return convention && isMade ? [byConvention(convention, object, objects)] : [];
    });
}

function byConvention(
  { process, more, secrets }: Convention,
  object: KubeObject,
  objects: readonly KubeObject[],
): RunningWorkload {
  const named = (names: readonly string[]) => objects.filter(({ name }) => names.includes(name));
  const mounted = named(secrets(object.name)).filter(({ kind }) => kind === 'Secret');
  return {
    process,
    files: sortedFiles([object, ...named(more(object.name))]),
    env: [],
    unknownConfig: [],
    secretMounts: mounted.map(({ name, node }) => ({ value: name, origin: node.origin })),
  };
}

const objectOf = ({ kind, value }: VolumeSource, objects: readonly KubeObject[]): KubeObject | undefined =>
  objects.find((object) => object.kind === kind && object.name === value);

/** In the order in which Flyte reads them; of two files with one name, the later source hides the other. */
function sortedFiles(objects: readonly KubeObject[]): readonly ConfigFile[] {
  const files = objects.flatMap(configFilesIn).filter(({ name }) => name.endsWith('.yaml'));
  return [...new Map(files.map((file) => [file.name, file])).values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

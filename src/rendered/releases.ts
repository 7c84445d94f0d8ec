import type { Manifests, Release, RenderedSecret, ToldRelease, Workload } from '../charts/chart.ts';
import { DEFAULT_CHART_VERSION, DEFAULT_NAMESPACE, DEFAULT_RELEASE } from '../charts/defaults.ts';
import { missingSecrets } from '../charts/mounts.ts';
import { valuesPathOf } from '../charts/where.ts';
import type { FileOrigin, Sourced } from '../core/origin.ts';
import { at, type MapNode, type Node, scalar } from '../core/tree.ts';
import { ENTRY_NAMES } from '../secrets/entries.ts';
import { chartLabel } from './chart-label.ts';
import { hiddenIn, secretIn } from './data.ts';
import { type KubeObject, textAt } from './objects.ts';
import { podsIn, type VolumeSource, versionOf } from './pods.ts';
import { presetsOf, type RenderedChart, withPresets } from './presets.ts';
import { type Found, namedByValues, namedReference, namedSecret, valuesOf } from './values.ts';
import { type RunningWorkload, workloadOf, workloadsByName } from './workloads.ts';

/** A release of Flyte that was found among Kubernetes objects. */
export interface RenderedRelease {
  readonly release: Release;
  readonly manifests: Manifests;
  /** The values that it was rendered from, as far as they can be told. */
  readonly values: MapNode;
  /** Where the Secrets hold what nobody is to see. */
  readonly hidden: readonly FileOrigin[];
}

/** What a caller says of the release, in place of what the objects tell. */
export type Told = Omit<ToldRelease, 'chart'>;

/** The releases of Flyte among objects: a flyte-core in each namespace, and every flyte-binary. */
export function renderedReleases(objects: readonly KubeObject[], told: Told): readonly RenderedRelease[] {
  const named = [...new Set(objects.map(({ namespace }) => namespace))].filter((namespace) => namespace !== '');
  // What names no namespace goes wherever the rest goes.
  const isIn = (wanted: string) => (object: KubeObject) => object.namespace === wanted || object.namespace === '';
  return (named.length > 0 ? named : ['']).flatMap((namespace) => inNamespace(objects.filter(isIn(namespace)), namespace, told));
}

/** A workload and what else is known of it. */
interface Running {
  readonly workload: RunningWorkload;
  readonly version: string | undefined;
}

function inNamespace(objects: readonly KubeObject[], namespace: string, told: Told): readonly RenderedRelease[] {
  const pods = objects.flatMap(podsIn);
  const started = pods.map((pod): Running => ({ workload: workloadOf(pod, objects), version: versionOf(pod) }));
  const byName = workloadsByName(objects).map((workload): Running => ({ workload, version: undefined }));
  const named = byName.filter(({ workload }) => !started.some((other) => isSame(other.workload, workload)));
  const running = [...started, ...named].filter(({ workload }) => isOurs(workload));
  const core = running.filter(({ workload }) => workload.process !== 'flyte');
  const binaries = running.filter(({ workload }) => workload.process === 'flyte');
  const groups = [...(core.length > 0 ? [core] : []), ...binaries.map((binary) => [binary])];
  return groups.map((group) =>
    releaseOf(group, objects, { ...told, namespace: told.namespace ?? (namespace || DEFAULT_NAMESPACE) }),
  );
}

/** Whether two workloads read the same configuration, so that the one that is known better counts. */
const isSame = (a: Workload, b: Workload): boolean =>
  a.process === b.process &&
  (a.process !== 'flyte' || a.files.some(({ object }) => b.files.some((file) => file.object === object)));

/** The job that keeps cluster resources in sync is a client of flyteadmin only with a file for that. */
const isOurs = ({ process, files, unknownConfig }: Workload): boolean =>
  process === 'syncresources' ? files.some(({ name }) => name === 'admin.yaml') : files.length + unknownConfig.length > 0;

function releaseOf(running: readonly Running[], objects: readonly KubeObject[], told: Told): RenderedRelease {
  const chart: RenderedChart = running.some(({ workload }) => workload.process === 'flyte') ? 'flyte-binary' : 'flyte-core';
  const [first] = objects;
  const configs = configsOf(objects, running);
  const release: Release = {
    chart,
    chartVersion: told.chartVersion ?? versionIn(running, configs) ?? DEFAULT_CHART_VERSION,
    name: told.release ?? instanceOf(configs) ?? DEFAULT_RELEASE,
    namespace: told.namespace ?? DEFAULT_NAMESPACE,
  };
  const all = running.map(({ workload }) => named(workload, chart, release));
  // Without any file at hand, nothing can be said of a process.
  const workloads = all.filter(({ files }) => files.length > 0);
  const secrets = objects.filter(({ kind }) => kind === 'Secret').map((object) => namedSecret(secretIn(object), chart));
  const mounts = workloads.flatMap(({ secretMounts }) => secretMounts);
  const manifests: Manifests = {
    workloads,
    secrets,
    // Without any Secret at hand, nothing is known of them.
    missingSecrets: secrets.length > 0 ? missingSecrets(mounts, secrets) : [],
    externalConfig: all.filter(({ files }) => files.length === 0).flatMap(({ unknownConfig }) => unknownConfig),
  };
  const root: FileOrigin = { from: 'file', file: first?.source.name ?? '', path: [], value: { start: 0, end: 0 } };
  const values = valuesOf(workloads, chart, facts(workloads, secrets, chart), root);
  return { release, manifests, values, hidden: objects.flatMap(hiddenIn) };
}

/** The objects that hold the configuration of a release. */
function configsOf(objects: readonly KubeObject[], running: readonly Running[]): readonly Node[] {
  const names = new Set(running.flatMap(({ workload }) => workload.files.map(({ object }) => object)));
  return objects.filter(({ name }) => names.has(name)).map(({ node }) => node);
}

/** What runs tells the version of Flyte, and the label of its configuration that of the chart, which is the same. */
const versionIn = (running: readonly Running[], configs: readonly Node[]): string | undefined =>
  [...running.map(({ version }) => version), ...configs.map((node) => chartLabel(node)?.version)].find(Boolean);

/** Helm's name of the release: Helm writes it on what it installs, and the charts on their objects. */
function instanceOf(configs: readonly Node[]): string | undefined {
  const named = (...path: readonly string[]) => configs.flatMap((node) => textAt(node, 'metadata', ...path) ?? [])[0];
  return named('annotations', 'meta.helm.sh/release-name') ?? named('labels', 'app.kubernetes.io/instance');
}

function named(workload: RunningWorkload, chart: RenderedChart, release: Release): Workload {
  const name = workload.files.find((file) => file.name === '000-core.yaml')?.object.replace(/-config$/, '') ?? release.name;
  const presets = presetsOf(chart, release, name);
  const files = workload.files.map((file) => namedByValues(withPresets(file, workload.process, presets), chart));
  const isAll = files.length === 0;
  return {
    ...workload,
    files,
    unknownConfig: workload.unknownConfig.map((one) => namedReference(one, chart, referenceTo(one.kind, isAll))),
    secretMounts: workload.secretMounts.map((one) => namedReference(one, chart, 'secret')),
  };
}

const referenceTo = (kind: VolumeSource['kind'], isAll: boolean) => `${isAll ? 'all' : 'more'}${kind}` as const;

/** What the objects tell about values besides the configuration files. */
function facts(workloads: readonly Workload[], secrets: readonly RenderedSecret[], chart: RenderedChart): readonly Found[] {
  const auth = workloads.flatMap(({ files }) => files).find(({ name }) => name === '004-auth.yaml')?.content;
  const inSecrets = ENTRY_NAMES.flatMap((file): readonly Found[] => {
    const secret = secretNamed(file, workloads, secrets);
    return secret ? [{ path: valuesPathOf(chart, ['secrets', file]), node: scalar(String(secret.value), secret.origin) }] : [];
  });
  return [...(auth && auth.kind !== 'broken' ? switches(auth) : []), ...inSecrets];
}

/** flyte-binary writes its file about authentication only where it is switched on, and clients only for a server of its own. */
function switches(auth: Node): readonly Found[] {
  const hasServer = at(auth, ['auth', 'appAuth', 'selfAuthServer']) !== undefined;
  const node = at(auth, ['auth', 'appAuth']) ?? auth;
  const on: Found = { path: ['configuration', 'auth', 'enabled'], node: scalar(true, auth.origin) };
  return hasServer ? [on] : [on, { path: ['configuration', 'auth', 'enableAuthServer'], node: scalar(false, node.origin) }];
}

function secretNamed(
  file: string,
  workloads: readonly Workload[],
  secrets: readonly RenderedSecret[],
): Sourced<unknown> | undefined {
  const mounted = workloads.flatMap(({ secretMounts }) => secretMounts.map(({ value }) => value));
  return secrets.filter(({ name }) => mounted.includes(name)).flatMap(({ keys }) => keys.get(file) ?? [])[0];
}

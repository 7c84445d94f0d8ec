import type { PodOwner, ProcessName } from '../charts/chart.ts';
import { command } from '../core/shell.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import type { AuthSetup } from './setup.ts';

/** Whose pods read secrets: when they start, and never again. */
export interface Pods {
  /** Who checks them. */
  readonly server: PodOwner;
  /** Who logs in with flytepropeller's, but for flytescheduler. */
  readonly callers: readonly PodOwner[];
  /** flyte-core restarts it together with flyteadmin; absent where flyte-binary does its work. */
  readonly scheduler?: { readonly owner: PodOwner; readonly isInstalled: boolean };
}

/** The pods of a release whose own values nobody knows here. */
export function usualPods({ chart, release }: AuthSetup): Pods {
  if (chart === 'flyte-core') return corePods(() => undefined);
  const server = { deployment: binaryName(release) };
  return { server, callers: [server] };
}

/** The pods of a release whose values are known. */
export function podsOf({ manifests }: ReleaseModel, setup: AuthSetup): Pods {
  const ownerOf = (process: ProcessName) => manifests?.workloads.find((one) => one.process === process)?.owner;
  if (setup.chart === 'flyte-core') return corePods(ownerOf);
  const server = ownerOf('flyte');
  return server ? { server, callers: [server] } : usualPods(setup);
}

function corePods(ownerOf: (process: ProcessName) => PodOwner | undefined): Pods {
  const scheduler = ownerOf('flytescheduler');
  const sync = ownerOf('syncresources');
  return {
    server: ownerOf('flyteadmin') ?? { deployment: 'flyteadmin' },
    callers: [ownerOf('flytepropeller') ?? { deployment: 'flytepropeller' }, ...(sync ? [sync] : [])],
    scheduler: { owner: scheduler ?? { deployment: 'flytescheduler' }, isInstalled: scheduler !== undefined },
  };
}

/** How the chart flyte-binary names its deployment where no value renames it (templates/_helpers.tpl). */
const binaryName = (release: string): string =>
  (release.includes('flyte-binary') ? release : `${release}-flyte-binary`).slice(0, 63).replace(/-$/, '');

/** A restart, and whose. */
export interface Restart {
  readonly who: string;
  readonly command: string;
}

/** The commands that start pods anew. */
export function restarts(owners: readonly PodOwner[], namespace: string): readonly Restart[] {
  const names = owners.flatMap((owner) => ('deployment' in owner ? [owner.deployment] : []));
  const labels = owners.flatMap((owner) => ('label' in owner ? [owner.label] : []));
  const rollout = command('kubectl', 'rollout', 'restart', '-n', namespace, ...names.map((name) => `deployment/${name}`));
  return [
    ...(names.length > 0 ? [{ who: names.join(' and '), command: rollout }] : []),
    ...labels.map((label) => ({
      who: `the pods with ${label}`,
      command: command('kubectl', 'delete', 'pods', '-n', namespace, '-l', label),
    })),
  ];
}

/** The same for some of the pods and for flytescheduler, which may not be installed: kubectl complains about what is not there. */
export function restartsWithScheduler(owners: readonly PodOwner[], { scheduler }: Pods, namespace: string): readonly Restart[] {
  if (scheduler === undefined || scheduler.isInstalled)
    return restarts([...owners, ...(scheduler ? [scheduler.owner] : [])], namespace);
  const unsure = restarts([scheduler.owner], namespace).map(({ who, ...rest }) => ({
    who: `${who}, if it is installed,`,
    ...rest,
  }));
  return [...restarts(owners, namespace), ...unsure];
}

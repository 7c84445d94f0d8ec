import { at, isList, type MapNode } from '../core/tree.ts';
import type { ChartName, Manifests, ProcessName } from './chart.ts';
import { valueIn } from './places.ts';

/** What is needed to tell where volumes lie in a pod. */
interface Rendered {
  readonly release: { readonly chart: ChartName };
  readonly values: MapNode;
  readonly manifests: Manifests | undefined;
}

const SECRETS = '/etc/secrets/';

/** The directories of a process that hold more than its image, each with a final slash, as far as the values tell. */
export function mountPathsOf({ release, values, manifests }: Rendered, process: ProcessName): readonly string[] {
  const workload = manifests?.workloads.find((one) => one.process === process);
  const isServer = process === 'flyte' || process === 'flyteadmin';
  const mounts = valueIn(release.chart, values, isServer ? 'serverMounts' : 'callerMounts');
  const own = isList(mounts) ? mounts.items.flatMap((mount) => at(mount, ['mountPath']) ?? []) : [];
  return [
    ...(workload && workload.secretMounts.length > 0 ? [SECRETS] : []),
    ...own.flatMap((path) => (path.kind === 'scalar' ? [`${String(path.value).replace(/\/+$/, '')}/`] : [])),
  ];
}

import { at, isList, type MapNode } from '../core/tree.ts';
import type { ChartName, Manifests, ProcessName } from './chart.ts';
import { type PlaceName, valueIn } from './places.ts';

/** What is needed to tell where volumes lie in a pod. */
interface Rendered {
  readonly release: { readonly chart: ChartName };
  readonly values: MapNode;
  readonly manifests: Manifests | undefined;
}

/** Where each process has volumes of the user's own. */
const PLACES: Readonly<Partial<Record<ProcessName, PlaceName>>> = {
  flyte: 'serverMounts',
  flyteadmin: 'serverMounts',
  flytepropeller: 'callerMounts',
  flytescheduler: 'schedulerMounts',
};

const SECRETS = '/etc/secrets/';

/** The directories of a process that hold more than its image, each with a final slash, as far as the values tell. */
export function mountPathsOf({ release, values, manifests }: Rendered, process: ProcessName): readonly string[] {
  const workload = manifests?.workloads.find((one) => one.process === process);
  const place = PLACES[process];
  const mounts = place && valueIn(release.chart, values, place);
  const own = isList(mounts) ? mounts.items.flatMap((mount) => at(mount, ['mountPath']) ?? []) : [];
  return [
    ...(workload && workload.secretMounts.length > 0 ? [SECRETS] : []),
    ...own.flatMap((path) => (path.kind === 'scalar' ? [`${String(path.value).replace(/\/+$/, '')}/`] : [])),
  ];
}

import type { Sourced } from '../core/origin.ts';
import type { Plain } from '../core/tree.ts';
import type { ConfigFile, Manifests, RenderedSecret, Workload } from './chart.ts';
import { readBack } from './printed.ts';

/** A Secret that exists whatever Helm makes. */
export interface BesideSecret extends RenderedSecret {
  readonly isBeside: true;
  /** That of the pods where its manifest names none. */
  readonly namespace?: string;
}

/** What a release comes to with the Secrets beside it: they are mounted, and may hold configuration. Pods see their own namespace, `pods`, alone. */
export function withSecrets(manifests: Manifests, beside: readonly BesideSecret[], pods: string): Manifests {
  const near = beside.filter(({ namespace = pods }) => namespace === pods);
  const fresh = near.filter(({ name }) => !manifests.secrets.some((rendered) => rendered.name === name));
  if (fresh.length === 0) return manifests;
  const isThere = ({ value }: Sourced<string>): boolean => fresh.some(({ name }) => name === value);
  return {
    ...manifests,
    secrets: [...manifests.secrets, ...fresh],
    missingSecrets: manifests.missingSecrets.filter((one) => !isThere(one)),
    workloads: manifests.workloads.map((workload) => withConfig(workload, fresh)),
  };
}

/** Reads the files of a Secret that a workload takes configuration from; of those with another ending Flyte reads none. */
function withConfig(workload: Workload, secrets: readonly RenderedSecret[]): Workload {
  const named = secrets.filter(({ name }) => workload.unknownConfig.some(({ value }) => value === name));
  const files = named.flatMap(({ name, keys }) => [...keys].map(([key, text]) => configFile(name, key, text)));
  return {
    ...workload,
    files: [...workload.files, ...files.filter(({ name }) => name.endsWith('.yaml'))].sort((a, b) => (a.name < b.name ? -1 : 1)),
    unknownConfig: workload.unknownConfig.filter(({ value }) => !named.some(({ name }) => name === value)),
  };
}

function configFile(object: string, name: string, { value, origin }: Sourced<Plain>): ConfigFile {
  const content = typeof value === 'string' ? readBack(value, 'flyte', () => origin) : undefined;
  return { object, name, content: content ?? { kind: 'broken', error: 'yaml: cannot be read', origin } };
}

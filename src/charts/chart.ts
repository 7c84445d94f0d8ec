import type { Origin, Sourced } from '../core/origin.ts';
import type { MapNode, Node, Plain } from '../core/tree.ts';

/** The charts whose authentication is modelled; `flyte` and `flyte-sandbox` are umbrellas around the other two. */
export const CHART_NAMES = ['flyte-binary', 'flyte-core', 'flyte', 'flyte-sandbox'] as const;
export type ChartName = (typeof CHART_NAMES)[number];

/** What `helm upgrade` is told besides the values. */
export interface Release {
  readonly chart: ChartName;
  /** A tag such as `v1.16.8`. */
  readonly chartVersion: string;
  readonly name: string;
  readonly namespace: string;
}

/** What somebody says of a release; the values tell the rest, or it is what is usual. */
export interface ToldRelease {
  readonly chart?: ChartName;
  readonly chartVersion?: string;
  readonly release?: string;
  readonly namespace?: string;
}

export const PROCESS_NAMES = ['flyte', 'flyteadmin', 'flytepropeller', 'flytescheduler', 'syncresources'] as const;
export type ProcessName = (typeof PROCESS_NAMES)[number];

/** One file of a pod's configuration directory. */
export interface ConfigFile {
  /** The ConfigMap or Secret that holds it. */
  readonly object: string;
  readonly name: string;
  /** The parsed file, or the loader's words where the rendered text is not YAML. */
  readonly content: Node | { readonly kind: 'broken'; readonly error: string; readonly origin?: Origin };
}

export interface EnvVar {
  readonly name: string;
  /** Absent where the value comes from a Secret or a ConfigMap. */
  readonly value?: Sourced<string>;
  /** The key of a Secret that holds the value. */
  readonly from?: { readonly secret: Sourced<string>; readonly key: string };
  readonly origin: Origin;
}

/** What starts pods: a Deployment, or something else that starts those with a label anew once they are gone. */
export type PodOwner = { readonly deployment: string } | { readonly label: string };

/** A process of Flyte as the chart starts it. */
export interface Workload {
  readonly process: ProcessName;
  /** Absent where only the configuration is known. */
  readonly owner?: PodOwner;
  /** In the order in which Flyte reads them: sorted by name. */
  readonly files: readonly ConfigFile[];
  readonly env: readonly EnvVar[];
  /** Configuration that the values only name (`inlineConfigMap`, `externalSecretRef` …): its content is unknown. */
  readonly unknownConfig: readonly Sourced<string>[];
  /** Secrets mounted at /etc/secrets, by name. */
  readonly secretMounts: readonly Sourced<string>[];
}

/** A Secret among the rendered manifests that has to do with authentication. */
export interface RenderedSecret {
  readonly name: string;
  /** A value that is not a string makes the API server refuse the Secret. */
  readonly keys: ReadonlyMap<string, Sourced<Plain>>;
  /** Not of the release: its manifest was given, and is the whole of it. */
  readonly isBeside?: true;
}

/** Everything about authentication that the chart renders from the values. */
export interface Manifests {
  readonly workloads: readonly Workload[];
  readonly secrets: readonly RenderedSecret[];
  /** Secrets that a workload mounts and nothing in the release creates. */
  readonly missingSecrets: readonly Sourced<string>[];
  /** Objects named in the values that replace the chart's whole configuration; no workload is listed then. */
  readonly externalConfig: readonly Sourced<string>[];
}

/** What is known of one chart. */
export interface Chart {
  /** Merges the user's values over the defaults of the chart and of its sub-charts, as Helm does. */
  coalesce(userValues: MapNode): MapNode;
  /** The key under which the chart takes the values, where it is an umbrella around another one. */
  readonly umbrellaKey?: string;
  /** Renders coalesced values. Throws HelmError where Helm would fail. */
  render(values: MapNode, release: Release): Manifests;
}

/** How reports write the name of a Secret whose name is null. */
export const NAMELESS = 'None';

import type { ConfigFile, ProcessName, Release, Workload } from '../charts/chart.ts';
import { chartOf } from '../charts/index.ts';
import { fromPlain, isMap, type ListNode, list, type MapNode, map, type Node, type Plain, toPlain } from '../core/tree.ts';

/** Values with which the charts write everything that they write by themselves; what is made up here equals nothing. */
const USUAL = {
  'flyte-binary': (name: string): Plain => ({
    fullnameOverride: name,
    configuration: {
      auth: {
        enabled: true,
        oidc: { baseUrl: '-', clientId: '-', clientSecret: '-' },
        internal: { clientSecret: '-', clientSecretHash: '-' },
      },
    },
  }),
  'flyte-core': (): Plain => ({ workflow_scheduler: { enabled: true, type: 'native' } }),
} as const;

export type RenderedChart = keyof typeof USUAL;

/** What the chart writes into each configuration file when nobody asks it to write anything else. */
export type Presets = (process: ProcessName, file: string) => Node | undefined;

/** `name` is that of flyte-binary's objects. */
export function presetsOf(chart: RenderedChart, release: Release, name: string): Presets {
  const values = fromPlain(USUAL[chart](name), (path) => ({ from: 'chart', path })) as MapNode;
  const { coalesce, render } = chartOf(chart);
  const { workloads } = render(coalesce(values), release);
  return (process, file) =>
    nodeIn(
      workloads.filter((one) => one.process === process || file === 'admin.yaml'),
      file,
    );
}

function nodeIn(workloads: readonly Workload[], file: string): Node | undefined {
  const content = workloads.flatMap(({ files }) => files).find(({ name }) => name === file)?.content;
  return content?.kind === 'broken' ? undefined : content;
}

/** A configuration file in which whatever the chart writes anyway comes from the chart, and only the rest from the user. */
export function withPresets(file: ConfigFile, process: ProcessName, presets: Presets): ConfigFile {
  if (file.content.kind === 'broken') return file;
  return { ...file, content: compared(file.content, presets(process, file.name)) };
}

function compared(node: Node, preset: Node | undefined): Node {
  if (preset === undefined) return node;
  if (isEqual(node, preset)) return preset;
  if (isMap(node) && isMap(preset)) {
    const entries = [...node.entries].map(([key, child]) => [key, compared(child, preset.entries.get(key))] as const);
    return map(entries, node.origin);
  }
  if (node.kind !== 'list' || preset.kind !== 'list') return node;
  return list(
    node.items.map((item) => added(preset).find((other) => isEqual(item, other)) ?? item),
    node.origin,
  );
}

/** A list of the user's takes the place of the chart's; only what the template adds to every list is still there. */
const added = ({ items }: ListNode): readonly Node[] => items.filter(({ origin }) => origin.from === 'template');

const isEqual = (a: Node, b: Node): boolean => JSON.stringify(sorted(toPlain(a))) === JSON.stringify(sorted(toPlain(b)));

/** ConfigMaps are written with sorted keys. */
function sorted(data: Plain): Plain {
  if (Array.isArray(data)) return data.map(sorted);
  if (data === null || typeof data !== 'object') return data;
  const entries = Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, value]) => [key, sorted(value)]);
}

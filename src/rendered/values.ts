import type { ConfigFile, RenderedSecret, Workload } from '../charts/chart.ts';
import { valuesPathOf } from '../charts/where.ts';
import type { Origin, Path, Sourced } from '../core/origin.ts';
import { isMap, list, type MapNode, map, type Node } from '../core/tree.ts';
import { relocated } from '../source/relocate.ts';
import type { RenderedChart } from './presets.ts';

/** Sections of Flyte's configuration that have to do with authentication. */
const SECTIONS = ['auth', 'server', 'admin'];

/** Files that the charts make of values which have nothing to do with authentication. */
const OTHER_FILES: Readonly<Record<RenderedChart, RegExp>> = {
  'flyte-binary': /^0(0[1-3]|1[23])-/,
  'flyte-core': /^(?!server\.yaml$|admin\.yaml$)/,
};
/** Files that flyte-binary makes of its own values; all others hold Flyte's configuration as it is. */
const OWN_FILES = /^0(00|04|14)-/;

/** The values that name objects: which Secrets are mounted, and what is configuration besides. */
const REFERENCES: Readonly<
  Record<RenderedChart, Readonly<Record<'secret' | 'moreSecret' | 'moreConfigMap' | 'allSecret' | 'allConfigMap', string>>>
> = {
  'flyte-binary': {
    secret: 'configuration.auth.clientSecretsExternalSecretRef',
    moreSecret: 'configuration.inlineSecretRef',
    moreConfigMap: 'configuration.inlineConfigMap',
    allSecret: 'configuration.externalSecretRef',
    allConfigMap: 'configuration.externalConfigMap',
  },
  'flyte-core': {
    secret: 'secrets.adminOauthClientCredentials.secretName',
    moreSecret: 'storage.secretName',
    moreConfigMap: 'configmap',
    allSecret: 'storage.secretName',
    allConfigMap: 'configmap',
  },
};

/** The same reference with the path of the value that it comes from. */
export function namedReference<T extends Sourced<string>>(
  reference: T,
  chart: RenderedChart,
  what: keyof (typeof REFERENCES)['flyte-core'],
): T {
  const { origin } = reference;
  return origin.from === 'file' ? { ...reference, origin: { ...origin, path: REFERENCES[chart][what].split('.') } } : reference;
}

/** The same Secret with its keys named by the values that they come from. */
export function namedSecret({ name, keys }: RenderedSecret, chart: RenderedChart): RenderedSecret {
  const renamed = [...keys].map(([key, { value, origin }]) => {
    const path = valuesPathOf(chart, ['secrets', key]);
    return [key, { value, origin: origin.from === 'file' ? { ...origin, path } : origin }] as const;
  });
  return { name, keys: new Map(renamed) };
}

/** The same file with the paths of the values that it comes from, as far as a chart knows such values. */
export function namedByValues(file: ConfigFile, chart: RenderedChart): ConfigFile {
  if (file.content.kind === 'broken') return file;
  const content = relocated(file.content, (origin) => ({ ...origin, path: valuesPath(chart, file.name, origin.path) }));
  return { ...file, content };
}

function valuesPath(chart: RenderedChart, file: string, path: Path): Path {
  const isSection = SECTIONS.includes(String(path[0]));
  if (chart === 'flyte-binary' && !OWN_FILES.test(file)) return ['configuration', 'inline', ...path];
  if (isSection) return valuesPathOf(chart, path);
  return [...valuesPathOf(chart, []), ...path];
}

/** The values that a release was rendered from, as far as its objects tell them: what the charts add themselves is left out. */
export function valuesOf(workloads: readonly Workload[], chart: RenderedChart, others: readonly Found[], root: Origin): MapNode {
  // Of several files of a process, the last one counts.
  const files = workloads.flatMap((workload) => workload.files.toReversed());
  const found = files.flatMap((file) => contentsOf(file, chart)).flatMap(ownLeaves);
  return treeOf([...found, ...others], root);
}

/** Of the files that charts make of other values, only what has to do with authentication comes from values that count here. */
function contentsOf({ name, content }: ConfigFile, chart: RenderedChart): readonly Node[] {
  if (content.kind !== 'map') return [];
  const isMade = OTHER_FILES[chart].test(name) || (chart === 'flyte-binary' && OWN_FILES.test(name));
  return [...content.entries].flatMap(([key, node]) => (isMade && !SECTIONS.includes(key) ? [] : [node]));
}

/** A value and where it belongs among the values. */
export interface Found {
  readonly path: Path;
  readonly node: Node;
}

function ownLeaves(node: Node): readonly Found[] {
  if (node.origin.from !== 'file') return [];
  if (isMap(node) && node.entries.size > 0) return [...node.entries.values()].flatMap(ownLeaves);
  const own = node.kind === 'list' ? list(node.items.filter(isOwn), node.origin) : node;
  return [{ path: node.origin.path, node: own }];
}

const isOwn = ({ origin }: Node): boolean => origin.from === 'file';

/** Puts values where they belong; of several objects that say the same, the first counts. */
function treeOf(found: readonly Found[], origin: Origin): MapNode {
  const groups = new Map<string, Found[]>();
  for (const { path, node } of found) {
    const [key, ...rest] = path;
    if (typeof key !== 'string') continue;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push({ path: rest, node });
  }
  return map(
    [...groups].map(([key, group]) => {
      const [first] = group;
      const isLeaf = first === undefined || first.path.length === 0;
      return [key, isLeaf ? (first?.node ?? map([], origin)) : treeOf(group, first.node.origin)];
    }),
    origin,
  );
}

import { closest } from '../core/distance.ts';
import type { Origin, Path } from '../core/origin.ts';
import { isMap, type MapNode, type Node } from '../core/tree.ts';
import { homeOf, isContainer, isTelltale, looksLikeAuth, type Territory, territoryOf } from './auth-keys.ts';
import type { ChartName } from './chart.ts';
import { valuesPrefix } from './where.ts';

/** A key about authentication that no template of the chart reads. */
export interface UnreadKey {
  readonly path: Path;
  readonly origin: Origin;
  /** Where the chart reads what it says; undefined where nothing like it exists. */
  readonly meant: Path | undefined;
  /** `typo`: the same place with another spelling. */
  readonly kind: 'misplaced' | 'typo' | 'unknown';
  /** The chart that does have a key of this name at this place. */
  readonly foreign?: ChartName;
}

interface Walk {
  readonly chart: ChartName;
  readonly path: Path;
  readonly territory: Territory | undefined;
}

/** Deeper than any values file keeps authentication. */
const DEEPEST = 12;

/** The user's keys about authentication that a chart never reads: misplaced, misspelt or unknown. */
export const unreadKeys = (chart: ChartName, values: MapNode): readonly UnreadKey[] =>
  unreadIn(values, { chart, path: [], territory: territoryOf(chart) });

function unreadIn(map: MapNode, walk: Walk): readonly UnreadKey[] {
  if (walk.path.length > DEEPEST) return [];
  return [...map.entries].flatMap(([key, node]) => unreadAt(key, node, walk));
}

function unreadAt(key: string, node: Node, { chart, path, territory }: Walk): readonly UnreadKey[] {
  const here = [...path, key];
  const table = territory === undefined || territory === 'read' ? undefined : territory;
  const known = table && Object.hasOwn(table.keys, key) ? table.keys[key] : undefined;
  if (known === 'read') return [];
  const below = isMap(node) ? unreadIn(node, { chart, path: here, territory: known }) : [];
  if (known !== undefined) return below;
  const fault = faultOf(key, table, below.length > 0 || looksLikeAuth(key, namesIn(node)));
  if (fault === undefined) return below;
  const found = { path: here, origin: node.origin, kind: fault.kind };
  if (fault.kind !== 'misplaced') return [{ ...found, meant: fault.meant === undefined ? undefined : [...path, fault.meant] }];
  const nested = [...valuesPrefix(chart), ...here];
  if (isRead(chart, nested)) return [{ ...found, meant: nested }];
  const foreign = path.length === 0 ? foreignChart(key) : undefined;
  return [{ ...found, meant: homeOf(chart, key, namesIn(node)), ...(foreign && { foreign }) }];
}

interface Fault {
  readonly kind: UnreadKey['kind'];
  readonly meant?: string;
}

/** What is wrong with a key that its place does not know; a container counts only with authentication settings in it. */
function faultOf(key: string, table: Exclude<Territory, 'read'> | undefined, holdsFaults: boolean): Fault | undefined {
  const isClosed = table?.closed === true;
  const meant = table && closest(key, Object.keys(table.keys));
  if (meant !== undefined && (isClosed || holdsFaults)) return { kind: 'typo', meant };
  if (isTelltale(key) || (isContainer(key) && (holdsFaults || isClosed))) return { kind: 'misplaced' };
  return isClosed ? { kind: 'unknown' } : undefined;
}

/** Whether a path leads to something that a chart reads. */
function isRead(chart: ChartName, path: Path): boolean {
  let here: Territory | undefined = territoryOf(chart);
  for (const step of path) {
    if (here === undefined || here === 'read') break;
    here = Object.hasOwn(here.keys, step) ? here.keys[step] : undefined;
  }
  return here !== undefined;
}

const foreignChart = (key: string): ChartName | undefined =>
  (['flyte-binary', 'flyte-core'] as const).find((chart) => isRead(chart, [key]));

const namesIn = (node: Node): readonly string[] => (isMap(node) ? [...node.entries.keys()] : []);

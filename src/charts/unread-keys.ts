import { type Likely, likely } from '../core/distance.ts';
import type { Origin, Path } from '../core/origin.ts';
import { isMap, type MapNode, type Node } from '../core/tree.ts';
import { homeOf, isContainer, isForeignBlock, isTelltale, looksLikeAuth, type Territory, territoryOf } from './auth-keys.ts';
import type { ChartName } from './chart.ts';
import { sharedRoots } from './shared.ts';
import { valuesPrefix } from './where.ts';

/** A key about authentication that no template of the chart reads. */
export interface UnreadKey {
  readonly path: Path;
  readonly origin: Origin;
  /** Where the chart reads what it says; undefined where nothing like it exists. */
  readonly meant: Path | undefined;
  /** `typo`: the same place with another spelling; `nested`: below the name of a chart, as a chart that depends on it would have it. */
  readonly kind: 'misplaced' | 'typo' | 'unknown' | 'nested';
  /** Of a `typo`: whether nothing else can be meant. */
  readonly isSure?: boolean;
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
export function unreadKeys(chart: ChartName, values: MapNode): readonly UnreadKey[] {
  const territory = territoryOf(chart);
  const found = unreadIn(values, { chart, path: [], territory });
  if (found.length === 0 || territory === 'read') return found;
  // What stands at the top only to be used elsewhere is read there.
  const shared = sharedRoots(values);
  return found.filter(({ path: [root = ''] }) => !shared.has(String(root)) || Object.hasOwn(territory.keys, root));
}

function unreadIn(map: MapNode, walk: Walk): readonly UnreadKey[] {
  if (walk.path.length > DEEPEST) return [];
  return [...map.entries].flatMap(([key, node]) => unreadAt(key, node, walk));
}

function unreadAt(key: string, node: Node, { chart, path, territory }: Walk): readonly UnreadKey[] {
  const here = [...path, key];
  const table = territory === 'read' ? undefined : territory;
  const known = table && Object.hasOwn(table.keys, key) ? table.keys[key] : undefined;
  if (known === 'read') return [];
  const below = isMap(node) ? unreadIn(node, { chart, path: here, territory: known }) : [];
  if (known !== undefined) return below;
  const fault = faultOf(key, { table, isRoot: path.length === 0, holdsFaults: below.length > 0, below: namesIn(node) });
  if (fault === undefined) return below;
  const found = { path: here, origin: node.origin, kind: fault.kind };
  if (fault.kind === 'typo') return [{ ...found, meant: [...path, fault.meant.word], isSure: fault.meant.isSure }];
  if (fault.kind !== 'misplaced') return [{ ...found, meant: undefined }];
  return [{ ...found, ...rightPlace(chart, here, namesIn(node)) }];
}

/** Where a misplaced key belongs: below the key of the umbrella, or where the chart reads what it is about. */
function rightPlace(chart: ChartName, path: Path, below: readonly string[]): Pick<UnreadKey, 'meant' | 'foreign'> {
  const nested = [...valuesPrefix(chart), ...path];
  if (isRead(chart, nested)) return { meant: nested };
  const key = String(path.at(-1));
  const foreign = path.length === 1 ? foreignChart(key) : undefined;
  return { meant: homeOf(chart, key, below), ...(foreign && { foreign }) };
}

type Fault = { readonly kind: 'typo'; readonly meant: Likely } | { readonly kind: Exclude<UnreadKey['kind'], 'typo'> };

interface Surroundings {
  /** What the place of the key knows. */
  readonly table: Exclude<Territory, 'read'> | undefined;
  readonly isRoot: boolean;
  readonly holdsFaults: boolean;
  /** The names of the keys below it. */
  readonly below: readonly string[];
}

/** What is wrong with a key that its place does not know; a container counts only with authentication settings in it. */
function faultOf(key: string, place: Surroundings): Fault | undefined {
  const { table, isRoot, holdsFaults } = place;
  if (isRoot && isBaseChart(key)) return holdsFaults ? { kind: 'nested' } : undefined;
  const isClosed = table?.closed === true;
  const isAuth = isAboutAuth(key, place);
  const meant = table && likely(key, Object.keys(table.keys));
  if (meant !== undefined && (isClosed || isAuth || (!isRoot && isSlip(key, meant)))) return { kind: 'typo', meant };
  if (isTelltale(key) || (isContainer(key) && (isAuth || isClosed))) return { kind: 'misplaced' };
  return isClosed ? { kind: 'unknown' } : undefined;
}

const isAboutAuth = (key: string, { isRoot, holdsFaults, below }: Surroundings): boolean =>
  holdsFaults || looksLikeAuth(key, below) || (isRoot && isForeignBlock(key, below));

/** Only the case is another, or one letter of a long word. */
const isSlip = (key: string, { word, isSure }: Likely): boolean =>
  key.toLowerCase() === word.toLowerCase() || (isSure && key.length >= 12);

/** Whether a path leads to something that a chart reads. */
function isRead(chart: ChartName, path: Path): boolean {
  let here: Territory | undefined = territoryOf(chart);
  for (const step of path) {
    if (here === undefined || here === 'read') break;
    here = Object.hasOwn(here.keys, step) ? here.keys[step] : undefined;
  }
  return here !== undefined;
}

const BASE_CHARTS = ['flyte-binary', 'flyte-core'] as const;

const isBaseChart = (key: string): key is (typeof BASE_CHARTS)[number] => BASE_CHARTS.some((chart) => chart === key);
const foreignChart = (key: string): ChartName | undefined => BASE_CHARTS.find((chart) => isRead(chart, [key]));

const namesIn = (node: Node): readonly string[] => (isMap(node) ? [...node.entries.keys()] : []);

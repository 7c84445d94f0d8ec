import { innerChart } from '../charts/inner-chart.ts';
import { positionAt, type SourceText } from '../core/lines.ts';
import { formatPath, type Origin } from '../core/origin.ts';
import { quotedList } from '../core/quote.ts';
import { isSecretPath } from '../core/secret-keys.ts';
import { isPlainList, type Plain } from '../core/tree.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import { OF_ONE_CHART } from '../generate/own/other-chart.ts';
import { isInternalHost } from '../rules/hosts.ts';
import { serverOf } from '../rules/setup.ts';
import { type Change, changesBetween } from './changes.ts';

/** What Flyte takes otherwise from now on, one line for each setting, secrets hidden; what has no effect is left out. */
export function changeLines(before: ReleaseModel, after: ReleaseModel, sources: readonly SourceText[]): readonly string[] {
  const changes = changesBetween(before, after).filter((change) => !isIdle(change, after) && !isDetail(change));
  const told =
    innerChart(before.release.chart) !== innerChart(after.release.chart)
      ? changes.flatMap((change) => ofBothCharts(change, before, after))
      : changes;
  return told.map((change) => `${nameOf(change)}${placeOf(change.origin, sources)}: ${changeText(change)}`);
}

/** What somebody wrote that Flyte does not go by, and that is not in the new values either. */
export const idleLines = (before: ReleaseModel, after: ReleaseModel, sources: readonly SourceText[]): readonly string[] =>
  changesBetween(before, after)
    .filter((change) => isIdle(change, after) && change.origin?.from === 'file')
    .map(({ path, origin }) => `${formatPath(path)}${placeOf(origin, sources)}: without effect in this mode`);

/** Of what several processes read, a change at some of them is told with their names. */
const nameOf = ({ path, only }: Change): string =>
  [formatPath(path), ...(only.length > 0 ? [`of ${only.join(', ')}`] : [])].join(' ');

/** Each mode has a section that nobody reads in the other one. */
const IDLE = { Self: 'auth.appAuth.externalAuthServer.', External: 'auth.appAuth.selfAuthServer.' } as const;

function isIdle({ path }: Change, after: ReleaseModel): boolean {
  const mode = serverOf(after)?.auth.appAuth.authServerType.value;
  return (mode === 'Self' || mode === 'External') && path.join('.').startsWith(IDLE[mode]);
}

/** Of a whole client that comes or goes, its id says enough. */
const isDetail = ({ path, before, after }: Change): boolean =>
  path.includes('staticClients') && path.at(-1) !== 'id' && (before === undefined || after === undefined);

/** How processes find each other is the business of each chart. */
function ofBothCharts(change: Change, before: ReleaseModel, after: ReleaseModel): readonly Change[] {
  const setting = change.path.join('.');
  if (OF_ONE_CHART.test(setting)) return [];
  if (setting !== 'auth.authorizedUris') return [change];
  const open = { ...change, before: reachable(change.before, before), after: reachable(change.after, after) };
  return changed(open) ? [open] : [];
}

const reachable = (uris: Plain | undefined, { release }: ReleaseModel): readonly Plain[] =>
  itemsOf(uris).filter((uri) => !isInternalHost(String(uri), release.namespace));

const changed = ({ before, after }: Change): boolean => JSON.stringify(before) !== JSON.stringify(after);

function placeOf(origin: Origin | undefined, sources: readonly SourceText[]): string {
  if (origin?.from === 'env') return ` (variable ${origin.name})`;
  const source = origin?.from === 'file' ? sources.find(({ name }) => name === origin.file) : undefined;
  if (source === undefined || origin?.from !== 'file') return '';
  const { line, column } = positionAt(source, origin.value.start);
  return ` (${source.name}:${line}:${column})`;
}

function changeText({ path, before, after }: Change): string {
  if (isSecretPath(path)) return SECRET_TEXTS[presence(before)][presence(after)];
  if (isPlainList(before) || isPlainList(after)) return listText(itemsOf(before), itemsOf(after));
  if (isNothing(after)) return `no longer ${shown(before)}`;
  return isNothing(before) ? `now ${shown(after)}` : `now ${shown(after)}, not ${shown(before)}`;
}

const isNothing = (value: Plain | undefined): boolean => value === undefined || value === null || value === '';
const presence = (value: Plain | undefined) => (isNothing(value) || itemsOf(value).length === 0 ? 'none' : 'one');

const SECRET_TEXTS = {
  none: { none: 'none', one: 'there is one now' },
  one: { none: 'there is none any more', one: 'another one' },
} as const;

function listText(before: readonly Plain[], after: readonly Plain[]): string {
  const gone = before.filter((item) => !after.includes(item));
  const fresh = after.filter((item) => !before.includes(item));
  const parts = [
    ...(gone.length > 0 ? [`without ${quotedList(gone.map(String))}`] : []),
    ...(fresh.length > 0 ? [`with ${quotedList(fresh.map(String))}`] : []),
  ];
  return parts.length > 0 ? `now ${parts.join(', ')}` : 'now in another order';
}

/** A secret is one item, a list of them many. */
function itemsOf(value: Plain | undefined): readonly Plain[] {
  if (isPlainList(value)) return value;
  return value === undefined || value === null || value === '' ? [] : [value];
}

const shown = (value: Plain | undefined): string => (typeof value === 'string' ? quotedList([value]) : JSON.stringify(value));

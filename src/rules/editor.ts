import { valuesPathOf } from '../charts/where.ts';
import type { TextEdit } from '../core/diagnostic.ts';
import type { FileOrigin, Path } from '../core/origin.ts';
import { at, isNull } from '../core/tree.ts';
import type { AnalysedFile } from '../flyte/analyse.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import type { YamlChange } from '../source/edit/change.ts';
import { depthIn, type EditSite, editsIn } from '../source/edit/site.ts';
import type { Change, Standing } from './change.ts';
import type { KeyName } from './rule.ts';

/** Turns changes into edits of the user's files; undefined where a change cannot be made without touching anything else. */
export type Editor = (change: Change) => readonly TextEdit[] | undefined;

/** Where a change is made, and what it comes to there. */
interface Planned {
  readonly site: EditSite;
  readonly change: YamlChange;
}

/** Every edit is tried out on the whole text, so that a large file with many faults would take long; so many characters are enough. */
const MOST_WORK = 150_000;

/** The editor for the files of one release. Beyond some work it makes no more edits; those of the next run follow from these. */
export function editorOf(model: ReleaseModel, files: readonly AnalysedFile[]): Editor {
  const desk: Desk = { model, files: files.filter(({ problems }) => problems.length === 0) };
  let work = 0;
  return (change) => {
    const planned = work < MOST_WORK ? plan(desk, change) : undefined;
    work += planned?.site.text.length ?? 0;
    return planned && editsIn(planned.site, planned.change);
  };
}

interface Desk {
  readonly model: ReleaseModel;
  readonly files: readonly AnalysedFile[];
}

function plan(desk: Desk, change: Change): Planned | undefined {
  if ('set' in change) return planSet(desk, pathOf(desk, change.set), change);
  const origin = fileOriginOf(standingOf(change));
  const site = origin && siteOf(desk, origin);
  if (!origin || !site) return undefined;
  const path = [...desk.model.root, ...origin.path];
  return { site, change: yamlChange(desk, change, path) };
}

type PlacedChange = Exclude<Change, { readonly set: KeyName }>;

function standingOf(change: PlacedChange): Standing {
  if ('replace' in change) return change.replace;
  if ('rename' in change) return change.rename;
  if ('remove' in change) return change.remove;
  if ('move' in change) return change.move;
  return 'add' in change ? change.to : change.putFirst;
}

function yamlChange(desk: Desk, change: PlacedChange, path: Path): YamlChange {
  if ('replace' in change) return { kind: 'replace', path, value: change.with };
  if ('rename' in change) return { kind: 'rename', path, name: change.to };
  if ('remove' in change) return { kind: 'remove', path };
  if ('move' in change) return { kind: 'move', path, to: pathOf(desk, change.to) };
  if ('add' in change) return { kind: 'add', path, item: change.add, first: false };
  return { kind: 'front', path };
}

/** A key goes where most of the keys above it stand; of equals, into the last file. One that has a value already gets another. */
function planSet(desk: Desk, path: Path, { to }: Extract<Change, { readonly set: KeyName }>): Planned | undefined {
  const standing = at(desk.model.userValues, path.slice(desk.model.root.length));
  if (standing !== undefined && !isNull(standing)) {
    const isScalar = standing.kind === 'scalar' && (to === null || typeof to !== 'object');
    return isScalar ? plan(desk, { replace: standing.origin, with: to }) : undefined;
  }
  const sites = desk.files.map(({ site }) => site());
  const depths = sites.map((site) => depthIn(site, path));
  const site = sites[depths.lastIndexOf(Math.max(...depths))];
  return site && { site, change: { kind: 'set', path, value: to } };
}

function pathOf({ model }: Desk, key: KeyName): Path {
  return [...model.root, ...('values' in key ? key.values : valuesPathOf(model.release.chart, key.flyte))];
}

const fileOriginOf = (standing: Standing): FileOrigin | undefined => {
  const origin = 'origin' in standing ? standing.origin : standing;
  return origin.from === 'file' ? origin : undefined;
};

/** The values in which something stands at its very place. */
function siteOf({ model, files }: Desk, { file, path, value }: FileOrigin): EditSite | undefined {
  const full = [...model.root, ...path];
  const isHere = ({ source, documents }: AnalysedFile) =>
    source.name === file && documents.some((root) => startOf(at(root, full)?.origin) === value.start);
  return files.find(isHere)?.site();
}

const startOf = (origin: Standing | undefined): number | undefined =>
  origin && 'from' in origin && origin.from === 'file' ? origin.value.start : undefined;

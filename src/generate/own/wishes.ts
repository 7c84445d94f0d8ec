import { valuesPrefix } from '../../charts/where.ts';
import type { Path } from '../../core/origin.ts';
import { at, isMap, isNull, type MapNode, type Node, toPlain } from '../../core/tree.ts';
import type { ReleaseModel } from '../../flyte/model.ts';
import type { Wish } from '../../source/edit/rewrite.ts';
import type { Base, Written } from './base.ts';
import { wishesFor } from './merge.ts';
import { misleadingKeys } from './misleading.ts';
import { vocabularyOf } from './vocabulary.ts';

/** All that has to change for the wanted values; without a base nothing that the user has is taken for a choice. */
export function allWishes(model: ReleaseModel, wanted: Written, base: Base | undefined): readonly Wish[] {
  const prefix = valuesPrefix(model.release.chart);
  const ours = at(model.userValues, prefix) ?? model.userValues;
  const wishes = [
    ...wishesFor({
      base: base?.values,
      dispensable: base?.values ?? vocabularyOf(wanted.setup.chart),
      ours,
      theirs: wanted.values,
      presetAt: (path) => model.presetAt([...prefix, ...path]),
    }),
    ...misleadingKeys(wanted.setup, base?.before, ours),
  ];
  const drops = wishes.filter(({ kind }) => kind === 'drop').map(({ path }) => path);
  const puts = wishes.filter(({ kind }) => kind === 'put');
  return [
    ...puts,
    ...topmost(drops).map((path): Wish => ({ kind: 'drop', path })),
    ...(wishes.length > 0 ? explained(wanted, base, puts) : []),
  ];
}

/** Without the paths below others, and without doubles. */
const topmost = (paths: readonly Path[]): readonly Path[] =>
  paths.filter(
    (path, index) =>
      !paths.some((other, place) =>
        place < index ? startsWith(path, other) : place > index && other.length < path.length && startsWith(path, other),
      ),
  );

const startsWith = (path: Path, start: Path): boolean => start.every((step, depth) => path[depth] === step);

/** The keys above which another comment may be right now. */
function explained(wanted: Written, base: Base | undefined, puts: readonly Wish[]): readonly Wish[] {
  const changed = Object.entries(base?.notes ?? {}).filter(([path, note]) => note !== undefined && note !== wanted.notes[path]);
  const paths = new Set([...changed.map(([path]) => path), ...puts.map(({ path }) => path.join('.'))]);
  return [...paths].map((path) => ({ kind: 'explain', path: path.split('.') }));
}

/** The user's files, and what the chart has where they say nothing. */
interface Files {
  readonly last: MapNode | undefined;
  readonly earlier: MapNode | undefined;
  readonly presetAt: (path: Path) => Node | undefined;
}

/** The wishes as the last of several files can fulfil them, and the paths at which it takes back what another one says. */
export function forLastFile(
  wishes: readonly Wish[],
  { last, earlier, presetAt }: Files,
): { readonly wishes: readonly Wish[]; readonly takenBack: readonly Path[] } {
  const back = wishes.flatMap((wish): readonly PutWish[] =>
    wish.kind === 'drop' ? takenBack(wish.path, earlier, presetAt) : [],
  );
  const isPutBack = (path: Path): boolean => back.some((put) => put.path.join('\0') === path.join('\0'));
  const isPossible = ({ kind, path }: Wish): boolean => kind !== 'drop' || (at(last, path) !== undefined && !isPutBack(path));
  return { wishes: inOrder([...wishes.filter(isPossible), ...back], last), takenBack: back.map(({ path }) => path) };
}

type PutWish = Extract<Wish, { kind: 'put' }>;

/** What the chart itself has in the place of what another file says: null where it has nothing. A mapping cannot be taken back whole. */
function takenBack(path: Path, earlier: MapNode | undefined, presetAt: Files['presetAt']): readonly PutWish[] {
  const found = at(earlier, path);
  if (isMap(found)) return [...found.entries.keys()].flatMap((key) => takenBack([...path, key], earlier, presetAt));
  const preset = presetAt(path);
  return found === undefined || isNull(found) ? [] : [{ kind: 'put', path, value: preset ? toPlain(preset) : null }];
}

/**
 * What goes first leaves its comments at the end of the map, where they hang over nothing new; but a map that would be empty in between
 * has to be filled before.
 */
function inOrder(wishes: readonly Wish[], last: MapNode | undefined): readonly Wish[] {
  const gone = wishes.flatMap(({ kind, path }) => (kind === 'drop' ? [path.join('\0')] : []));
  const isEarly = ({ kind, path }: Wish): boolean => {
    const parent = at(last, path.slice(0, -1));
    return (
      kind === 'drop' &&
      isMap(parent) &&
      [...parent.entries.keys()].some((key) => !gone.includes([...path.slice(0, -1), key].join('\0')))
    );
  };
  return [...wishes.filter(isEarly), ...wishes.filter((wish) => !isEarly(wish))];
}

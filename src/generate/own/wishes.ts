import { valuesPrefix } from '../../charts/where.ts';
import type { Path } from '../../core/origin.ts';
import { at, isNull, type MapNode } from '../../core/tree.ts';
import type { ReleaseModel } from '../../flyte/model.ts';
import type { Wish } from '../../source/edit/rewrite.ts';
import type { Base, Written } from './base.ts';
import { wishesFor } from './merge.ts';
import { misleadingKeys } from './misleading.ts';

/** All that has to change for the wanted values; without a base nothing that the user has is taken for a choice. */
export function allWishes(model: ReleaseModel, wanted: Written, base: Base | undefined): readonly Wish[] {
  const prefix = valuesPrefix(model.release.chart);
  const ours = at(model.userValues, prefix) ?? model.userValues;
  const wishes = [
    ...wishesFor({
      base: base?.values,
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
    ...(wishes.length > 0 ? explained(wanted, base) : []),
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

/** The keys above which another comment is right now. */
function explained(wanted: Written, base: Base | undefined): readonly Wish[] {
  const changed = Object.entries(base?.notes ?? {}).filter(([path, note]) => note !== undefined && note !== wanted.notes[path]);
  return changed.map(([path]) => ({ kind: 'explain', path: path.split('.') }));
}

/** The wishes as the last of several files can fulfil them: what another file says is only taken back by null. */
export function forLastFile(wishes: readonly Wish[], last: MapNode | undefined, earlier: MapNode | undefined): readonly Wish[] {
  return wishes.flatMap((wish): readonly Wish[] => {
    if (wish.kind !== 'drop') return [wish];
    const below = at(earlier, wish.path);
    if (below !== undefined && !isNull(below)) return [{ kind: 'put', path: wish.path, value: null }];
    return at(last, wish.path) === undefined ? [] : [wish];
  });
}

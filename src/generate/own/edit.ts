import { comment } from '../../annotated-yaml/comment.ts';
import type { Notes } from '../../annotated-yaml/document.ts';
import { valuesBelow } from '../../charts/nested.ts';
import { valuesPrefix } from '../../charts/where.ts';
import { UsageError } from '../../core/errors.ts';
import { positionAt } from '../../core/lines.ts';
import { formatPath, type Path } from '../../core/origin.ts';
import { at } from '../../core/tree.ts';
import { mergeValues, valuesOf } from '../../helm/values.ts';
import { outerText } from '../../source/edit/outer-text.ts';
import { type CommentStyle, type Refused, rewritten, type Wish } from '../../source/edit/rewrite.ts';
import type { EditSite } from '../../source/edit/site.ts';
import type { Base, Written } from './base.ts';
import type { OwnValues } from './own-values.ts';
import { allWishes, forLastFile } from './wishes.ts';

/**
 * The user's file with the wanted values in it, changed as little as possible. Throws UsageError where a change cannot be made without
 * touching anything else.
 */
export function editedText(own: OwnValues, wanted: Written, base: Base | undefined): string {
  const { model, files } = own.analysis;
  const file = files.at(-1);
  if (file === undefined) return own.target.text;
  const prefix = valuesPrefix(model.release.chart);
  const root: Path = [...model.root, ...prefix];
  const values = (chosen: typeof files) => valuesBelow(mergeValues(chosen.map((one) => valuesOf(one).values)), root);
  const { wishes, takenBack } = forLastFile(allWishes(model, wanted, base), {
    last: values([file]),
    earlier: values(files.slice(0, -1)),
    presetAt: (path) => model.presetAt([...prefix, ...path]),
  });
  const notes = { ...wanted.notes, ...Object.fromEntries(takenBack.map((path) => [path.join('.'), TAKEN_BACK])) };
  return wishes.length === 0 ? own.target.text : fulfilled(own, file.site(), root, wishes, styleOf(notes, base));
}

const TAKEN_BACK = 'Takes back what a file before this one says.';

function fulfilled({ target }: OwnValues, site: EditSite, root: Path, wishes: readonly Wish[], style: CommentStyle): string {
  const base = [...site.base, ...root];
  const result = rewritten(site.text, { document: site.document ?? 0, base }, wishes, style);
  if ('why' in result) throw refusal(target, site, base, result);
  if (site.inner === undefined) return result.text;
  const text = outerText(target.text, site.inner, result.text);
  if (text !== undefined) return text;
  throw new UsageError(
    `the values in ${target.name} are text that cannot be changed in place`,
    'write them as a block ("values: |"), or as keys ("valuesObject:")',
  );
}

function refusal(target: OwnValues['target'], site: EditSite, base: Path, { path, why, anchor }: Refused): UsageError {
  const lineOf = (offset: number) => positionAt(target, site.inner ? site.inner.toOuter(offset) : offset);
  const { line, column } = lineOf(placeOf(site, [...base, ...path]));
  const alias = anchor === undefined ? -1 : site.text.search(new RegExp(`\\*${anchor}(?![\\w-])`));
  const where = alias < 0 ? '' : ` (line ${lineOf(alias).line})`;
  return new UsageError(
    `${target.name}:${line}:${column}: "${formatPath([...base.slice(site.base.length), ...path])}" ${why}${where}`,
    'write the keys below it out in their own place, or write the values into a new file: --output FILE',
  );
}

/** Where a path stands in the file as it is, or the last part of it that exists; an alias stands for all that is below it. */
function placeOf({ text, documents, document = 0 }: EditSite, path: Path): number {
  let place = 0;
  for (let depth = 1; depth <= path.length; depth++) {
    const origin = at(documents[document], path.slice(0, depth))?.origin;
    if (origin?.from !== 'file') break;
    place = (origin.key ?? origin.value).start;
    if (text.charAt(origin.value.start) === '*') break;
  }
  return place;
}

/** The generator's comments above new keys; above old ones only in the place of its own. */
const styleOf = (notes: Notes, base: Base | undefined): CommentStyle => ({
  comments: (path, column) => {
    const note = notes[path.join('.')];
    return note === undefined ? [] : comment([note], column).split('\n');
  },
  isItsComment: (path, lines) => [base?.notes[path.join('.')], TAKEN_BACK].includes(bare(lines)),
});

const bare = (lines: readonly string[]): string => lines.map((line) => line.trim().replace(/^#\s?/, '')).join(' ');

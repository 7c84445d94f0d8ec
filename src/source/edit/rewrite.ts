import { sourceText } from '../../core/lines.ts';
import type { Path } from '../../core/origin.ts';
import { at, isList, isPlainList, type Node, type Plain, toPlain } from '../../core/tree.ts';
import { parseYaml } from '../parse.ts';
import type { CommentsFor } from './annotated.ts';
import { changed, isSame, rebase, type YamlChange } from './change.ts';
import { dropValue, type IsItsComment } from './drop.ts';
import { explainAnew } from './explain.ts';
import { addItem } from './insert.ts';
import { applySplices, lineStart, type Splice } from './lines.ts';
import { listChanges } from './list-changes.ts';
import { type Obstacle, putValue } from './put.ts';
import { moveToFront } from './scalar.ts';

/** What is wanted at a path of the values. */
export type Wish =
  | { readonly kind: 'put'; readonly path: Path; readonly value: Plain }
  | { readonly kind: 'drop'; readonly path: Path }
  /** The comment above a key, where it says nothing but why the value was as it was, says why it is as it is now. */
  | { readonly kind: 'explain'; readonly path: Path };

/** Where in a text the values are that the paths of wishes begin at: a document, and a path in it. */
export interface Place {
  readonly document: number;
  readonly base: Path;
}

/** What is said about values in comments; paths begin at the values. */
export interface CommentStyle {
  readonly comments: CommentsFor;
  readonly isItsComment: IsItsComment;
}

/** A wish that the text does not allow to be fulfilled without touching anything else. */
export interface Refused extends Obstacle {
  readonly path: Path;
}

interface Draft {
  readonly text: string;
  readonly documents: readonly Node[];
}

/** Fulfils the wishes one after the other, each with as small a change of the text as possible; after every change the text is read again. */
export function rewritten(text: string, place: Place, wishes: readonly Wish[], style: CommentStyle): Draft | Refused {
  let draft: Draft = { text, documents: parsed(text).documents };
  const below = (path: Path): Path => path.slice(place.base.length);
  const inFile: CommentStyle = {
    comments: (path, column) => style.comments(below(path), column),
    isItsComment: (path, lines) => style.isItsComment(below(path), lines),
  };
  for (const wish of wishes) {
    const next = wish.kind === 'explain' ? explained(draft, place, wish.path, inFile) : fulfilled(draft, place, wish, inFile);
    if ('why' in next) return { ...next, path: wish.path };
    draft = next;
  }
  return draft;
}

type DataWish = Exclude<Wish, { kind: 'explain' }>;

/** A list is changed item by item where that is possible, and else written anew. */
function fulfilled(draft: Draft, place: Place, wish: DataWish, style: CommentStyle): Draft | Obstacle {
  let problem: Obstacle | undefined;
  for (const changes of waysTo(wish, draft.documents[place.document], place.base)) {
    const result = allChanged(draft, place, changes, style);
    if (!('why' in result)) return result;
    problem ??= result;
  }
  return problem ?? draft;
}

function allChanged(
  start: Draft,
  { document, base }: Place,
  changes: readonly YamlChange[],
  style: CommentStyle,
): Draft | Obstacle {
  let draft = start;
  for (const change of changes) {
    const next = changedDraft(draft, document, rebase(change, base), style);
    if ('why' in next) return next;
    draft = next;
  }
  return draft;
}

const parsed = (text: string) => parseYaml(sourceText('', text), 'helm');

/** Comments are worth no failure: where they cannot be changed, they stay. */
function explained(draft: Draft, { document, base }: Place, path: Path, style: CommentStyle): Draft {
  const splices = explainAnew({ text: draft.text, root: draft.documents[document] }, [...base, ...path], style);
  if (splices.length === 0) return draft;
  const text = applySplices(draft.text, splices);
  const { documents } = parsed(text);
  return isSame(documents.map(toPlain), draft.documents.map(toPlain)) ? { text, documents } : draft;
}

function waysTo(wish: DataWish, document: Node | undefined, base: Path): readonly (readonly YamlChange[])[] {
  const { path } = wish;
  if (wish.kind === 'drop') return [[{ kind: 'remove', path }]];
  const present = at(document, [...base, ...path]);
  const whole: YamlChange = { kind: 'set', path, value: wish.value };
  const items = isList(present) && isPlainList(wish.value) && present.items.length > 0 ? present.items.map(toPlain) : undefined;
  const single = items && isPlainList(wish.value) ? listChanges(path, items, wish.value) : undefined;
  return single ? [single, [whole]] : [[whole]];
}

function changedDraft({ text, documents }: Draft, index: number, change: YamlChange, style: CommentStyle): Draft | Obstacle {
  const splices = splicesOf({ text, root: documents[index] }, change, style);
  if ('why' in splices) return splices;
  const after = applySplices(text, splices);
  const read = parsed(after);
  const before = documents.length === 0 ? [{}] : documents.map(toPlain);
  const wanted = before.map((data, place) => (place === index ? changed(data, change) : data));
  const isRight = read.problems.length === 0 && isSame(read.documents.map(toPlain).filter(isFilled), wanted.filter(isFilled));
  if (isRight) return { text: after, documents: read.documents };
  return anchorIn(text, splices) ?? { why: 'cannot be changed without a change of something else' };
}

/** An anchor in a changed stretch of text, or right before it, that is named somewhere else. */
function anchorIn(text: string, splices: readonly Splice[]): Obstacle | undefined {
  for (const { start, end } of splices) {
    const from = /&[\w-]+[ \t]+$/.exec(text.slice(lineStart(text, start), start))?.index;
    const begin = from === undefined ? start : lineStart(text, start) + from;
    for (const [, name = ''] of text.slice(begin, end).matchAll(/(?<=^|[\s[{,:-])&([\w-]+)/g)) {
      const alias = [...text.matchAll(new RegExp(`\\*${name}(?![\\w-])`, 'g'))].find(
        ({ index }) => index < begin || index >= end,
      );
      if (alias === undefined) continue;
      return { why: `holds the anchor "&${name}", which is used elsewhere`, anchor: name };
    }
  }
  return undefined;
}

/** A document that has lost its last key is gone. */
const isFilled = (data: Plain): boolean => data !== null && !isSame(data, {});

function splicesOf(
  doc: { readonly text: string; readonly root: Node | undefined },
  change: YamlChange,
  style: CommentStyle,
): readonly Splice[] | Obstacle {
  if (change.kind === 'set') return putValue(doc, change.path, change.value, style.comments);
  if (change.kind === 'remove') return dropValue(doc, change.path, style.isItsComment);
  if (change.kind === 'front') return moveToFront(doc, change.path) ?? { why: 'is a list that cannot be sorted' };
  const list = at(doc.root, change.path);
  const added = change.kind === 'add' && list ? addItem(doc, list, change.item, change.first) : undefined;
  return added ?? { why: 'is a list that cannot be added to' };
}

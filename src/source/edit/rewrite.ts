import { sourceText } from '../../core/lines.ts';
import type { Path } from '../../core/origin.ts';
import { at, isList, isPlainList, type Node, type Plain, toPlain } from '../../core/tree.ts';
import { parseYaml } from '../parse.ts';
import type { CommentsFor } from './annotated.ts';
import { changed, isSame, rebase, type YamlChange } from './change.ts';
import { dropValue, type IsItsComment } from './drop.ts';
import { explainAnew } from './explain.ts';
import { addItem } from './insert.ts';
import { applySplices, type Splice } from './lines.ts';
import { listChanges } from './list-changes.ts';
import { type Obstacle, putValue } from './put.ts';

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
    if (wish.kind === 'explain') draft = explained(draft, place, wish.path, inFile);
    else {
      for (const change of changesFor(wish, draft.documents[place.document], place.base)) {
        const next = changedDraft(draft, place.document, rebase(change, place.base), inFile);
        if ('why' in next) return { ...next, path: change.path };
        draft = next;
      }
    }
  }
  return draft;
}

const parsed = (text: string) => parseYaml(sourceText('', text), 'helm');

/** Comments are worth no failure: where they cannot be changed, they stay. */
function explained(draft: Draft, { document, base }: Place, path: Path, style: CommentStyle): Draft {
  const splices = explainAnew({ text: draft.text, root: draft.documents[document] }, [...base, ...path], style);
  const text = applySplices(draft.text, splices);
  const { documents } = parsed(text);
  return isSame(documents.map(toPlain), draft.documents.map(toPlain)) ? { text, documents } : draft;
}

function changesFor(wish: Exclude<Wish, { kind: 'explain' }>, document: Node | undefined, base: Path): readonly YamlChange[] {
  const { path } = wish;
  if (wish.kind === 'drop') return [{ kind: 'remove', path }];
  const present = at(document, [...base, ...path]);
  const whole: YamlChange = { kind: 'set', path, value: wish.value };
  if (!isList(present) || present.items.length === 0 || !isPlainList(wish.value)) return [whole];
  return listChanges(path, present.items.map(toPlain), wish.value) ?? [whole];
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
  return { why: 'cannot be changed alone: what is written there also counts in other places', at: splices[0]?.start ?? 0 };
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
  const list = at(doc.root, change.path);
  const added = change.kind === 'add' && list ? addItem(doc, list, change.item, change.first) : undefined;
  return added ?? { why: 'is a list that cannot be added to', at: 0 };
}

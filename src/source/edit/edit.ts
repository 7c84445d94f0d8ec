import { sourceText } from '../../core/lines.ts';
import type { Path } from '../../core/origin.ts';
import { at, type Node, type Plain, toPlain } from '../../core/tree.ts';
import { parseYaml } from '../parse.ts';
import { changed, isSame, rebase, type YamlChange } from './change.ts';
import type { Editable } from './entries.ts';
import { addItem, setKey } from './insert.ts';
import { applySplices, type Splice } from './lines.ts';
import { moveKey } from './move.ts';
import { removeAt } from './remove.ts';
import { moveToFront, renameKey, replaceScalar } from './scalar.ts';

/** Values in a text that may hold more than them: the place of a document in a file, and of the values in the document. */
export interface EditableValues {
  readonly text: string;
  /** Every document of the text, with places in it. */
  readonly documents: readonly Node[];
  readonly document: number;
  readonly base: Path;
}

/**
 * The splices that make a change and leave everything else as it is: comments, quotes, layout. Undefined where the text does not allow
 * that; what is returned has been tried out, so that a reader finds exactly the changed data afterwards.
 */
export function splicesFor(values: EditableValues, change: YamlChange): readonly Splice[] | undefined {
  const root = values.documents[values.document];
  const splices = plan({ text: values.text, root: root && at(root, values.base) }, change);
  return splices && isRight(values, change, splices) ? splices : undefined;
}

function plan(doc: Editable, change: YamlChange): readonly Splice[] | undefined {
  switch (change.kind) {
    case 'replace':
      return replaceScalar(doc, change.path, change.value);
    case 'set':
      return setKey(doc, change.path.map(String), change.value);
    case 'rename':
      return renameKey(doc, change.path, change.name);
    case 'remove':
      return removeAt(doc, change.path);
    case 'move':
      return moveKey(doc, change.path.map(String), change.to.map(String));
    case 'add': {
      const list = at(doc.root, change.path);
      return list && addItem(doc, list, change.item, change.first);
    }
    case 'front':
      return moveToFront(doc, change.path);
  }
}

function isRight({ text, documents, document, base }: EditableValues, change: YamlChange, splices: readonly Splice[]): boolean {
  const after = parseYaml(sourceText('', applySplices(text, splices)), 'helm');
  if (after.problems.length > 0) return false;
  const before = documents.map(toPlain);
  const wanted = before.length === 0 ? [changed({}, change)] : before;
  const found = after.documents.map(toPlain);
  // A scalar with an anchor changes wherever an alias repeats it.
  if (change.kind === 'replace')
    return found.length === wanted.length && holds(after.documents[document], [...base, ...change.path], change.value);
  const expected = wanted.map((data, index) =>
    index === document && before.length > 0 ? changed(data, rebase(change, base)) : data,
  );
  return isSame(found.filter(isFilled), expected.filter(isFilled));
}

/** A document that has lost its last key is gone. */
const isFilled = (data: Plain): boolean => !isSame(data, {}) && data !== null;

function holds(document: Node | undefined, path: Path, value: Plain): boolean {
  const node = at(document, path);
  return node !== undefined && isSame(toPlain(node), value);
}

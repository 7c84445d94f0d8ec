import type { Path } from '../../core/origin.ts';
import { at, isList, type ScalarValue } from '../../core/tree.ts';
import { yamlName } from '../../core/yaml-string.ts';
import { type Editable, isFlow, itemLinesOf, spanIn, withCommentsAbove } from './entries.ts';
import { deleteLines, insertAbove, type Splice } from './lines.ts';
import { entryAt } from './remove.ts';
import { scalarText } from './write-yaml.ts';

/** A new value in the place of a scalar, in the same quotes where they can hold it. */
export function replaceScalar(doc: Editable, path: Path, value: ScalarValue): readonly Splice[] | undefined {
  const node = at(doc.root, path);
  const span = node?.kind === 'scalar' ? spanIn(node) : undefined;
  if (span === undefined || span.start === span.end) return undefined;
  const written = doc.text.slice(span.start, span.end);
  const quote = /^["']/.exec(written)?.[0];
  // The first line of a text block may end with a comment.
  const comment = /^[|>][^\n]*?([ \t]+#[^\r\n]*)/.exec(written)?.[1] ?? '';
  return [{ start: span.start, end: span.start + written.trimEnd().length, text: scalarText(value, quote) + comment }];
}

/** Another name for a key; undefined for a key that an alias or a merge key brings in, and where the name is taken. */
export function renameKey(doc: Editable, path: Path, name: string): readonly Splice[] | undefined {
  const key = entryAt(doc, path)?.entry.key;
  if (key === undefined || at(doc.root, [...path.slice(0, -1), name]) !== undefined) return undefined;
  const quote = /^["']/.exec(doc.text.slice(key.start, key.end))?.[0];
  return [{ ...key, text: quote === undefined ? yamlName(name) : scalarText(name, quote) }];
}

/** Moves an item of a list to its start, with the comments that stand right above it. */
export function moveToFront(doc: Editable, path: Path): readonly Splice[] | undefined {
  const { text } = doc;
  const list = at(doc.root, path.slice(0, -1));
  const found = entryAt(doc, path);
  if (!isList(list) || !found) return undefined;
  const { all } = found;
  const ahead = all.slice(0, all.indexOf(found.entry) + 1);
  if (isFlow(text, list)) {
    const raw = ahead.map(({ start, end }) => text.slice(start, end));
    return ahead.map(({ start, end }, place) => ({ start, end, text: raw.at(place - 1) ?? '' }));
  }
  const [first] = all;
  const firstLines = first && itemLinesOf(text, first);
  const lines = itemLinesOf(text, found.entry);
  if (!firstLines || !lines) return undefined;
  const moved = withCommentsAbove(text, lines);
  const target = withCommentsAbove(text, firstLines);
  return [insertAbove(text, target.start, text.slice(moved.start, moved.end).split(/\r?\n/)), deleteLines(text, moved)];
}

import type { TextEdit } from '../../core/diagnostic.ts';
import type { Path } from '../../core/origin.ts';
import { at, type Node } from '../../core/tree.ts';
import type { InnerText } from '../inner-text.ts';
import type { YamlChange } from './change.ts';
import { splicesFor } from './edit.ts';
import type { Splice } from './lines.ts';

/** Values that can be changed where they stand: a file of their own, a map in a manifest, or a text block in it. */
export interface EditSite {
  readonly file: string;
  readonly text: string;
  /** Every document of the text, with places in it. */
  readonly documents: readonly Node[];
  /** The documents that hold the values; all where it is not given. */
  readonly document?: number;
  /** Where the values stand in the document. */
  readonly base: Path;
  /** The way into the file for a text that is a part of it. */
  readonly inner?: InnerText;
}

/** The edits that make a change of values; undefined where it cannot be made without touching anything else. */
export function editsIn(site: EditSite, change: YamlChange): readonly TextEdit[] | undefined {
  const { inner } = site;
  if (inner !== undefined && inner.indent === undefined) return undefined;
  const document = documentFor(site, change.path);
  const splices = splicesFor({ ...site, document }, change);
  return splices?.map((splice) => outerEdit(site, splice));
}

/** How far a path exists in the values of a site, in keys. */
export const depthIn = (site: EditSite, path: Path): number =>
  depthOf(site.documents[documentFor(site, path)], [...site.base, ...path]) - site.base.length;

/** Of several documents, the one that knows most of a path; of equals, the last one, which wins. */
function documentFor({ documents, document, base }: EditSite, path: Path): number {
  if (document !== undefined) return document;
  const depths = documents.map((root) => depthOf(root, [...base, ...path]));
  return Math.max(depths.lastIndexOf(Math.max(...depths)), 0);
}

function depthOf(root: Node | undefined, path: Path): number {
  let depth = path.length;
  while (depth > 0 && at(root, path.slice(0, depth)) === undefined) depth--;
  return depth;
}

/** In a text block, every new line begins with the block's indentation. */
function outerEdit({ file, inner }: EditSite, { start, end, text }: Splice): TextEdit {
  if (inner === undefined) return { file, span: { start, end }, text };
  return {
    file,
    span: { start: inner.toOuter(start), end: inner.toOuter(end) },
    text: text.replace(/\n/g, `\n${inner.indent ?? ''}`),
  };
}

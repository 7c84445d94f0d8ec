import { Document, Scalar, visit } from 'yaml';

/** What every YAML reader takes for text as it stands, words like `yes` apart; everything else is quoted. */
const PLAIN = /^\.?[A-Za-z](?:[\w.~:/@%-]*[\w/])?$/;

/** What YAML 1.1 takes for a line break or refuses, though the library writes it as it is. */
const UNSAFE = /[\u007f-\u009f\u2028\u2029\ufeff]/g;

/** A document that YAML 1.1 (Helm) and YAML 1.2 read alike, whatever texts are in it. */
export function documentOf(values: unknown): Document {
  // `compat` makes the library quote what only YAML 1.1 would take for something else than text.
  const document = new Document(values, { compat: 'yaml-1.1', aliasDuplicateObjects: false });
  visit(document, { Scalar: (_, node) => quoteUnlessPlain(node) });
  return document;
}

function quoteUnlessPlain(node: Scalar): void {
  if (typeof node.value === 'string' && !PLAIN.test(node.value)) node.type = Scalar.QUOTE_DOUBLE;
}

/** The text of a document from `documentOf`; no line is folded. */
export const textOf = (document: Document): string =>
  // Unsafe characters can only stand in double quotes here, where this escape means them.
  document.toString({ lineWidth: 0 }).replaceAll(UNSAFE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

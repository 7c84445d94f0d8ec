import { positionAt, sourceText } from '../../../src/core/lines.ts';
import type { FileOrigin, Span } from '../../../src/core/origin.ts';
import { at, type Node, type Plain, toPlain } from '../../../src/core/tree.ts';
import { type ParsedYaml, parseYaml } from '../../../src/source/parse.ts';
import type { Dialect } from '../../../src/source/scalars.ts';

export const read = (text: string, dialect: Dialect = 'helm'): ParsedYaml => parseYaml(sourceText('values.yaml', text), dialect);

/** The only document as plain data; fails where there is more or less than one, or a problem. */
export function plainOf(text: string, dialect: Dialect = 'helm'): Plain {
  const { documents, problems } = read(text, dialect);
  const [document] = documents;
  if (document === undefined || documents.length > 1 || problems.length > 0)
    throw new Error(JSON.stringify({ documents, problems }));
  // With a prototype again, as literals have one.
  return JSON.parse(JSON.stringify(toPlain(document)));
}

/** The problems as `line:column message`. */
export function problemsOf(text: string, dialect: Dialect = 'helm'): string[] {
  const source = sourceText('values.yaml', text);
  return read(text, dialect).problems.map(({ message, span }) => {
    const { line, column } = positionAt(source, span.start);
    return `${line}:${column} ${message}`;
  });
}

export const slice = (text: string, span: Span | undefined): string | undefined => span && text.slice(span.start, span.end);

/** The file origin of the node at a path of the first document. */
export function originAt(text: string, path: readonly (string | number)[]): FileOrigin {
  const node: Node | undefined = at(read(text).documents[0], path);
  if (node?.origin.from !== 'file') throw new Error(`nothing from a file at ${path.join('.')}`);
  return node.origin;
}

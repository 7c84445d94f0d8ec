import { type SourceText, sourceText } from '../../core/lines.ts';
import type { Path } from '../../core/origin.ts';
import { at, isMap, list, map, type Node } from '../../core/tree.ts';
import type { EditSite } from '../../source/edit/site.ts';
import { type InnerText, innerText } from '../../source/inner-text.ts';
import { type ParsedYaml, parseYaml } from '../../source/parse.ts';
import { relocated } from '../../source/relocate.ts';
import type { Manifest, ValuesPart } from './wrapped.ts';

/** A file of manifests. */
export interface ManifestFile {
  readonly source: SourceText;
  readonly parsed: ParsedYaml;
}

/** How the text of values becomes what Helm gets, in the same number of characters. */
export type Prepare = (text: string) => string;
const asItIs: Prepare = (text) => text;

/** Values as a map in a manifest; undefined where there is none. */
export function mapPart(file: ManifestFile, manifest: Manifest, path: Path, prepare = asItIs): ValuesPart | undefined {
  const found = at(manifest.node, path);
  if (!isMap(found) || found.origin.from !== 'file') return undefined;
  const base = found.origin.path;
  const { start, end } = found.origin.value;
  const values = prepared(
    relocated(found, (origin) => ({ ...origin, path: origin.path.slice(base.length) })),
    prepare,
  );
  const isInside = ({ path: place }: { readonly path: Path }) => base.every((step, depth) => place[depth] === step);
  const { source, parsed } = file;
  const site: EditSite = { file: source.name, text: source.text, documents: parsed.documents, document: manifest.document, base };
  return {
    documents: [values],
    problems: [],
    duplicates: parsed.duplicates.filter((one) => isInside(one) && one.last.value.start >= start && one.last.value.end <= end),
    overridden: [],
    unread: [],
    site: () => site,
  };
}

/** Values as text in a manifest; undefined where there is none. */
export function textPart({ source }: ManifestFile, manifest: Manifest, path: Path, prepare = asItIs): ValuesPart | undefined {
  const inner = innerText(source.text, at(manifest.node, path));
  if (inner === undefined) return undefined;
  const text = prepare(inner.text);
  const parsed = parseYaml(sourceText(source.name, text), 'helm', inner.toOuter);
  // What is filled in by somebody else would be lost in a change.
  const own: InnerText = text === inner.text ? inner : { ...inner, indent: undefined };
  let site: EditSite | undefined;
  return {
    ...parsed,
    site: () => {
      site ??= siteIn(source, text, own);
      return site;
    },
  };
}

const siteIn = (source: SourceText, text: string, inner: InnerText): EditSite => ({
  file: source.name,
  text,
  documents: parseYaml(sourceText(source.name, text), 'helm').documents,
  base: [],
  inner,
});

function prepared(node: Node, prepare: Prepare): Node {
  if (prepare === asItIs) return node;
  if (node.kind === 'scalar') return typeof node.value === 'string' ? { ...node, value: prepare(node.value) } : node;
  if (node.kind === 'list')
    return list(
      node.items.map((item) => prepared(item, prepare)),
      node.origin,
    );
  return map(
    [...node.entries].map(([key, child]) => [key, prepared(child, prepare)]),
    node.origin,
  );
}

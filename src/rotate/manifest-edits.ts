import type { TextEdit } from '../core/diagnostic.ts';
import { sourceText } from '../core/lines.ts';
import type { Origin, Path } from '../core/origin.ts';
import { at, type Node } from '../core/tree.ts';
import type { KubeFile, KubeValue } from '../kube/objects.ts';
import type { YamlChange } from '../source/edit/change.ts';
import { splicesFor } from '../source/edit/edit.ts';
import { applySplices } from '../source/edit/lines.ts';
import { editsIn } from '../source/edit/site.ts';
import { innerText } from '../source/inner-text.ts';
import { parseYaml } from '../source/parse.ts';

/** A key of a Secret as it stands in a file of manifests. */
interface Place {
  readonly file: KubeFile;
  readonly value: KubeValue;
  readonly path: Path;
  readonly document: number;
  readonly documents: readonly Node[];
}

/** The edits that put a text under the key of a Secret; undefined where nothing of the manifests stands at the origin. */
export function putText(files: readonly KubeFile[], origin: Origin, text: string): readonly TextEdit[] | undefined {
  const place = placeAt(files, origin);
  return place && replaceWhole(place, text);
}

/** The same for changes of the YAML under the key of a Secret; the layout is kept where the text is a block. */
export function changeInner(
  files: readonly KubeFile[],
  origin: Origin,
  changes: readonly YamlChange[],
): readonly TextEdit[] | undefined {
  const place = placeAt(files, origin);
  const text = place?.value.text;
  if (place === undefined || text === undefined) return undefined;
  const inner = innerText(place.file.source.text, place.value.node);
  if (inner?.indent === undefined || isEncoded(place.path)) return changeWhole(place, text, changes);
  const site = { file: place.file.source.name, text: inner.text, documents: yamlIn(inner.text), base: [], inner };
  const edits = changes.map((change) => editsIn(site, change));
  return edits.every((one) => one !== undefined) ? edits.flat() : undefined;
}

const yamlIn = (text: string): readonly Node[] => parseYaml(sourceText('', text), 'flyte').documents;

function changeWhole(place: Place, text: string, changes: readonly YamlChange[]): readonly TextEdit[] | undefined {
  const documents = yamlIn(text);
  const splices = changes.map((change) => splicesFor({ text, documents, document: 0, base: [] }, change));
  return splices.every((one) => one !== undefined) ? replaceWhole(place, applySplices(text, splices.flat())) : undefined;
}

function replaceWhole({ file, path, document, documents }: Place, text: string): readonly TextEdit[] | undefined {
  const value = isEncoded(path) ? Buffer.from(text, 'utf8').toString('base64') : text;
  const { name, text: whole } = file.source;
  return editsIn({ file: name, text: whole, documents, document, base: [] }, { kind: 'replace', path, value });
}

/** Whether a value stands in base64: below `data`, and not below `stringData`. */
const isEncoded = (path: Path): boolean => path.at(-2) === 'data';

function placeAt(files: readonly KubeFile[], origin: Origin): Place | undefined {
  if (origin.from !== 'file') return undefined;
  const { file: name, path, value: span } = origin;
  for (const file of files.filter(({ source }) => source.name === name)) {
    const value = file.objects.flatMap(({ keys }) => [...keys.values()]).find(({ node }) => startOf(node.origin) === span.start);
    const { documents } = parseYaml(file.source, 'helm');
    const document = documents.findIndex((root) => startOf(at(root, path)?.origin) === span.start);
    if (value && document >= 0) return { file, value, path, document, documents };
  }
  return undefined;
}

const startOf = (origin: Origin | undefined): number | undefined => (origin?.from === 'file' ? origin.value.start : undefined);

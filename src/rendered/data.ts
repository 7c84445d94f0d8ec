import type { ConfigFile, RenderedSecret } from '../charts/chart.ts';
import { sourceText } from '../core/lines.ts';
import type { FileOrigin, Sourced, Span } from '../core/origin.ts';
import { map, type Node, type Plain, toPlain } from '../core/tree.ts';
import { decodeGoBase64 } from '../secrets/go-base64.ts';
import { innerText } from '../source/inner-text.ts';
import { type ParsedYaml, parseYaml } from '../source/parse.ts';
import { relocated } from '../source/relocate.ts';
import { entriesAt, type KubeObject } from './objects.ts';

/** What a Secret holds, in clear; configuration files are none of its secrets. */
export const secretIn = (object: KubeObject): RenderedSecret => ({
  name: object.name,
  keys: new Map(secretKeys(object).filter(([key]) => !key.endsWith('.yaml'))),
});

/** Where a Secret holds its data. */
export const hiddenIn = ({ kind, node }: KubeObject): readonly FileOrigin[] =>
  [...entriesAt(node, 'data'), ...entriesAt(node, 'stringData')].flatMap(([, { origin }]) =>
    kind === 'Secret' && origin.from === 'file' ? [origin] : [],
  );

function secretKeys({ node }: KubeObject): readonly (readonly [string, Sourced<Plain>])[] {
  const data = entriesAt(node, 'data').map(([key, value]) => [key, { value: decoded(value), origin: value.origin }] as const);
  const plain = entriesAt(node, 'stringData').map(
    ([key, value]) => [key, { value: toPlain(value), origin: value.origin }] as const,
  );
  return [...data, ...plain];
}

/** What base64 stands for; the API server would have refused anything else. */
function decoded(node: Node): string {
  const result = decodeGoBase64(node.kind === 'scalar' ? String(node.value ?? '') : '');
  return result.ok ? Buffer.from(result.bytes).toString('utf8') : '';
}

/** Where each kind has its files: in base64, and as they are. */
const FILES: Readonly<Record<string, readonly [encoded: string, plain: string]>> = {
  ConfigMap: ['binaryData', 'data'],
  Secret: ['data', 'stringData'],
};

/** The configuration files in a ConfigMap or a Secret, read as Flyte reads them. */
export function configFilesIn(object: KubeObject): readonly ConfigFile[] {
  const [encoded, plain] = FILES[object.kind] ?? [];
  const entries = (key: string | undefined) => (key === undefined ? [] : entriesAt(object.node, key));
  return [
    ...entries(encoded).map(([name, node]) => fileOf(object, name, encodedText(object, node), node)),
    ...entries(plain).map(([name, node]) => fileOf(object, name, plainText(object, node), node)),
  ];
}

function fileOf({ name: object }: KubeObject, name: string, parsed: ParsedYaml | undefined, { origin }: Node): ConfigFile {
  const [problem] = parsed?.problems ?? [];
  const span = problem?.span ?? (origin.from === 'file' ? origin.value : undefined);
  const at = origin.from === 'file' && span ? { ...origin, value: span } : origin;
  if (parsed === undefined) return { object, name, content: { kind: 'broken', error: 'yaml: the file is no text', origin } };
  if (problem) return { object, name, content: { kind: 'broken', error: `yaml: ${problem.message}`, origin: at } };
  return { object, name, content: parsed.documents[0] ?? map([], origin) };
}

function plainText({ source }: KubeObject, node: Node): ParsedYaml | undefined {
  const inner = innerText(source.text, node);
  return inner && parseYaml(sourceText(source.name, inner.text), 'flyte', inner.toOuter);
}

/** Where the text is not to be seen, everything in it is placed at the whole. */
function encodedText({ source }: KubeObject, node: Node): ParsedYaml | undefined {
  if (node.origin.from !== 'file') return undefined;
  const parsed = parseYaml(sourceText(source.name, decoded(node)), 'flyte');
  const span: Span = node.origin.value;
  const place = ({ path, from, file }: FileOrigin): FileOrigin => ({ from, file, path, value: span });
  return {
    ...parsed,
    documents: parsed.documents.map((root) => relocated(root, place)),
    problems: parsed.problems.map(({ message }) => ({ message, span })),
  };
}

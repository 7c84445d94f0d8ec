import { UsageError } from '../core/errors.ts';
import { positionAt, type SourceText } from '../core/lines.ts';
import type { Origin } from '../core/origin.ts';
import { at, isMap, isNull, type Node } from '../core/tree.ts';
import { manifestsIn } from '../helm/wrappers/index.ts';
import { textAt } from '../helm/wrappers/wrapped.ts';
import { decodeGoBase64 } from '../secrets/go-base64.ts';
import { parseYaml } from '../source/parse.ts';
import type { YamlProblem } from '../source/problems.ts';

/** What a key of a Secret or a ConfigMap holds; `undefined` text where it cannot be read. */
export interface KubeValue {
  readonly text: string | undefined;
  /** The scalar as it is written; base64 for `data` of a Secret. */
  readonly node: Node;
  /** Whether the API server takes no such thing, and with it no such object. */
  readonly isRefused: boolean;
}

/** A Secret or a ConfigMap as `kubectl get -o yaml` prints it, or as somebody wrote it. */
export interface KubeObject {
  readonly kind: 'Secret' | 'ConfigMap';
  readonly name: string;
  readonly namespace: string | undefined;
  readonly keys: ReadonlyMap<string, KubeValue>;
  readonly origin: Origin;
  readonly node: Node;
}

/** Everything of interest in a file of manifests; lists (`kind: List`) are taken apart. */
export interface KubeFile {
  readonly source: SourceText;
  readonly objects: readonly KubeObject[];
  /** Kinds that only stand for a Secret: SealedSecret, ExternalSecret. */
  readonly standIns: readonly string[];
  readonly problems: readonly YamlProblem[];
}

const STAND_INS = ['SealedSecret', 'ExternalSecret', 'SecretProviderClass'];

/** Reads the Secrets and ConfigMaps in a file; never throws. */
export function kubeObjectsIn(source: SourceText): KubeFile {
  const parsed = parseYaml(source, 'helm');
  const nodes = manifestsIn(parsed).map(({ node }) => node);
  return {
    source,
    objects: nodes.flatMap(objectIn),
    standIns: nodes.flatMap((node) => STAND_INS.filter((kind) => textAt(node, ['kind']) === kind)),
    problems: parsed.problems,
  };
}

function objectIn(node: Node): readonly KubeObject[] {
  const kind = textAt(node, ['kind']);
  const name = textAt(node, ['metadata', 'name']);
  if ((kind !== 'Secret' && kind !== 'ConfigMap') || name === undefined) return [];
  const namespace = textAt(node, ['metadata', 'namespace']);
  return [
    {
      kind,
      name,
      namespace,
      keys: kind === 'Secret' ? secretKeys(node) : keysBelow(node, 'data', written),
      origin: node.origin,
      node,
    },
  ];
}

/** The API server lays `stringData` over `data`. */
const secretKeys = (node: Node): ReadonlyMap<string, KubeValue> =>
  new Map([...keysBelow(node, 'data', decoded), ...keysBelow(node, 'stringData', written)]);

type Read = (node: Node) => Omit<KubeValue, 'node'>;

function keysBelow(node: Node, key: string, read: Read): ReadonlyMap<string, KubeValue> {
  const data = at(node, [key]);
  const entries = isMap(data) ? [...data.entries] : [];
  return new Map(entries.map(([name, child]) => [name, { ...read(child), node: child }]));
}

/** The API server takes nothing but strings, and nothing at all for an empty one. */
const written: Read = (node) => ({ text: textIn(node), isRefused: textIn(node) === undefined && !isNull(node) });

const textIn = (node: Node): string | undefined =>
  node.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;

/** What is binary is as good as text to the API server. */
const decoded: Read = (node) => {
  const result = decodeGoBase64(textIn(node) ?? '=');
  if (!result.ok) return { text: undefined, isRefused: !isNull(node) };
  const text = Buffer.from(result.bytes).toString('utf8');
  return { text: Buffer.from(text, 'utf8').equals(Buffer.from(result.bytes)) ? text : undefined, isRefused: false };
};

/** Throws UsageError with the place where a file of objects is no YAML. */
export function refuseUnreadable({ source, problems: [problem] }: KubeFile): void {
  if (problem === undefined) return;
  const { line, column } = positionAt(source, problem.span.start);
  throw new UsageError(`${source.name}:${line}:${column}: ${problem.message}`, 'kubectl would not read the file as it is');
}

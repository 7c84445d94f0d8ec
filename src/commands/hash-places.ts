import type { Workload } from '../charts/chart.ts';
import { valuesPathOf } from '../charts/where.ts';
import { UsageError } from '../core/errors.ts';
import { positionAt, type SourceText } from '../core/lines.ts';
import { formatPath, type Path } from '../core/origin.ts';
import { at, isNull, type MapNode, type Node } from '../core/tree.ts';
import { analyse } from '../flyte/analyse.ts';
import { secretsBeside } from '../kube/beside.ts';
import type { KubeFile } from '../kube/objects.ts';

/** A string in a file, and where it stands: `values.yaml:12:25 (configuration.auth.internal.clientSecretHash)`. */
export interface FoundText {
  readonly text: string;
  readonly place: string;
}

const PROPELLER = 'flytepropeller';

/** Where hash and secret stand. */
export interface PropellerTexts {
  readonly hash: FoundText;
  /** Undefined where it is kept elsewhere. */
  readonly secret: FoundText | undefined;
  /** The Secrets that the values mount, by name; none where Helm would not render them. */
  readonly mounted: readonly string[];
}

/**
 * The hash and the secret of flytepropeller in values files of one release and in the Secrets beside it. Throws UsageError for files that
 * Helm cannot read and where there is no hash.
 */
export function propellerTexts(sources: readonly SourceText[], manifests: readonly KubeFile[]): PropellerTexts {
  // Nothing tells the namespace of the release here.
  const beside = secretsBeside(manifests).map(({ name, keys }) => ({ name, keys }));
  const { files, model } = analyse({ sources, beside });
  const { chart } = model.release;
  const workloads = model.manifests?.workloads ?? [];
  for (const { source, problems } of files) {
    const [problem] = problems;
    if (problem) throw new UsageError(`${placeOf(source, problem.span.start)}: ${problem.message}`);
  }
  const places = [...sources, ...manifests.map(({ source }) => source)];
  const read = (path: Path) => textAt(model.userValues, path, places);
  const client = read(valuesPathOf(chart, ['admin', 'clientId']))?.text ?? PROPELLER;
  const setting = ['auth', 'appAuth', 'selfAuthServer', 'staticClients', client, 'client_secret'];
  const usual = valuesPathOf(chart, setting);
  const last = workloads.flatMap((workload) => nodesAt(setting, workload)).at(-1);
  const ofSecret =
    last?.origin.from === 'file' && isOneOf(manifests, last.origin.file) ? foundText(last, setting, places) : undefined;
  // Flyte's own configuration in the values beats the chart's key for it.
  const hash = ofSecret ?? read([...valuesPathOf(chart, []), ...setting]) ?? read(usual);
  if (hash === undefined) {
    const names = sources.map(({ name }) => name).join(', ');
    const [config] = workloads.flatMap(({ unknownConfig }) => unknownConfig);
    throw new UsageError(
      `no hash in ${names}: ${formatPath(usual)} (${chart}) is not set`,
      config
        ? `is it in the Secret "${config.value}"? name its manifest with --from-secret`
        : 'only the internal mode needs a hash',
    );
  }
  const secret = read(valuesPathOf(chart, ['secrets', 'client_secret']));
  return { hash, secret, mounted: workloads.flatMap(({ secretMounts }) => secretMounts.map(({ value }) => value)) };
}

/** A setting in each of the files that a process reads, in their order: the last one counts. */
const nodesAt = (path: Path, { files }: Workload): readonly Node[] =>
  files.flatMap(({ content }) => (content.kind === 'broken' ? [] : (at(content, path) ?? [])));

const isOneOf = (manifests: readonly KubeFile[], name: string): boolean => manifests.some(({ source }) => source.name === name);

/** The string at a path; undefined where nothing is. Throws UsageError for anything but a string. */
function textAt(values: MapNode, path: Path, sources: readonly SourceText[]): FoundText | undefined {
  const node = at(values, path);
  return node === undefined || isNull(node) ? undefined : foundText(node, path, sources);
}

function foundText(node: Node, path: Path, sources: readonly SourceText[]): FoundText {
  const { origin } = node;
  const source = origin.from === 'file' ? sources.find(({ name }) => name === origin.file) : undefined;
  const where =
    source && origin.from === 'file' ? `${placeOf(source, origin.value.start)} (${formatPath(path)})` : formatPath(path);
  if (node.kind === 'scalar' && typeof node.value === 'string') return { text: node.value, place: where };
  throw new UsageError(`${where} is no string`, 'put it in quotes');
}

function placeOf(source: SourceText, offset: number): string {
  const { line, column } = positionAt(source, offset);
  return `${source.name}:${line}:${column}`;
}

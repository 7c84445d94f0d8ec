import type { Workload } from '../charts/chart.ts';
import { valuesPathOf } from '../charts/where.ts';
import { UsageError } from '../core/errors.ts';
import { positionAt, type SourceText } from '../core/lines.ts';
import { formatPath, type Path } from '../core/origin.ts';
import { at, isList, isNull, type MapNode, type Node } from '../core/tree.ts';
import { type AnalysedFile, analyse } from '../flyte/analyse.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import { secretsBeside } from '../kube/beside.ts';
import type { KubeFile } from '../kube/objects.ts';

/** A string in a file, and where it stands: `values.yaml:12:25 (configuration.auth.internal.clientSecretHash)`. */
export interface FoundText {
  readonly text: string;
  readonly place: string;
}

const PROPELLER = 'flytepropeller';
const CLIENTS = ['auth', 'appAuth', 'selfAuthServer', 'staticClients'];

/** Where hash and secret stand. */
export interface PropellerTexts {
  readonly hash: FoundText;
  /** The hashes of older secrets that log in as well. */
  readonly rotated: readonly FoundText[];
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
  const beside = secretsBeside(manifests).map(({ namespace: _, ...secret }) => secret);
  const { files, model } = analyse({ sources, beside });
  refuseUnreadable(files);
  const { chart } = model.release;
  const workloads = model.manifests?.workloads ?? [];
  const places = [...sources, ...manifests.map(({ source }) => source)];
  const read = (path: Path) => textAt(model.userValues, path, places);
  const client = read(valuesPathOf(chart, ['admin', 'clientId']))?.text ?? PROPELLER;
  const setting = [...CLIENTS, client, 'client_secret'];
  const usual = valuesPathOf(chart, setting);
  const last = workloads.flatMap((workload) => nodesAt(setting, workload)).at(-1);
  const ofSecret =
    last?.origin.from === 'file' && isOneOf(manifests, last.origin.file) ? foundText(last, setting, places) : undefined;
  // Flyte's own configuration in the values beats the chart's key for it.
  const hash = ofSecret ?? read([...valuesPathOf(chart, []), ...setting]) ?? read(usual);
  if (hash === undefined) {
    const names = sources.map(({ name }) => name).join(', ');
    throw new UsageError(`no hash in ${names}: ${formatPath(usual)} (${chart}) is not set`, whereElse(workloads));
  }
  const secret = renderedSecret(model, read);
  const mounted = workloads.flatMap(({ secretMounts }) => secretMounts.map(({ value }) => value));
  return { hash, rotated: rotatedOf(client, workloads, places), secret, mounted };
}

function refuseUnreadable(files: readonly AnalysedFile[]): void {
  for (const { source, problems } of files) {
    const [problem] = problems;
    if (problem) throw new UsageError(`${placeOf(source, problem.span.start)}: ${problem.message}`);
  }
}

/** What to do about a hash that is in none of the files. */
function whereElse(workloads: readonly Workload[]): string {
  const [config] = workloads.flatMap(({ unknownConfig }) => unknownConfig);
  if (config === undefined) return 'only the internal mode needs a hash';
  return `is it in the Secret "${config.value}"? name its manifest with --from-secret`;
}

/** The secret as pods find it: flyte-core fills in templates. */
function renderedSecret({ release, userValues, manifests }: ReleaseModel, read: (path: Path) => FoundText | undefined) {
  const path = valuesPathOf(release.chart, ['secrets', 'client_secret']);
  const found = read(path);
  const origin = at(userValues, path)?.origin;
  const keys = manifests?.secrets.flatMap((secret) => secret.keys.get('client_secret') ?? []) ?? [];
  const value = keys.find((key) => key.origin === origin)?.value;
  return found && typeof value === 'string' ? { ...found, text: value } : found;
}

function rotatedOf(client: string, workloads: readonly Workload[], places: readonly SourceText[]): readonly FoundText[] {
  const path = [...CLIENTS, client, 'rotated_secrets'];
  const list = workloads.flatMap((workload) => nodesAt(path, workload)).at(-1);
  return isList(list) ? list.items.map((node, index) => foundText(node, [...path, index], places)) : [];
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

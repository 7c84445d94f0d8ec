import type { ChartName, Release } from '../charts/chart.ts';
import { DEFAULT_CHART_VERSION, DEFAULT_NAMESPACE, DEFAULT_RELEASE } from '../charts/defaults.ts';
import { detectChart } from '../charts/detect.ts';
import { chartOf } from '../charts/index.ts';
import { positionAt, type SourceText } from '../core/lines.ts';
import type { FileOrigin, Path } from '../core/origin.ts';
import { at, type MapNode, map, type Node } from '../core/tree.ts';
import { HelmError } from '../helm/failure.ts';
import { applySets, type SetOption } from '../helm/set.ts';
import { TemplateUnsupportedError } from '../helm/unsupported.ts';
import { mergeValues, valuesOf } from '../helm/values.ts';
import { type ParsedYaml, parseYaml } from '../source/parse.ts';
import { loadProcess } from './load.ts';
import type { ReleaseModel } from './model.ts';

/** One release: its values files in Helm's order and what `helm upgrade` is told besides. */
export interface AnalyseRequest {
  readonly sources: readonly SourceText[];
  /** Detected from the keys where it is not given. */
  readonly chart?: ChartName;
  readonly chartVersion?: string;
  readonly release?: string;
  readonly namespace?: string;
  readonly sets?: readonly SetOption[];
}

/** A values file as it was read; with problems, Helm refuses it. */
export interface AnalysedFile extends ParsedYaml {
  readonly source: SourceText;
}

export interface Analysis {
  readonly files: readonly AnalysedFile[];
  /** Whether the chart was told by the caller, by the keys, or only assumed. */
  readonly chartFrom: 'caller' | 'keys' | 'assumption';
  readonly model: ReleaseModel;
}

/** What Helm and Flyte make of the values of one release. Throws UsageError for a `--set` that has no meaning. */
export function analyse(request: AnalyseRequest): Analysis {
  const read = request.sources.map((source) => readValues(source));
  const merged = mergeValues(read.map(({ values }) => values));
  const userValues = applySets(merged, request.sets ?? []);
  const detected = detectChart(userValues);
  const release: Release = {
    chart: request.chart ?? detected ?? 'flyte-binary',
    chartVersion: request.chartVersion ?? DEFAULT_CHART_VERSION,
    name: request.release ?? DEFAULT_RELEASE,
    namespace: request.namespace ?? DEFAULT_NAMESPACE,
  };
  const told = request.chart ? 'caller' : 'keys';
  const files = read.map(({ file }) => file);
  return { files, chartFrom: request.chart || detected ? told : 'assumption', model: modelOf(userValues, release, files) };
}

function readValues(source: SourceText): { readonly file: AnalysedFile; readonly values: MapNode } {
  const parsed = parseYaml(source, 'helm');
  const { values, problems } = valuesOf(parsed);
  return { file: { ...parsed, problems, source }, values };
}

function modelOf(userValues: MapNode, release: Release, files: readonly AnalysedFile[]): ReleaseModel {
  const refusal = unreadable(files);
  const presetAt = presetsOf(release);
  const nothing = { release, userValues, values: userValues, presetAt, manifests: undefined, processes: [] };
  if (refusal) return { ...nothing, helmFailure: refusal, unmodelled: undefined };
  try {
    return { helmFailure: undefined, unmodelled: undefined, ...rendered(userValues, release) };
  } catch (error) {
    if (error instanceof HelmError) return { ...nothing, helmFailure: error, unmodelled: undefined };
    if (error instanceof TemplateUnsupportedError) return { ...nothing, helmFailure: undefined, unmodelled: error.message };
    throw error;
  }
}

function rendered(userValues: MapNode, release: Release): Omit<ReleaseModel, 'helmFailure' | 'unmodelled'> {
  const chart = chartOf(release.chart);
  const values = chart.coalesce(userValues);
  const manifests = chart.render(values, release);
  return {
    release,
    userValues,
    values,
    presetAt: presetsOf(release),
    manifests,
    processes: manifests.workloads.map(loadProcess),
  };
}

/** Looks up the chart's defaults, once somebody asks. */
function presetsOf({ chart: name }: Release): (path: Path) => Node | undefined {
  const { coalesce, umbrellaKey } = chartOf(name);
  let presets: MapNode | undefined;
  return (path) => {
    presets ??= coalesce(map([], { from: 'chart', path: [] }));
    if (umbrellaKey === undefined) return at(presets, path);
    return path[0] === umbrellaKey ? at(presets, path.slice(1)) : undefined;
  };
}

/** Helm renders nothing as long as one of the files cannot be read. */
function unreadable(files: readonly AnalysedFile[]): HelmError | undefined {
  for (const { source, problems } of files) {
    const [problem] = problems;
    if (problem === undefined) continue;
    const { line } = positionAt(source, problem.span.start);
    const origin: FileOrigin = { from: 'file', file: source.name, path: [], value: problem.span };
    const message = `failed to parse ${source.name}: error converting YAML to JSON: yaml: line ${line}: ${problem.message}`;
    return new HelmError(message, origin);
  }
  return undefined;
}

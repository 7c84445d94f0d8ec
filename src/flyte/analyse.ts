import { type BesideSecret, withSecrets } from '../charts/beside.ts';
import type { Release, ToldRelease } from '../charts/chart.ts';
import { DEFAULT_CHART_VERSION, DEFAULT_NAMESPACE, DEFAULT_RELEASE } from '../charts/defaults.ts';
import { chartOf } from '../charts/index.ts';
import { podNamespace } from '../charts/namespace.ts';
import { withUntold } from '../charts/untold.ts';
import { positionAt, type SourceText } from '../core/lines.ts';
import { type FileOrigin, formatPath, type Path } from '../core/origin.ts';
import { at, type MapNode, map, type Node } from '../core/tree.ts';
import { HelmError } from '../helm/failure.ts';
import type { SetOption } from '../helm/set.ts';
import { TemplateUnsupportedError } from '../helm/unsupported.ts';
import type { Wrapped } from '../helm/wrappers/index.ts';
import { withoutTemplates } from './helm-words.ts';
import { type AnalysedFile, type Input, inputOf } from './input.ts';
import { loadProcess } from './load.ts';
import type { ReleaseModel } from './model.ts';

/** One release: its values files in Helm's order and what `helm upgrade` is told besides. */
export interface AnalyseRequest extends ToldRelease {
  readonly sources: readonly SourceText[];
  /** One of the releases that the manifests in `sources` describe, where they describe several. */
  readonly wrapped?: Wrapped;
  readonly sets?: readonly SetOption[];
  /** Secrets that exist in the cluster whatever Helm makes. */
  readonly beside?: readonly BesideSecret[];
  /** The key (`a.b`) of a chart around Flyte's that the values stand below; found by itself where nothing else is a value of Flyte's. */
  readonly valuesKey?: string;
}

export type { AnalysedFile } from './input.ts';

export interface Analysis extends Pick<Input, 'files' | 'chartFrom' | 'wrapped'> {
  readonly model: ReleaseModel;
  /** Which of the releases in the files it is, where they hold several. */
  readonly title: string | undefined;
  /** What is hidden besides the values that are secrets. */
  readonly hidden: readonly FileOrigin[];
}

/** What Helm and Flyte make of the values of one release. Throws UsageError for a `--set` that has no meaning. */
export function analyse(request: AnalyseRequest): Analysis {
  const input = inputOf(request);
  const { wrapped, files, chartFrom } = input;
  const release: Release = {
    chart: input.chart ?? 'flyte-binary',
    chartVersion: request.chartVersion ?? wrapped?.version ?? DEFAULT_CHART_VERSION,
    name: request.release ?? wrapped?.releaseName ?? DEFAULT_RELEASE,
    namespace: request.namespace ?? wrapped?.namespace ?? DEFAULT_NAMESPACE,
  };
  const { root } = input;
  const title = wrapped?.title ?? (root.length > 0 ? formatPath(root) : undefined);
  return { files, chartFrom, wrapped, model: modelOf(input, release, request.beside ?? []), title, hidden: [] };
}

function modelOf({ userValues, root, elsewhere, files }: Input, release: Release, beside: readonly BesideSecret[]): ReleaseModel {
  const given: Given = { release, userValues, root, elsewhere, beside, presetAt: presetsOf(release) };
  const refusal = unreadable(files);
  if (refusal) return { ...unrendered(given), helmFailure: refusal };
  const model = tryToRender(given);
  if (model.helmFailure === undefined || elsewhere.every(({ only }) => only !== undefined)) return model;
  const completed = tryToRender({ ...given, userValues: withUntold(release.chart, userValues) });
  if (completed.helmFailure === undefined) return completed;
  const unmodelled = `${withoutTemplates(model.helmFailure.message)}. more values come from ${elsewhere.map(({ value }) => value).join(', ')}`;
  return { ...unrendered(given), unmodelled };
}

type Given = Pick<ReleaseModel, 'release' | 'userValues' | 'root' | 'elsewhere' | 'presetAt'> &
  Required<Pick<AnalyseRequest, 'beside'>>;

const unrendered = ({ beside: _, ...given }: Given): ReleaseModel => ({
  ...given,
  values: given.userValues,
  helmFailure: undefined,
  unmodelled: undefined,
  manifests: undefined,
  processes: [],
});

function tryToRender(given: Given): ReleaseModel {
  try {
    const chart = chartOf(given.release.chart);
    const values = chart.coalesce(given.userValues);
    const manifests = withSecrets(chart.render(values, given.release), given.beside, podNamespace(given.release, values));
    return { ...unrendered(given), values, manifests, processes: manifests.workloads.map(loadProcess) };
  } catch (error) {
    if (error instanceof HelmError) return { ...unrendered(given), helmFailure: error };
    if (error instanceof TemplateUnsupportedError) return { ...unrendered(given), unmodelled: error.message };
    throw error;
  }
}

/** Looks up the chart's defaults, once somebody asks. */
export function presetsOf({ chart: name }: Release): (path: Path) => Node | undefined {
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

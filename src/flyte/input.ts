import { CHART_NAMES, type ChartName } from '../charts/chart.ts';
import { detectChart } from '../charts/detect.ts';
import { type NestedValues, nestedIn, surelyFor, valuesBelow } from '../charts/nested.ts';
import { UsageError } from '../core/errors.ts';
import type { SourceText } from '../core/lines.ts';
import { formatPath, type Path } from '../core/origin.ts';
import type { MapNode } from '../core/tree.ts';
import { applySets } from '../helm/set.ts';
import { mergeValues, valuesOf } from '../helm/values.ts';
import type { Elsewhere, Wrapped } from '../helm/wrappers/index.ts';
import type { EditSite } from '../source/edit/site.ts';
import { type ParsedYaml, parseYaml } from '../source/parse.ts';
import type { AnalyseRequest } from './analyse.ts';
import { releasesIn } from './releases.ts';

/** A values file as it was read; with problems, Helm refuses it. */
export interface AnalysedFile extends ParsedYaml {
  readonly source: SourceText;
  /** Where the values can be changed. */
  readonly site: () => EditSite;
}

/** The values of a release before the chart's defaults. */
export interface Input {
  readonly files: readonly AnalysedFile[];
  readonly userValues: MapNode;
  /** The key of some chart around Flyte's that the values stand below; empty for values of the chart itself. */
  readonly root: Path;
  readonly chart: ChartName | undefined;
  readonly chartFrom: 'caller' | 'keys' | 'assumption';
  readonly wrapped: Wrapped | undefined;
  readonly elsewhere: readonly Elsewhere[];
}

/** Reads the values of a request. Throws UsageError for a `--set` or a key that has no meaning. */
export function inputOf(request: AnalyseRequest): Input {
  const wrapped = request.wrapped ?? onlyWrapped(request.sources);
  const { files, values } = wrapped ? fromManifest(wrapped, request.sources) : fromFiles(request.sources);
  const all = applySets(values, request.sets ?? []);
  const named = chartNamed(wrapped);
  const nested = request.valuesKey === undefined && request.chart === undefined && !named ? nestedIn(all) : [];
  const root = rootOf(request.valuesKey, nested);
  const userValues = valuesBelow(all, root);
  if (userValues === undefined) throw new UsageError(`there is no map of values below the key "${formatPath(root)}"`);
  const told = request.chart ?? named;
  const detected = detectChart(userValues) ?? surelyFor(userValues) ?? CHART_NAMES.find((name) => name === wrapped?.chart);
  return {
    files,
    userValues,
    root,
    chart: told ?? detected,
    chartFrom: told ? 'caller' : detected ? 'keys' : 'assumption',
    wrapped,
    elsewhere: wrapped?.elsewhere ?? [],
  };
}

/** A folder in somebody's repository may hold a chart around Flyte's, whatever its name. */
const chartNamed = (wrapped: Wrapped | undefined): ChartName | undefined =>
  wrapped?.isFolder ? undefined : CHART_NAMES.find((name) => name === wrapped?.chart);

function rootOf(key: string | undefined, nested: readonly NestedValues[]): Path {
  if (key !== undefined) return key.split('.');
  const [only, ...others] = nested;
  return only && others.length === 0 ? [only.key] : [];
}

/** The one release of Flyte that a single file of manifests describes. Throws UsageError where there are several. */
function onlyWrapped(sources: readonly SourceText[]): Wrapped | undefined {
  const [source, ...others] = sources;
  const [first, second] = (source && others.length === 0 ? releasesIn(source) : undefined) ?? [];
  if (first && second && source) {
    throw new UsageError(
      `"${source.name}" describes several releases: ${first.title}, ${second.title}`,
      'give a file with one of them',
    );
  }
  return first;
}

function fromFiles(sources: readonly SourceText[]): { readonly files: readonly AnalysedFile[]; readonly values: MapNode } {
  const read = sources.map((source) => {
    const parsed = parseYaml(source, 'helm');
    const { values, problems } = valuesOf(parsed);
    const site = (): EditSite => ({ file: source.name, text: source.text, documents: parsed.documents, base: [] });
    return { file: { ...parsed, problems, source, site }, values };
  });
  return { files: read.map(({ file }) => file), values: mergeValues(read.map(({ values }) => values)) };
}

function fromManifest(wrapped: Wrapped, sources: readonly SourceText[]) {
  const [source] = sources;
  const files = source ? filesOf(wrapped, source) : [];
  return { files, values: wrapped.values };
}

/** A manifest without values of its own is a file all the same. */
function filesOf({ parts, problems }: Wrapped, source: SourceText): readonly AnalysedFile[] {
  const nothing = { documents: [], duplicates: [], overridden: [], unread: [] };
  const site = (): EditSite => ({ file: source.name, text: '', documents: [], base: [], inner: NOWHERE });
  if (parts.length === 0) return [{ ...nothing, problems, source, site }];
  return parts.map((part) => ({ ...part, problems, source }));
}

const NOWHERE = { text: '', toOuter: (offset: number) => offset, indent: undefined };

import { chartOf } from '../charts/index.ts';
import type { SourceText } from '../core/lines.ts';
import { type AnalysedFile, type Analysis, presetsOf } from '../flyte/analyse.ts';
import { loadProcess } from '../flyte/load.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import type { EditSite } from '../source/edit/site.ts';
import { type ParsedYaml, parseYaml } from '../source/parse.ts';
import { objectsIn } from './objects.ts';
import { type RenderedRelease, renderedReleases, type Told } from './releases.ts';

/**
 * What Flyte makes of the objects that a chart was rendered to (`helm template`, `kubectl get -o yaml`): one analysis for each release
 * among them. Settings are named as in the values that they come from.
 */
export function analyseRendered(sources: readonly SourceText[], told: Told = {}): readonly Analysis[] {
  const read = sources.map((source) => ({ source, parsed: parseYaml(source, 'helm') }));
  const files = read.map(({ source, parsed }) => fileOf(source, parsed));
  const releases = renderedReleases(
    read.flatMap(({ source, parsed }) => objectsIn(source, parsed)),
    told,
  );
  return releases.map((one) => ({
    files,
    chartFrom: 'keys',
    wrapped: undefined,
    model: modelOf(one),
    title: `rendered, namespace ${one.release.namespace}`,
    hidden: one.hidden,
  }));
}

/** Objects are no values: of such a file, only what keeps it from being read counts. */
function fileOf(source: SourceText, { problems }: ParsedYaml): AnalysedFile {
  const site = (): EditSite => ({ file: source.name, text: source.text, documents: [], base: [] });
  return { source, problems, documents: [], duplicates: [], overridden: [], unread: [], site };
}

function modelOf({ release, manifests, values }: RenderedRelease): ReleaseModel {
  return {
    release,
    userValues: values,
    root: [],
    elsewhere: [],
    values: chartOf(release.chart).coalesce(values),
    presetAt: presetsOf(release),
    helmFailure: undefined,
    unmodelled: undefined,
    manifests,
    processes: manifests.workloads.map(loadProcess),
  };
}

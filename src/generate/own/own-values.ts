import { flyte2Values } from '../../charts/generation.ts';
import { UsageError } from '../../core/errors.ts';
import { positionAt, type SourceText } from '../../core/lines.ts';
import { formatPath } from '../../core/origin.ts';
import { type AnalyseRequest, type Analysis, analyse } from '../../flyte/analyse.ts';
import { wrappedIn } from '../../helm/wrappers/index.ts';
import type { Given } from '../../questions/given.ts';
import { QUESTIONS } from '../../questions/index.ts';
import { resolve } from '../../questions/resolve.ts';
import { isDataPlane, serverOf } from '../../rules/setup.ts';
import { existingAnswers } from './existing.ts';
import { type ExistingSecrets, existingSecrets } from './existing-secrets.ts';

/** The user's own values: all files in Helm's order, of which the last one is changed, and what they say already. */
export interface OwnValues {
  readonly sources: readonly SourceText[];
  readonly target: SourceText;
  /** Where the last file is written to: where a symbolic link leads, for one; "-" for standard output. */
  readonly place: string;
  readonly analysis: Analysis;
  readonly existing: Given;
  readonly secrets: ExistingSecrets;
  /** The first value that only the chart of Flyte 2 reads, in words; undefined for values of Flyte 1. */
  readonly flyte2: string | undefined;
}

/** What is known of the release beside its values. */
export type KnownRelease = Pick<AnalyseRequest, 'chartVersion' | 'release' | 'namespace'>;

/** Reads the user's own values. Throws UsageError where they are no YAML, or not the values of one release that has flyteadmin. */
export function ownValues(sources: readonly SourceText[], place: string, release: KnownRelease = {}): OwnValues {
  const target = sources.at(-1);
  if (target === undefined) throw new UsageError('no values file is named');
  for (const source of sources) refuseSeveralReleases(source, sources.length);
  const analysis = analyse({ ...release, sources });
  refuseProblems(analysis);
  refuseSeveralDocuments(analysis);
  refuseDataPlane(target, analysis);
  const existing = existingAnswers(analysis);
  const { draft } = resolve(QUESTIONS, existing);
  const secrets = existingSecrets(analysis.model, draft);
  return { sources, target, place, analysis, existing, secrets, flyte2: flyte2Mark(analysis) };
}

function refuseSeveralReleases(source: SourceText, files: number): void {
  const found = wrappedIn(source);
  const titles = found.map(({ title }) => title).join(', ');
  if (found.length > 1) {
    throw new UsageError(
      `${source.name} describes ${found.length} releases: ${titles}`,
      'put the one that is meant into a file of its own',
    );
  }
  if (found.length === 1 && files > 1)
    throw new UsageError(`${source.name} is a manifest (${titles})`, 'give it alone: it describes a release of its own');
}

function refuseProblems({ files }: Analysis): void {
  for (const { source, problems } of files) {
    const [problem] = problems;
    if (problem === undefined) continue;
    const { line, column } = positionAt(source, problem.span.start);
    throw new UsageError(
      `${source.name}:${line}:${column}: ${problem.message}`,
      'Helm cannot read the file as it is; mend this first',
    );
  }
}

/** Helm 3 reads the first document of a file and Helm 4 all of them: what is written would count for one of the two alone. */
function refuseSeveralDocuments({ files, wrapped }: Analysis): void {
  const file = files.find(({ documents }) => wrapped === undefined && documents.length > 1);
  if (file)
    throw new UsageError(
      `${file.source.name} holds ${file.documents.length} documents, of which Helm 3 reads the first one alone`,
      'take out the lines "---"',
    );
}

/** People log in where flyteadmin is. */
function refuseDataPlane({ name }: SourceText, { model }: Analysis): void {
  if (serverOf(model) === undefined && isDataPlane(model))
    throw new UsageError(
      `${name} holds the values of a data plane: flyteadmin, where authentication is set up, does not run there`,
      'give the values of the control plane; --data-plane FILE writes what its data planes need besides',
    );
}

function flyte2Mark({ model }: Analysis): string | undefined {
  const [mark] = flyte2Values(model.release.chart, model.userValues);
  return mark?.origin.from === 'file' ? formatPath(mark.origin.path) : undefined;
}

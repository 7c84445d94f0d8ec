import { UsageError } from '../../core/errors.ts';
import { positionAt, type SourceText } from '../../core/lines.ts';
import type { Analysis } from '../../flyte/analyse.ts';
import { holdsManifests, releasesIn } from '../../flyte/releases.ts';
import { isDataPlane, serverOf } from '../../rules/setup.ts';

/** Throws UsageError for a file that is not the values of one release, whatever stands in the others. */
export function refuseOtherFile(source: SourceText, files: number): void {
  const found = releasesIn(source) ?? [];
  const titles = found.map(({ title }) => title).join(', ');
  if (found.length > 1) {
    throw new UsageError(
      `${source.name} describes ${found.length} releases of Flyte: ${titles}`,
      'put the one that is meant into a file of its own',
    );
  }
  if (found.length === 1 && files > 1)
    throw new UsageError(`${source.name} is a manifest (${titles})`, 'give it alone: it describes a release of its own');
  if (found.length === 0 && holdsManifests(source))
    throw new UsageError(`${source.name} holds Kubernetes objects and no values`, 'name the file that helm gets with -f');
}

/** Throws UsageError for values that nothing can be written into, or that have no place for authentication. */
export function refuseUnchangeable(target: SourceText, analysis: Analysis): void {
  refuseProblems(analysis);
  refuseSeveralDocuments(analysis);
  refuseNoValues(target, analysis);
  refuseDataPlane(target, analysis);
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

/** A manifest may leave all values to other files. */
function refuseNoValues({ name }: SourceText, { wrapped }: Analysis): void {
  if (wrapped === undefined || wrapped.parts.length > 0) return;
  const places = wrapped.elsewhere.filter(({ only }) => only === undefined).map(({ value }) => value);
  const add = `add "${wrapped.kind === 'flux' ? 'values' : 'valuesObject'}: {}" to change them here`;
  throw new UsageError(
    `${name} holds no values${places.length === 0 ? '' : `; they come from ${places.join(' and ')}`}`,
    places.length === 0 ? add : `change them there with --values FILE, or ${add}`,
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

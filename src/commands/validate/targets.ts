import { UsageError } from '../../core/errors.ts';
import type { Io } from '../../core/io.ts';
import type { SourceText } from '../../core/lines.ts';
import type { AnalyseRequest } from '../../flyte/analyse.ts';
import { holdsManifests, releasesIn } from '../../flyte/releases.ts';
import { readSource } from '../../source/read.ts';
import { manifestFilesOf, releasesOf } from '../find-values.ts';
import type { ValidateOptions } from './options.ts';

/** One release in the files. */
export type Target = Pick<AnalyseRequest, 'sources' | 'wrapped'>;

/** The files that were named together, or found one by one. */
export type Group = readonly SourceText[];

/** Reads the files of every release; `-`, given twice, is read once. */
export async function readGroups(
  options: Pick<ValidateOptions, 'files' | 'each' | 'rendered' | 'maxBytes' | 'isWanted'>,
  io: Io,
): Promise<readonly Group[]> {
  const groups: Group[] = [];
  for (const names of await (options.rendered ? streamsOf(options, io) : releasesOf(options, io))) {
    groups.push(await Promise.all(names.map((name) => readSource(name, io, options))));
  }
  return groups;
}

/** The objects of all files belong together, unless every file stands for itself. */
async function streamsOf(
  options: Pick<ValidateOptions, 'files' | 'each' | 'isWanted'>,
  io: Io,
): Promise<readonly (readonly string[])[]> {
  const files = await manifestFilesOf(options, io);
  return options.each ? files.map((file) => [file]) : [files];
}

/** What is judged: the releases that manifests in the files describe, one by one, and all other files as one release. */
export function targetsIn(group: Group): readonly Target[] {
  const plain: SourceText[] = [];
  const targets: Target[] = [];
  for (const source of group) {
    const releases = releasesIn(source);
    if (releases === undefined) plain.push(source);
    else if (releases.length === 0) throw noRelease(source);
    else targets.push(...releases.map((wrapped) => ({ sources: [source], wrapped })));
  }
  const strange = plain.find(holdsManifests);
  if (strange) throw noValues(strange);
  return plain.length > 0 ? [{ sources: plain }, ...targets] : targets;
}

/** What is asked about a target: what the configuration file says of releases yields to a manifest, which knows its own. */
export const requestOf = <O extends ValidateOptions>(target: Target, options: O): O & Target => ({
  ...(target.wrapped ? {} : options.fallback),
  ...options,
  ...target,
});

const noRelease = ({ name }: SourceText): UsageError =>
  new UsageError(
    `"${name}" describes no release of a chart of Flyte`,
    'name the file with the values, or the manifest that holds them',
  );

const noValues = ({ name }: SourceText): UsageError =>
  new UsageError(`"${name}" holds Kubernetes objects and no values`, 'objects that Helm has rendered are judged with --rendered');

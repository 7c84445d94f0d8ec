import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UsageError, WorkError } from '../../core/errors.ts';
import type { Io } from '../../core/io.ts';
import { positionAt, type SourceText } from '../../core/lines.ts';
import type { Report } from '../../core/report.ts';
import { hideSecrets } from '../../reporters/mask.ts';
import { type Applied, fixSources } from '../../rules/fixing.ts';
import type { ClientJudgement } from '../../rules/judge-client.ts';
import { unifiedDiff } from '../../source/diff.ts';
import { writeChanges } from '../write-changes.ts';
import { judgeClients } from './beside.ts';
import type { ValidateOptions } from './options.ts';
import { findingsOf, judgeAll } from './report.ts';
import type { Group } from './targets.ts';

/** The files that may be changed. */
export interface FilesRead {
  readonly groups: readonly Group[];
  /** Client files of the one release in the groups, or of none. */
  readonly clients: readonly SourceText[];
}

/**
 * Cures what can be cured in the files: they are rewritten, all or none, or with `dryRun` the changes go to standard output. What was
 * done goes to standard error. Gives the files as they are then.
 */
export async function fixFiles(read: FilesRead, options: ValidateOptions, io: Io): Promise<FilesRead> {
  if (!options.dryRun) assertFixable([...options.files, ...(options.clients ?? [])]);
  const { fixed, applied } = await cure(read, options);
  const files = changedFiles(allOf(read), allOf(fixed));
  if (options.dryRun) io.stdout.write(diffOf(files, await secretsIn(read, options), await secretsIn(fixed, options)));
  else await writeFixed(files, io);
  io.stderr.write(summaryOf(applied, await openFixes(fixed, options), options.dryRun));
  return fixed;
}

const allOf = ({ groups, clients }: FilesRead): readonly SourceText[] => [...groups.flat(), ...clients];

const judgementsOf = async ({ groups, clients }: FilesRead, options: ValidateOptions): Promise<readonly ClientJudgement[]> => [
  ...(await judgeAll(groups, options)),
  ...(await judgeClients(groups, clients, options)),
];

/** Values first: what is right in a client file depends on them. */
async function cure(
  { groups, clients }: FilesRead,
  options: ValidateOptions,
): Promise<{ readonly fixed: FilesRead; readonly applied: readonly Applied[] }> {
  const mode = options.fix ?? 'safe';
  const applied: Applied[] = [];
  const fixed: Group[] = [];
  for (const group of groups) {
    const result = await fixSources(group, async (sources) => findingsOf(await judgeAll([sources], options)), mode);
    applied.push(...result.applied);
    fixed.push(result.sources);
  }
  const ofClients = await fixSources(clients, async (sources) => findingsOf(await judgeClients(fixed, sources, options)), mode);
  return { fixed: { groups: fixed, clients: ofClients.sources }, applied: [...applied, ...ofClients.applied] };
}

/** Throws UsageError where the result could not be put back. */
function assertFixable(names: readonly string[]): void {
  if (names.includes('-')) {
    throw new UsageError('standard input cannot be fixed in place', 'add --dry-run to see the changes, or name the file');
  }
}

/** A file before and after. */
interface FixedFile {
  readonly before: SourceText;
  readonly after: SourceText;
}

function changedFiles(before: readonly SourceText[], after: readonly SourceText[]): readonly FixedFile[] {
  const now = new Map(after.map((source) => [source.name, source]));
  const pairs = before.map((source) => ({ before: source, after: now.get(source.name) ?? source }));
  return pairs.filter((pair) => pair.before.text !== pair.after.text);
}

async function writeFixed(files: readonly FixedFile[], io: Io): Promise<void> {
  const ready = files.map(async ({ before, after }) => ({
    // Behind a symbolic link, the file that it leads to is the one to change.
    name: await realpath(resolve(io.cwd, after.name)),
    before: before.text,
    text: after.text,
    holdsSecrets: false,
    mayReplace: true,
  }));
  await writeChanges(await Promise.all(ready), io.cwd).catch((error: unknown) => {
    if (!(error instanceof WorkError)) throw error;
    throw new WorkError(error.message, 'nothing was changed', { cause: error });
  });
}

const secretsIn = async (files: FilesRead, options: ValidateOptions): Promise<Report['secrets']> =>
  (await judgementsOf(files, options)).flatMap(({ secrets }) => secrets);

/** The changes of all files as one diff, without a secret in it. */
const diffOf = (files: readonly FixedFile[], before: Report['secrets'], after: Report['secrets']): string =>
  files
    .map((file) => {
      const shown = { before: shownText(file.before, before), after: shownText(file.after, after) };
      return unifiedDiff(file.before.name, file.before.text, file.after.text, { shown });
    })
    .join('');

function shownText(source: SourceText, secrets: Report['secrets']): string {
  const spans = secrets.filter(({ file }) => file === source.name).map(({ span }) => span);
  return hideSecrets(source, spans);
}

/** How many findings only `--fix=all` would cure. */
async function openFixes(files: FilesRead, options: ValidateOptions): Promise<number> {
  if (options.fix === 'all') return 0;
  return findingsOf(await judgementsOf(files, options)).filter(({ fix }) => fix?.safe === false).length;
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** A line for each finding, and what would be possible besides. */
function summaryOf(applied: readonly Applied[], open: number, dryRun: boolean): string {
  const lines = applied.map(({ finding, fix, source }) => {
    const { line, column } = positionAt(source, finding.place?.span.start ?? fix.edits[0]?.span.start ?? 0);
    return `${source.name}:${line}:${column}: ${fix.description} [${finding.ruleId}]`;
  });
  const files = new Set(applied.map(({ source }) => source.name)).size;
  const done = `${plural(applied.length, 'finding')} ${dryRun ? 'would be fixed' : 'fixed'} in ${plural(files, 'file')}`;
  const more = open > 0 ? `; --fix=all fixes ${open} more, with changes that may not be what was meant` : '';
  return [...lines, `${applied.length === 0 ? 'nothing to fix' : done}${more}`].map((line) => `${line}\n`).join('');
}

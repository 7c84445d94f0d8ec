import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UsageError, WorkError } from '../../core/errors.ts';
import type { Io } from '../../core/io.ts';
import { positionAt, type SourceText } from '../../core/lines.ts';
import type { Report } from '../../core/report.ts';
import { writeFiles } from '../../generate/write.ts';
import { hideSecrets } from '../../reporters/mask.ts';
import { type Applied, fixSources } from '../../rules/fixing.ts';
import { unifiedDiff } from '../../source/diff.ts';
import type { ValidateOptions } from './options.ts';
import { findingsOf, judgeAll } from './report.ts';
import type { Group } from './targets.ts';

/**
 * Cures what can be cured in the files: they are rewritten, all or none, or with `dryRun` the changes go to standard output. What was
 * done goes to standard error. Gives the files as they are then.
 */
export async function fixGroups(groups: readonly Group[], options: ValidateOptions, io: Io): Promise<readonly Group[]> {
  if (!options.dryRun) assertFixable(options.files);
  const applied: Applied[] = [];
  const fixed: Group[] = [];
  for (const group of groups) {
    const findings = async (sources: Group) => findingsOf(await judgeAll([sources], options));
    const result = await fixSources(group, findings, options.fix ?? 'safe');
    applied.push(...result.applied);
    fixed.push(result.sources);
  }
  const files = changedFiles(groups, fixed);
  if (options.dryRun) io.stdout.write(diffOf(files, await secretsIn(groups, options), await secretsIn(fixed, options)));
  else await writeFixed(files, io);
  io.stderr.write(summaryOf(applied, await openFixes(fixed, options), options.dryRun));
  return fixed;
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

function changedFiles(before: readonly Group[], after: readonly Group[]): readonly FixedFile[] {
  const now = new Map(after.flat().map((source) => [source.name, source]));
  const pairs = before.flat().map((source) => ({ before: source, after: now.get(source.name) ?? source }));
  return pairs.filter((pair) => pair.before.text !== pair.after.text);
}

async function writeFixed(files: readonly FixedFile[], io: Io): Promise<void> {
  const ready = files.map(async ({ after }) => ({
    // Behind a symbolic link, the file that it leads to is the one to change.
    name: await realpath(resolve(io.cwd, after.name)),
    text: after.text,
    holdsSecrets: false,
    mayReplace: true,
  }));
  await writeFiles(await Promise.all(ready), { cwd: io.cwd }).catch((error: unknown) => {
    if (!(error instanceof WorkError)) throw error;
    throw new WorkError(error.message, 'nothing was changed', { cause: error });
  });
}

const secretsIn = async (groups: readonly Group[], options: ValidateOptions): Promise<Report['secrets']> =>
  (await judgeAll(groups, options)).flatMap(({ secrets }) => secrets);

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
async function openFixes(groups: readonly Group[], options: ValidateOptions): Promise<number> {
  if (options.fix === 'all') return 0;
  return findingsOf(await judgeAll(groups, options)).filter(({ fix }) => fix?.safe === false).length;
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

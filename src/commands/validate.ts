import { ExitCode } from '../core/exit-code.ts';
import type { Io } from '../core/io.ts';
import type { Report } from '../core/report.ts';
import { failing } from '../rules/judge.ts';
import { saveReport, showReport } from './show-report.ts';
import { readBeside } from './validate/beside.ts';
import { withConfig } from './validate/config.ts';
import type { FilesRead } from './validate/fix.ts';
import type { ValidateOptions, ValidateRequest } from './validate/options.ts';
import { reportOn } from './validate/report.ts';
import { readGroups } from './validate/targets.ts';

export type { ValidateRequest } from './validate/options.ts';

/**
 * Judges values files and client files: every finding with its place, exit code 1 where one is at or above `failOn`. With `fix`, what
 * can be cured is cured first.
 */
export async function validate(request: ValidateRequest, io: Io): Promise<ExitCode> {
  const options = await withConfig(request, io);
  const groups = await readGroups(options, io);
  const beside = await readBeside(options, io);
  const read = { groups, clients: beside.clients };
  const files = options.fix ? await fixed(read, options, io) : read;
  const report = await reportOn(files.groups, { ...beside, clients: files.clients }, options);
  // The diff of a dry run has standard output for itself.
  if (!options.dryRun) await show(report, options, io);
  return failing(report.diagnostics, options.failOn).length > 0 ? ExitCode.findings : ExitCode.ok;
}

async function fixed(read: FilesRead, options: ValidateOptions, io: Io): Promise<FilesRead> {
  const { fixFiles } = await import('./validate/fix.ts');
  return fixFiles(read, options, io);
}

async function show(report: Report, options: ValidateOptions, io: Io): Promise<void> {
  const failures = failing(report.diagnostics, options.failOn);
  for (const extra of options.reports) await saveReport(report, extra, io);
  // A program that asked for a format waits for it, whatever there is to say.
  const isSilent = options.quiet && failures.length === 0 && (options.format ?? 'text') === 'text';
  if (!isSilent) await showReport(options.quiet ? { ...report, diagnostics: failures } : report, options, io);
}

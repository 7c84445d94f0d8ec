import type { ChartName } from '../charts/chart.ts';
import type { Severity } from '../core/diagnostic.ts';
import { ExitCode } from '../core/exit-code.ts';
import type { Io } from '../core/io.ts';
import type { SourceText } from '../core/lines.ts';
import type { Format, Report } from '../core/report.ts';
import { inOrder, type Overrides } from '../rules/engine.ts';
import { failing, type Judgement, judge } from '../rules/judge.ts';
import { ALL_RULES } from '../rules/registry.ts';
import { readSource } from '../source/read.ts';
import { releasesOf } from './find-values.ts';
import { saveReport, showReport } from './show-report.ts';
import { toolFacts } from './tool-facts.ts';

export interface ValidateOptions {
  /** Files, directories, `-` for standard input. */
  readonly files: readonly string[];
  /** Every file is a release of its own. */
  readonly each: boolean;
  readonly chart?: ChartName;
  readonly chartVersion: string;
  readonly release: string;
  readonly namespace: string;
  readonly format?: Format;
  readonly output?: string;
  readonly reports: readonly { readonly format: Format; readonly file: string }[];
  readonly failOn: Severity;
  readonly overrides: Overrides;
  readonly quiet: boolean;
  readonly maxBytes?: number;
}

/** Judges values files: every finding with its place, exit code 1 where one is at or above `failOn`. */
export async function validate(options: ValidateOptions, io: Io): Promise<ExitCode> {
  const releases = await releasesOf(options.files, options.each, io);
  const sources: SourceText[] = [];
  const judgements: Judgement[] = [];
  for (const names of releases) {
    const read = await Promise.all(names.map((name) => readSource(name, io, options)));
    judgements.push(await judge({ ...options, sources: read }, options.overrides));
    sources.push(...read);
  }
  const report = await reportOf(sources, judgements);
  const failures = failing(report.diagnostics, options.failOn);
  for (const extra of options.reports) await saveReport(report, extra, io);
  const shown = options.quiet ? { ...report, diagnostics: failures } : report;
  // A program that asked for a format waits for it, whatever there is to say.
  const isSilent = options.quiet && failures.length === 0 && (options.format ?? 'text') === 'text';
  if (!isSilent) await showReport(shown, options, io);
  return failures.length > 0 ? ExitCode.findings : ExitCode.ok;
}

async function reportOf(sources: readonly SourceText[], judgements: readonly Judgement[]): Promise<Report> {
  return {
    tool: await toolFacts(),
    sources: [...new Map(sources.map((source) => [source.name, source])).values()],
    releases: judgements.map(({ verdict }) => verdict),
    diagnostics: inOrder(judgements.flatMap(({ diagnostics }) => diagnostics)),
    suppressed: judgements.reduce((sum, { suppressed }) => sum + suppressed, 0),
    secrets: judgements.flatMap(({ secrets }) => secrets),
    rules: ALL_RULES,
  };
}

import { ExitCode } from '../../core/exit-code.ts';
import type { Io } from '../../core/io.ts';
import type { SourceText } from '../../core/lines.ts';
import { TOOL } from '../../core/tool.ts';
import type { Group, Result } from '../../probe/run-checks.ts';
import type { ProbeCheck, ProbeReport, ProbeStatus } from '../../reporters/probe-report.ts';
import { probeText } from '../../reporters/probe-text.ts';
import { describeOrigin } from '../../source/locate.ts';
import { paintFor } from '../paint-for.ts';

export type ProbeFormat = 'text' | 'json';

/** Prints what was found, and says it in an exit code: a failed check counts for more than a server that cannot be reached. */
export async function showGroups(
  groups: readonly Group[],
  { format, sources }: { readonly format: ProbeFormat; readonly sources: readonly SourceText[] },
  io: Io,
): Promise<ExitCode> {
  const report = reportOf(groups, sources);
  if (format === 'json') io.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else io.stdout.write(probeText(report, { columns: io.stdout.columns, paint: await paintFor(io.stdout, io.env) }));
  if (report.summary.fail > 0) return ExitCode.findings;
  return report.summary.unreachable > 0 ? ExitCode.failure : ExitCode.ok;
}

function reportOf(groups: readonly Group[], sources: readonly SourceText[]): ProbeReport {
  const told = groups.map(({ results, ...group }) => ({ ...group, checks: results.map((result) => checkOf(result, sources)) }));
  const statuses = told.flatMap(({ checks }) => checks.map(({ status }) => status));
  const count = (wanted: ProbeStatus) => statuses.filter((status) => status === wanted).length;
  const summary = { pass: count('pass'), fail: count('fail'), unreachable: count('unreachable'), skipped: count('skipped') };
  return { version: 1, tool: TOOL, summary, groups: told };
}

function checkOf({ id, title, outcome }: Result, sources: readonly SourceText[]): ProbeCheck {
  const { status, message } = outcome;
  return {
    id,
    title,
    status,
    message,
    ...('remedy' in outcome && { remedy: outcome.remedy }),
    ...('needs' in outcome && { needs: outcome.needs }),
    ...('rule' in outcome && outcome.rule !== undefined && { ruleId: outcome.rule }),
    ...('about' in outcome && outcome.about && { at: describeOrigin(outcome.about.origin, sources) }),
  };
}

import { ExitCode } from '../../core/exit-code.ts';
import type { Io } from '../../core/io.ts';
import { nextSteps } from '../../generate/next-steps.ts';
import { isChanged, STDOUT } from '../../generate/plan.ts';
import { differencesText, findings, leftText, verdictText } from '../../generate/summary.ts';
import { paintFor } from '../paint-for.ts';
import type { InitOptions, Judged } from './options.ts';
import { outcomeJson } from './outcome-json.ts';
import { diffText, dryRunText, stepsText, writtenText } from './outcome-text.ts';

/** Says what was written, or would be, and what is left to do. Standard output is left to a file that goes there. */
export async function showOutcome(judged: Judged, options: InitOptions, io: Io): Promise<void> {
  const { plan, verdict } = judged;
  if (options.format === 'json') return showJson(judged, options, io);
  const output = plan.files.some(({ name }) => name === STDOUT) && !options.dryRun ? io.stderr : io.stdout;
  const paint = await paintFor(output, io.env);
  output.write(options.dryRun ? dryRunText(plan, paint) : writtenText(plan, paint));
  const remarks = [...findings(verdict), ...differencesText(plan.differences ?? []), ...leftText(plan.left ?? [])];
  output.write([`  checked: ${verdictText(verdict)}`, ...remarks, ''].join('\n'));
  // Who has nothing to bring to the cluster needs no steps.
  if (plan.files.some(isChanged)) output.write(stepsText(nextSteps(plan.setup, plan.answers, plan), plan, paint, output.columns));
}

/** Shows what becomes of the user's own file before it is written. */
export async function showChanges({ plan }: Judged, io: Io): Promise<void> {
  io.stderr.write(diffText(plan, await paintFor(io.stderr, io.env)));
}

/** Says why nothing was written. */
export function showRefusal(judged: Judged, options: InitOptions, io: Io): ExitCode {
  if (options.format === 'json') showJson(judged, options, io);
  const { verdict } = judged;
  io.stderr.write(
    ['nothing was written: the values would not pass the validator', ...findings(verdict), `  ${verdictText(verdict)}`, ''].join(
      '\n',
    ),
  );
  return ExitCode.findings;
}

function showJson(judged: Judged, options: InitOptions, io: Io): void {
  io.stdout.write(`${JSON.stringify(outcomeJson(judged, options.dryRun), null, 2)}\n`);
}

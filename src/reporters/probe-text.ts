import type { Paint } from './paint.ts';
import type { ProbeCheck, ProbeReport, ProbeStatus } from './probe-report.ts';

const STYLES: Readonly<Record<ProbeStatus, keyof Paint>> = {
  pass: 'bold',
  fail: 'error',
  unreachable: 'warning',
  skipped: 'dim',
};
const WIDTH = Math.max(...Object.keys(STYLES).map((status) => status.length));
const INDENT = ' '.repeat(WIDTH + 4);

/** The report of `doctor` and `token` for people: one line a check, and below it what to do where it failed. */
export function probeText({ groups, summary }: ProbeReport, paint: Paint): string {
  const blocks = groups.map(({ name, target, facts = {}, checks }) => {
    const head = paint.bold(target === undefined ? name : `${name} ${target}`);
    const told = checks.filter(({ needs }) => needs === undefined);
    return [head, ...factLines(facts), ...told.map((check) => checkLines(check, paint)), ...leftOut(checks, paint)].join('\n');
  });
  return `${[...blocks, summaryLine(summary)].join('\n\n')}\n`;
}

function checkLines({ id, status, message, remedy, ruleId, at }: ProbeCheck, paint: Paint): string {
  const below = [
    ...(remedy === undefined ? [] : [`= fix: ${remedy}`]),
    ...(at === undefined ? [] : [`= at: ${at}`]),
    ...(ruleId === undefined ? [] : [`= docs: flyte-auth-config explain ${ruleId}`]),
  ];
  const first = `  ${paint[STYLES[status]](status.padEnd(WIDTH))}  ${id}: ${message}`;
  return [first, ...below.map((line) => INDENT + paint.dim(line))].join('\n');
}

/** Checks that could not start because another one did not pass, in one line for each of those. */
function leftOut(checks: readonly ProbeCheck[], paint: Paint): readonly string[] {
  const reasons = new Set(checks.flatMap(({ needs }) => needs ?? []));
  return [...reasons].map((reason) => {
    const names = checks.filter(({ needs }) => needs === reason).map(({ id }) => id);
    return paint.dim(`  ${'skipped'.padEnd(WIDTH)}  without ${reason}: ${names.join(', ')}`);
  });
}

function factLines(facts: Readonly<Record<string, string>>): readonly string[] {
  const width = Math.max(0, ...Object.keys(facts).map((name) => name.length));
  return Object.entries(facts).map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
}

const summaryLine = ({ pass, fail, unreachable, skipped }: ProbeReport['summary']): string =>
  `${fail} failed, ${unreachable} unreachable, ${pass} passed, ${skipped} skipped`;

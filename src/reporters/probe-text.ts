import { wrapText } from '../core/wrap.ts';
import type { Paint } from './paint.ts';
import type { ProbeCheck, ProbeReport, ProbeStatus } from './probe-report.ts';
import type { View } from './text.ts';

const STYLES: Readonly<Record<ProbeStatus, keyof Paint>> = {
  pass: 'bold',
  fail: 'error',
  unreachable: 'warning',
  skipped: 'dim',
};
const WIDTH = Math.max(...Object.keys(STYLES).map((status) => status.length));
const INDENT = ' '.repeat(WIDTH + 4);

/** The report of `doctor` and `token` for people: one line a check, and below it what to do where it failed. */
export function probeText({ groups, summary }: ProbeReport, view: Required<View>): string {
  const { paint, columns } = view;
  const blocks = groups.map(({ name, target, facts = {}, checks }) => {
    const head = paint.bold(target === undefined ? name : `${name} ${target}`);
    const told = checks.filter(({ needs }) => needs === undefined);
    const skipped = leftOut(checks).map((line) => paint.dim(wrapText(line, columns)));
    return [head, ...factLines(facts), ...told.map((check) => checkLines(check, view)), ...skipped].join('\n');
  });
  return `${[...blocks, summaryLine(summary)].join('\n\n')}\n`;
}

function checkLines({ id, status, message, remedy, ruleId, at }: ProbeCheck, { paint, columns }: Required<View>): string {
  const below = [
    ...(remedy === undefined ? [] : [`= fix: ${remedy}`]),
    ...(at === undefined ? [] : [`= at: ${at}`]),
    ...(ruleId === undefined ? [] : [`= docs: flyte-auth-config explain ${ruleId}`]),
  ];
  const word = status.padEnd(WIDTH);
  const first = wrapText(`  ${word}  ${id}: ${message}`, columns).replace(word, paint[STYLES[status]](word));
  return [first, ...below.map((line) => paint.dim(wrapText(INDENT + line, columns)))].join('\n');
}

/** Checks that could not start because another one did not pass, in one line for each of those. */
function leftOut(checks: readonly ProbeCheck[]): readonly string[] {
  const reasons = new Set(checks.flatMap(({ needs }) => needs ?? []));
  return [...reasons].map((reason) => {
    const names = checks.filter(({ needs }) => needs === reason).map(({ id }) => id);
    return `  ${'skipped'.padEnd(WIDTH)}  without ${reason}: ${names.join(', ')}`;
  });
}

function factLines(facts: Readonly<Record<string, string>>): readonly string[] {
  const width = Math.max(0, ...Object.keys(facts).map((name) => name.length));
  return Object.entries(facts).map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
}

const summaryLine = ({ pass, fail, unreachable, skipped }: ProbeReport['summary']): string =>
  `${fail} failed, ${unreachable} unreachable, ${pass} passed, ${skipped} skipped`;

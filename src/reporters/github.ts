import type { Diagnostic, Severity } from '../core/diagnostic.ts';
import { type Report, rangeOf } from '../core/report.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** Workflow commands that GitHub Actions turns into annotations at the lines of a pull request. */
export const github = (report: Report): string => report.diagnostics.map((one) => `${annotation(report, one)}\n`).join('');

function annotation(report: Report, one: Diagnostic): string {
  const properties = Object.entries({ ...location(report, one), title: one.ruleId });
  const text = one.remedy === undefined ? one.message : `${one.message}\nfix: ${one.remedy}`;
  return `::${COMMANDS[one.severity]} ${properties.map(([name, value]) => `${name}=${property(value)}`).join(',')}::${data(text)}`;
}

function location(report: Report, { place }: Diagnostic): Readonly<Record<string, string | number>> {
  if (!place) return {};
  const range = rangeOf(report, place);
  if (!range) return { file: place.file };
  const lines = { file: place.file, line: range.start.line, endLine: range.end.line };
  // GitHub takes columns only within one line.
  return range.start.line === range.end.line ? { ...lines, col: range.start.column, endColumn: range.end.column } : lines;
}

const data = (value: string | number): string =>
  String(value).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (value: string | number): string => data(value).replaceAll(':', '%3A').replaceAll(',', '%2C');

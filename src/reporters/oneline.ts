import type { Diagnostic } from '../core/diagnostic.ts';
import { type Report, whereText } from '../core/report.ts';

/** `path:line:col: severity: message [rule-id]`: also the first line of every finding in `text`. */
const firstLine = (report: Report, one: Diagnostic): string =>
  `${whereText(report, one.place)}: ${one.severity}: ${one.message} [${one.ruleId}]`;

/** One line a finding. */
export const oneline = (report: Report): string => report.diagnostics.map((one) => `${firstLine(report, one)}\n`).join('');

import type { Diagnostic, Place, Symptom } from '../core/diagnostic.ts';
import { countsOf, type ReleaseVerdict, type Report, whereText } from '../core/report.ts';
import { type Paint, PLAIN } from './paint.ts';
import { snippet } from './snippet.ts';

const MOST_RELATED = 2;
const DEFAULT_COLUMNS = 100;

/** Where a report is shown. */
export interface View {
  /** How many columns the reader's terminal has. */
  readonly columns?: number | undefined;
  readonly paint?: Paint;
}

/** For people: each finding with the line it is about, what Flyte would say, and what to do; a summary at the end. */
export function text(report: Report, view: View = {}): string {
  const blocks = report.diagnostics.map((one) => `${block(report, one, view)}\n\n`);
  return `${blocks.join('')}${summary(report)}\n`;
}

function block(report: Report, one: Diagnostic, view: View): string {
  const paint = view.paint ?? PLAIN;
  const related = one.related
    .slice(0, MOST_RELATED)
    .flatMap(({ message, place }) => [`  ::: ${whereText(report, place)}: ${message}`, ...lines(report, place, '-', view)]);
  return [
    `${paint.bold(`${whereText(report, one.place)}:`)} ${paint[one.severity](`${one.severity}:`)} ${one.message} ${paint.dim(`[${one.ruleId}]`)}`,
    ...(one.place ? lines(report, one.place, '^', view) : []),
    ...related,
    ...(one.symptom ? [`  = symptom: ${symptomText(one.symptom)}`] : []),
    ...(one.remedy === undefined ? [] : [`  = fix: ${one.remedy}`]),
    `  = docs: flyte-auth-config explain ${one.ruleId}`,
  ].join('\n');
}

const lines = (report: Report, place: Place, mark: '^' | '-', view: View): readonly string[] =>
  snippet(report, place, mark, view.columns ?? DEFAULT_COLUMNS, view.paint ?? PLAIN);

/** `flyteadmin exits at start: oidc: issuer did not match …` */
const symptomText = ({ component, when, text }: Symptom): string =>
  `${component} ${when === 'start' ? 'exits at start' : `at ${when}`}: ${text}`;

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

function summary(report: Report): string {
  const { error, warning, info } = countsOf(report.diagnostics);
  const silenced = report.suppressed > 0 ? `, ${report.suppressed} suppressed` : '';
  const counts = `${plural(error, 'error')}, ${plural(warning, 'warning')}, ${plural(info, 'info')}${silenced}`;
  const config = report.config === undefined ? [] : [`settings of ${report.config}`];
  return [...report.releases.map(verdict), ...config, counts].join('\n');
}

const AUTH_WORDS: Readonly<Record<ReleaseVerdict['auth'], string>> = {
  on: 'authentication on',
  off: 'authentication off',
  'off-although-configured': 'authentication OFF although configured',
  unknown: 'cannot tell whether authentication is on',
};
const MODE_WORDS = { Self: ', Flyte’s own authorization server', External: ', external authorization server' } as const;

const verdict = ({ files, within, chart, chartVersion, auth, mode }: ReleaseVerdict): string =>
  `${files.join(' + ')}${within === undefined ? '' : ` (${within})`}: ${chart} ${chartVersion}, ${AUTH_WORDS[auth]}${auth === 'on' && mode ? MODE_WORDS[mode] : ''}`;

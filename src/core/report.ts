import type { Diagnostic, Place, Severity } from './diagnostic.ts';
import { type Position, positionAt, type SourceText } from './lines.ts';
import type { Span } from './origin.ts';

/** The ways in which findings can be shown. */
export const FORMATS = ['text', 'oneline', 'json', 'github', 'sarif', 'junit'] as const;
export type Format = (typeof FORMATS)[number];

/** What is said of one release besides its findings. */
export interface ReleaseVerdict {
  readonly files: readonly string[];
  /** Which of the releases in a file it is: the manifest (`Application flyte`), or the key that the values stand below. */
  readonly within?: string;
  readonly chart: string;
  readonly chartVersion: string;
  /** `unknown` where Helm or Flyte refuse the values, or where configuration lies outside them. */
  readonly auth: 'on' | 'off' | 'off-although-configured' | 'unknown';
  readonly mode: 'Self' | 'External' | null;
}

/** What reporters need to know of a rule. */
export interface RuleFacts {
  readonly id: string;
  readonly severity: Severity;
  readonly category: string;
  readonly summary: string;
}

/** Everything one run of `validate` found: what every reporter turns into text. */
export interface Report {
  readonly tool: { readonly name: string; readonly version: string };
  readonly sources: readonly SourceText[];
  readonly releases: readonly ReleaseVerdict[];
  readonly diagnostics: readonly Diagnostic[];
  /** How many findings were silenced by comments. */
  readonly suppressed: number;
  /** What no snippet may show, as far as a reader of YAML knows it. */
  readonly secrets: readonly { readonly file: string; readonly span: Span }[];
  /** The configuration file that has changed what counts. */
  readonly config?: string;
  /** Every rule there is, whether it found something or not. */
  readonly rules: readonly RuleFacts[];
}

export interface Range {
  readonly start: Position;
  /** Exclusive. */
  readonly end: Position;
}

/** Lines and columns of a place; undefined for a file that is not part of the report. */
export function rangeOf(report: Report, place: Place): Range | undefined {
  const source = report.sources.find(({ name }) => name === place.file);
  return source && { start: positionAt(source, place.span.start), end: positionAt(source, place.span.end) };
}

export type Counts = Readonly<Record<Severity, number>>;

export function countsOf(diagnostics: readonly Diagnostic[]): Counts {
  const count = (severity: Severity) => diagnostics.filter((one) => one.severity === severity).length;
  return { error: count('error'), warning: count('warning'), info: count('info') };
}

/** Names the page of a rule, which is part of the package: `explain` shows it. */
export const ruleUri = (ruleId: string): string => `urn:flyte-auth-config:rule:${ruleId}`;

/** `values.yaml:5:16`; the name of the program where no file is concerned. */
export function whereText(report: Report, place: Place | undefined): string {
  const start = place && rangeOf(report, place)?.start;
  return place && start ? `${place.file}:${start.line}:${start.column}` : (place?.file ?? report.tool.name);
}

import type { Path, Span } from './origin.ts';

export const SEVERITIES = ['error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A place in a file; for something missing, `path` names the missing key and `span` the nearest parent key. */
export interface Place {
  readonly file: string;
  readonly path: Path;
  readonly span: Span;
}

/** What the user would see if the finding were not fixed. */
export interface Symptom {
  /** Who shows it: `helm`, `flyteadmin`, `flytepropeller`, `browser`, `flytectl`, the IdP … */
  readonly component: string;
  /** When: `helm upgrade`, `start`, `login`, `CLI call`, `workflow run` … */
  readonly when: string;
  /** The exact text where there is one. */
  readonly text: string;
}

export interface TextEdit {
  readonly file: string;
  readonly span: Span;
  readonly text: string;
}

export interface Fix {
  /** Whether the edit cannot change what Flyte does other than curing the finding. */
  readonly safe: boolean;
  readonly description: string;
  readonly edits: readonly TextEdit[];
}

export type MessageData = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** One finding, as data. Words are made from it once; positions are turned into lines only by the reporters. */
export interface Diagnostic {
  readonly ruleId: string;
  readonly messageId: string;
  readonly severity: Severity;
  /** `<what is wrong>. <required or allowed>. <remedy>`: one line, no final full stop. */
  readonly message: string;
  readonly data: MessageData;
  /** Absent only where no file is concerned, for example a `--set` flag. */
  readonly place?: Place;
  readonly related: readonly { readonly message: string; readonly place: Place }[];
  readonly symptom?: Symptom;
  /** The literal replacement or command, one line. */
  readonly remedy?: string;
  readonly fix?: Fix;
}

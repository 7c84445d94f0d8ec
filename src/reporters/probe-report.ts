/** What became of a check. */
export type ProbeStatus = 'pass' | 'fail' | 'unreachable' | 'skipped';

export interface ProbeCheck {
  readonly id: string;
  readonly title: string;
  readonly status: ProbeStatus;
  readonly message: string;
  /** What to do, where it failed. */
  readonly remedy?: string;
  /** The check that would have had to pass before. */
  readonly needs?: string;
  /** The rule that `explain` tells more about. */
  readonly ruleId?: string;
  /** The setting that is wrong: `values.yaml:5:16`, or a default. */
  readonly at?: string;
}

/** What `doctor` and `token` print as JSON; holds no secrets and no token. */
export interface ProbeReport {
  readonly version: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly summary: Readonly<Record<ProbeStatus, number>>;
  readonly groups: readonly {
    readonly name: string;
    readonly target?: string;
    readonly facts?: Readonly<Record<string, string>>;
    readonly checks: readonly ProbeCheck[];
  }[];
}

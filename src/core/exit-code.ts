/** What the process tells its caller; documented in the README and in every help text. */
export const ExitCode = {
  /** Everything asked for was done and nothing is wrong. */
  ok: 0,
  /** Findings at or above `--fail-on`, a hash that does not match, a failed check of a live system. */
  findings: 1,
  /** The call cannot be understood: unknown flag, missing file, answers missing. */
  usage: 2,
  /** The call was understood but the work could not be done: no permission, write failed, nobody answers, a bug. */
  failure: 3,
  /** Ctrl-C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

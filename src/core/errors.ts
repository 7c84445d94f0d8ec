/** A failure that the user can act on: shown as message and remedy, never with a stack. */
export class KnownError extends Error {
  readonly remedy: string | undefined;

  constructor(message: string, remedy?: string, options?: ErrorOptions) {
    super(message, options);
    this.remedy = remedy;
  }
}

/** The call itself is wrong (exit 2): a flag, a file name, an answer. */
export class UsageError extends KnownError {
  override readonly name = 'UsageError';
}

/** The call is right but cannot be carried out (exit 3): permissions, a full disk. */
export class WorkError extends KnownError {
  override readonly name = 'WorkError';
}

/** The user pressed Ctrl-C (exit 130). */
export class InterruptedError extends KnownError {
  override readonly name = 'InterruptedError';

  constructor() {
    super('interrupted; nothing was written');
  }
}

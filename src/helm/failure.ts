import type { Origin } from '../core/origin.ts';

/** Helm refuses to render; `message` is what Helm prints after `Error: `. */
export class HelmError extends Error {
  override readonly name = 'HelmError';
  /** The value that made it fail, where one can be named. */
  readonly origin: Origin | undefined;

  constructor(message: string, origin?: Origin) {
    super(message);
    this.origin = origin;
  }
}

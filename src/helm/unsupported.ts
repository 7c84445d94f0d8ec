import type { Origin } from '../core/origin.ts';

/**
 * A template of the values is right for Helm, but its outcome is not known here: a random value, the cluster's version, a rare
 * function. `message` names what is not modelled.
 */
export class TemplateUnsupportedError extends Error {
  override readonly name = 'TemplateUnsupportedError';
  /** The value that holds the template, where one can be named. */
  readonly origin: Origin | undefined;

  constructor(message: string, origin?: Origin) {
    super(message);
    this.origin = origin;
  }
}

import { inspect } from 'node:util';

/** A secret that cannot be printed by accident: JSON, template literals and `console.log` show its kind only. */
export interface Secret {
  /** The secret itself; call this only where it is hashed, compared or written to a file of mode 0600. */
  reveal(): string;
}

const HIDDEN = '[secret]';

export function secretOf(value: string): Secret {
  return Object.freeze({
    reveal: () => value,
    toString: () => HIDDEN,
    toJSON: () => HIDDEN,
    [inspect.custom]: () => HIDDEN,
  });
}

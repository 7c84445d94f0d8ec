import type { Sourced } from '../core/origin.ts';
import { quotedList } from '../core/quote.ts';

/** What a check found out. Messages are in the style of all messages: lower case, one line, values in double quotes. */
export type Outcome =
  | { readonly status: 'pass'; readonly message: string }
  | {
      readonly status: 'fail';
      readonly message: string;
      readonly remedy: string;
      /** The rule whose page tells more. */
      readonly rule?: string;
      /** The setting that is wrong, where one is. */
      readonly about?: Sourced<unknown>;
    }
  /** The other side could not be asked. */
  | { readonly status: 'unreachable'; readonly message: string; readonly remedy: string }
  /** There was nothing to check, or no way to tell. */
  | {
      readonly status: 'skipped';
      readonly message: string;
      /** The check that would have had to pass before. */
      readonly needs?: string;
    };

/** One question to the world; `Context` is what it needs to ask it. */
export interface Check<Context> {
  readonly id: string;
  /** What is checked, in a few words. */
  readonly title: string;
  /** Checks before it that must have passed. */
  readonly needs?: readonly string[];
  /** May throw NetworkError where the check cannot tell more than that nobody answers. */
  run(context: Context): Outcome | Promise<Outcome>;
}

/** It is as it should be. */
export const pass = (message: string): Outcome => ({ status: 'pass', message });
/** There is nothing to judge, and this is why. */
export const skip = (message: string): Outcome => ({ status: 'skipped', message });
/** Something is wrong, and this helps. */
export const fail = (
  message: string,
  remedy: string,
  more: { readonly rule?: string; readonly about?: Sourced<unknown> | undefined } = {},
): Outcome => ({
  status: 'fail',
  message,
  remedy,
  ...(more.rule !== undefined && { rule: more.rule }),
  ...(more.about !== undefined && { about: more.about }),
});

/** A text from outside, fit for a message. */
export const quoted = (text: string): string => quotedList([text]);

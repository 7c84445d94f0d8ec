import type { Origin, Sourced } from '../core/origin.ts';
import type { Plain, ScalarValue } from '../core/tree.ts';
import type { KeyName } from './rule.ts';

/** A value that stands in a user's file, or its origin. */
export type Standing = Sourced<unknown> | Origin;

/** A change of the user's values as a rule states it: keys are named as in messages, places as in findings. */
export type Change =
  /** Another scalar in the place of one. */
  | { readonly replace: Standing; readonly with: ScalarValue }
  /** A value for a key, which is created with the keys above it where it is missing. */
  | { readonly set: KeyName; readonly to: Plain }
  | { readonly rename: Standing; readonly to: string }
  /** The key goes, or the item of a list. */
  | { readonly remove: Standing }
  /** The key goes somewhere else with all below it and its comments. */
  | { readonly move: Standing; readonly to: KeyName }
  /** One more item at the end of a list. */
  | { readonly add: string; readonly to: Standing }
  /** An item becomes the first of its list. */
  | { readonly putFirst: Standing };

/** How a finding can be cured in the user's files. */
export interface Cure {
  /** Whether nothing but what the user meant can come of it. */
  readonly safe: boolean;
  readonly change: Change;
  /** In place of words made from the change; never holds a secret. */
  readonly description?: string;
}

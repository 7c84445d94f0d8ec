import type { Severity, Symptom } from '../core/diagnostic.ts';
import type { Origin, Path, Sourced } from '../core/origin.ts';
import type { ScalarValue } from '../core/tree.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import type { Cure } from './change.ts';

export const CATEGORIES = ['file', 'shape', 'switch', 'url', 'login', 'client', 'secret', 'token'] as const;
export type Category = (typeof CATEGORIES)[number];

/** The words of one finding. `{name}` is filled from the finding's data; `{at}` is the place's own path as users write it. */
export type Message =
  | string
  | {
      readonly text: string;
      /** The literal replacement or command, shown as `= fix:`. */
      readonly fix?: string;
      /** Where it differs from the rule's. */
      readonly severity?: Severity;
      readonly symptom?: Symptom;
    };

/** A key to be named in a message the way the user's chart writes it. */
export type KeyName =
  /** Path in Flyte's own configuration, or below `secrets` the name of a file in /etc/secrets. */
  | { readonly flyte: Path }
  /** Path in the values. */
  | { readonly values: Path };

/** `flyteKey('auth.userAuth.openId.baseUrl')` */
export const flyteKey = (path: string): { readonly flyte: Path } => ({ flyte: path.split('.') });

export type Datum = string | number | boolean | readonly string[] | KeyName;

/** Where a finding points: a value, its origin, or the Flyte path (or `secrets.<file>`) of something that is not there. */
export type At = Sourced<unknown> | Origin | { readonly missing: Path };

/** `missing('auth.appAuth.authServerType')` */
export const missing = (path: string): { readonly missing: Path } => ({ missing: path.split('.') });

type Names<T> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type TextsOf<M> = M extends { readonly text: infer T } ? T | (M extends { readonly fix: infer F } ? F : never) : M;
type DataOf<M> = { readonly [K in Exclude<Names<TextsOf<M>>, 'at'>]: Datum };

interface Details {
  readonly at: At;
  /** What is underlined: the value (the default) or the key it stands behind. */
  readonly on?: 'key' | 'value';
  readonly related?: readonly { readonly message: string; readonly at: At; readonly on?: 'key' | 'value' }[];
  readonly severity?: Severity;
  readonly symptom?: Symptom;
  /** A new scalar in place of the value at `at`; the short form of a cure. */
  readonly replace?: { readonly with: ScalarValue; readonly safe: boolean };
  /** How `--fix` cures it. */
  readonly cure?: Cure;
}

/** One finding as a rule states it; `data` is needed exactly where the message has placeholders. */
export type Finding<M> = Details & (keyof DataOf<M> extends never ? { readonly data?: undefined } : { readonly data: DataOf<M> });

export type Report<M> = <K extends keyof M & string>(messageId: K, finding: Finding<M[K]>) => void;

/** What the engine receives: the same without the types of the placeholders. */
export type LooseFinding = Details & { readonly data?: Readonly<Record<string, Datum>> | undefined };
export type LooseReport = (messageId: string, finding: LooseFinding) => void;

interface RuleData<M> {
  /** Also the name of its file and of its page in docs/rules. */
  readonly id: string;
  readonly severity: Severity;
  readonly category: Category;
  /** One line for `rules` and for SARIF. */
  readonly summary: string;
  /** What the user would see if nothing were done; or why there is nothing to see. */
  readonly symptom: Symptom | { readonly none: string };
  readonly messages: M;
}

/** One thing that can be wrong, as data, and the function that looks for it. */
export interface Rule<S = ReleaseModel> extends RuleData<Readonly<Record<string, Message>>> {
  readonly check: (subject: S, report: LooseReport) => void | Promise<void>;
}

/** Checks the placeholders of a rule's messages against the data it reports. */
export function defineRule<const M extends Readonly<Record<string, Message>>, S = ReleaseModel>(
  rule: RuleData<M> & { readonly check: (subject: S, report: Report<M>) => void | Promise<void> },
): Rule<S> {
  // The typed report is the loose one seen through the rule's own messages.
  return { ...rule, check: (subject, report) => rule.check(subject, report as Report<M>) };
}

import type { Answers, IdpId } from './answers.ts';

export type AnswerKey = keyof Answers;

/** The answers so far; each that is there has been read and checked. */
export type Draft = Partial<Answers>;

/** An answer as it was given: one text, or several where a flag was repeated or a file holds a list. */
export type Raw = string | readonly string[];

/** What was understood; `note` says what was changed or is doubtful, `problem` why the answer cannot be used and what to do. */
export type Reading<T> = { readonly value: T; readonly note?: string } | { readonly problem: string };

const TOPICS = ['Identity provider', 'Flyte and its chart', 'Clients', 'Secrets', 'Files'] as const;
export type Topic = (typeof TOPICS)[number];

export interface Choice {
  readonly value: string;
  /** The name on the screen. */
  readonly name: string;
  /** What it means to choose this, in one line. */
  readonly hint: string;
  readonly aliases?: readonly string[];
}

/** Where a person finds the answer, or what it has to look like, in one line: at every provider, or at each of them. */
export type Where = string | { readonly [I in IdpId]?: string };

/** How a question is put on a terminal and described in the schema of the answers file. */
export type Form =
  | { readonly kind: 'text' }
  | { readonly kind: 'list' }
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] };

/** The declaration of one answer: prompt, flag, environment variable, answers-file key, help and schema are all made from it. */
export interface QuestionSpec<K extends AnswerKey> {
  readonly key: K;
  readonly topic: Topic;
  /** The words of the prompt. */
  readonly message: string;
  /** One line for `--help` and the schema. */
  readonly help: string;
  /** Shown at the prompt alone. */
  readonly where?: Where;
  /** A value that would be accepted. */
  readonly example: string;
  readonly form: Form;
  /** Whether the set-up has any use for the answer; always, if left out. */
  readonly appliesTo?: (draft: Draft) => boolean;
  /** Whether it is asked on a terminal when nobody gave it; wherever it applies, if left out. */
  readonly askedWhen?: (draft: Draft) => boolean;
  /** Whether the set-up does without: the identity provider's own rule holds then. */
  readonly optional?: true;
  /** The answer if nobody gives one. */
  readonly fallback?: (draft: Draft) => Answers[K] | undefined;
  /** What the prompt offers where there is no safe default. */
  readonly suggestion?: (draft: Draft) => string | undefined;
  /** The fallback in words, for `--help`. */
  readonly fallbackText?: string;
  readonly read: (raw: string, draft: Draft) => Reading<Answers[K] & {}>;
}

/** A declared question with the type of its answer hidden, so that one loop can work on all of them. */
export interface Question<K extends AnswerKey = AnswerKey> {
  readonly key: K;
  readonly topic: Topic;
  readonly message: string;
  readonly help: string;
  readonly where: Where | undefined;
  readonly example: string;
  readonly form: Form;
  readonly fallbackText: string | undefined;
  readonly optional: boolean;
  readonly appliesTo: (draft: Draft) => boolean;
  readonly askedWhen: (draft: Draft) => boolean;
  /** The draft with this answer as it was given. */
  readonly take: (raw: Raw, draft: Draft) => Reading<Draft>;
  /** The draft with the default of this answer; undefined where there is none. */
  readonly assume: (draft: Draft) => Draft | undefined;
  /** What the prompt offers, in the form in which it is typed. */
  readonly offer: (draft: Draft) => string | undefined;
}

/** Makes the question of one declaration. */
export function question<K extends AnswerKey>(spec: QuestionSpec<K>): Question<K> {
  const appliesTo = spec.appliesTo ?? (() => true);
  const fallback = (draft: Draft) => spec.fallback?.(draft);
  const put = (draft: Draft, value: Answers[K] & {}): Draft => ({ ...draft, [spec.key]: value });
  return {
    ...spec,
    where: spec.where,
    fallbackText: spec.fallbackText,
    optional: spec.optional ?? false,
    appliesTo,
    askedWhen: (draft) => appliesTo(draft) && (spec.askedWhen?.(draft) ?? true),
    take: (raw, draft) => {
      const one = single(spec.form, raw);
      if ('problem' in one) return one;
      const reading = spec.read(one.value, draft);
      return 'problem' in reading ? reading : { ...reading, value: put(draft, reading.value) };
    },
    assume: (draft) => {
      const value = fallback(draft);
      return value === undefined || value === null ? undefined : put(draft, value);
    },
    offer: (draft) => asText(draft[spec.key] ?? fallback(draft)) ?? spec.suggestion?.(draft),
  };
}

/** What is said about where to find an answer, once the provider is known. */
export const whereAt = (where: Where | undefined, { idp }: Draft): string | undefined =>
  typeof where === 'object' ? idp && where[idp] : where;

/** A list is written with commas wherever only one text fits: in a variable, at a prompt. */
function single(form: Form, raw: Raw): Reading<string> {
  if (typeof raw === 'string') return { value: raw };
  if (form.kind === 'list' || raw.length === 1) return { value: raw.join(',') };
  return { problem: `is given ${raw.length} times. give it once` };
}

/** An answer in the form in which it is typed. */
export function asText(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return Array.isArray(value) ? value.join(', ') : String(value);
}

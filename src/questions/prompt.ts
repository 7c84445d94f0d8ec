import type { Io } from '../core/io.ts';
import { onTerminal } from '../core/on-terminal.ts';
import type { Choice, Draft, Question } from './question.ts';

/** One line of a list to choose from. */
export interface MenuItem<T extends string> {
  readonly value: T;
  readonly name: string;
  readonly hint: string;
  /** Why it cannot be chosen now. */
  readonly disabled?: string;
}

/** Asks one question on the terminal; what is typed is checked before the prompt lets go of it. Throws InterruptedError on Ctrl-C. */
export async function askQuestion(question: Question, draft: Draft, io: Io): Promise<string> {
  const offer = question.offer(draft);
  if (question.form.kind === 'choice') return choose(question.message, usable(question, question.form.choices, draft), offer, io);
  const { input } = await import('@inquirer/prompts');
  const validate = (typed: string): string | true => problemWith(question, typed, draft) ?? true;
  const fallback = offer === undefined || offer === '' ? {} : { default: offer };
  return onTerminal(io, (context) => input({ message: question.message, validate, ...fallback }, context));
}

/** Asks for one line of a list; the cursor starts at `start`. Throws InterruptedError on Ctrl-C. */
export async function choose<T extends string>(
  message: string,
  items: readonly MenuItem<T>[],
  start: T | undefined,
  io: Io,
): Promise<T> {
  const { select } = await import('@inquirer/prompts');
  const width = Math.max(...items.map(({ name }) => name.length));
  const choices = items.map(({ value, name, hint, disabled }) => ({
    value,
    name: hint === '' ? name : `${name.padEnd(width)}   ${hint}`,
    short: name,
    disabled: disabled ?? false,
  }));
  const from = start === undefined ? {} : { default: start };
  return onTerminal(io, (context) => select<T>({ message, choices, loop: false, pageSize: 20, ...from }, context));
}

function usable(question: Question, choices: readonly Choice[], draft: Draft): MenuItem<string>[] {
  return choices.map(({ value, name, hint }) => {
    const disabled = problemWith(question, value, draft);
    return disabled === undefined ? { value, name, hint } : { value, name, hint, disabled };
  });
}

function problemWith(question: Question, typed: string, draft: Draft): string | undefined {
  const reading = question.take(typed, draft);
  return 'problem' in reading ? reading.problem : undefined;
}

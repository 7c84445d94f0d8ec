import { withHint } from '../core/hint.ts';
import type { Io } from '../core/io.ts';
import { onTerminal } from '../core/on-terminal.ts';
import { wrapLine } from '../core/wrap.ts';
import { type Choice, type Draft, type Question, whereAt } from './question.ts';

/** One line of a list to choose from. */
export interface MenuItem<T extends string> {
  readonly value: T;
  readonly name: string;
  readonly hint: string;
  /** Why it cannot be chosen now. */
  readonly disabled?: string;
}

/**
 * Asks one question on the terminal; what is typed is checked before the prompt lets go of it. Empty where the question may be left
 * without an answer. Throws InterruptedError on Ctrl-C.
 */
export async function askQuestion(question: Question, draft: Draft, io: Io): Promise<string> {
  const offer = question.offer(draft);
  if (question.form.kind === 'choice') return choose(question.message, usable(question, question.form.choices, draft), offer, io);
  const { input } = await import('@inquirer/prompts');
  const mayBeEmpty = canBeLeftOut(question, draft);
  const validate = (typed: string): string | true => {
    const problem = mayBeEmpty && typed === '' ? undefined : problemWith(question, typed, draft);
    // "> " stands before it.
    return problem === undefined || wrapLine(`  ${problem}`, { columns: io.stderr.columns, hang: 2 }).trimStart();
  };
  const fallback = offer === undefined || offer === '' ? {} : { default: offer };
  const theme = withHint(hintOf(question, draft), io.stderr);
  return onTerminal(io, (context) => input({ message: question.message, validate, theme, ...fallback }, context));
}

/** Whether the answer is none that everybody has to give: only who goes back to it sees its prompt. */
export const canBeLeftOut = (question: Question, draft: Draft): boolean => !question.askedWhen(draft);

function hintOf(question: Question, draft: Draft): string | undefined {
  const where = whereAt(question.where, draft);
  if (!canBeLeftOut(question, draft)) return where;
  const empty = question.offer(draft) === undefined ? 'empty' : 'Backspace for an empty answer';
  return `${where ?? question.help}; ${empty}: ${question.fallbackText ?? 'none'}`;
}

/** Below a list stand a blank line, the keys and the line of the cursor, above it the question. */
const AROUND_A_LIST = 5;
const SHORTEST_LIST = 3;

/** Asks for one line of a list; the cursor starts at `start`. Throws InterruptedError on Ctrl-C. */
export async function choose<T extends string>(
  message: string,
  items: readonly MenuItem<T>[],
  start: T | undefined,
  io: Io,
): Promise<T> {
  const { select } = await import('@inquirer/prompts');
  const from = start === undefined ? {} : { default: start };
  return onTerminal(io, (context) => select<T>({ message, ...listOf(items, io), ...from }, context));
}

/** Asks for any number of lines of a list. Throws InterruptedError on Ctrl-C. */
export async function pick<T extends string>(message: string, items: readonly MenuItem<T>[], io: Io): Promise<readonly T[]> {
  const { checkbox } = await import('@inquirer/prompts');
  return onTerminal(io, (context) => checkbox<T>({ message, ...listOf(items, io) }, context));
}

function listOf<T extends string>(items: readonly MenuItem<T>[], { stderr: { columns = 80, rows = 24 } }: Io) {
  return { choices: linesOf(items, columns), loop: false, pageSize: Math.max(SHORTEST_LIST, rows - AROUND_A_LIST) };
}

/** The hints stand beside the names where all of them fit; otherwise that of the line under the cursor stands below the list. */
function linesOf<T extends string>(items: readonly MenuItem<T>[], columns: number) {
  const width = Math.max(...items.map(({ name }) => name.length));
  const beside = items.every(({ hint }) => `❯ ${' '.repeat(width)}   ${hint}`.length < columns);
  return items.map(({ value, name, hint, disabled = false }) => {
    const line = { value, name, short: name, disabled };
    if (hint === '') return line;
    if (beside) return { ...line, name: `${name.padEnd(width)}   ${hint}` };
    return { ...line, description: wrapLine(hint, { columns, hang: 0 }) };
  });
}

function usable(question: Question, choices: readonly Choice[], draft: Draft): MenuItem<string>[] {
  return choices.map(({ value, name, hint }) => {
    const disabled = problemWith(question, value, draft);
    return disabled === undefined ? { value, name, hint } : { value, name, hint, disabled };
  });
}

/** Why an answer cannot be used. */
export function problemWith(question: Pick<Question, 'take'>, typed: string, draft: Draft): string | undefined {
  const reading = question.take(typed, draft);
  return 'problem' in reading ? reading.problem : undefined;
}

import { styleText } from 'node:util';
import { withHint } from '../core/hint.ts';
import type { Io } from '../core/io.ts';
import { onTerminal } from '../core/on-terminal.ts';

/** How a person is asked for a secret. */
export interface SecretPrompt {
  readonly message: string;
  /** One line of help, shown as long as the prompt waits. */
  readonly hint?: string | undefined;
  /** Whether it is asked twice, to catch slips. */
  readonly twice?: boolean | undefined;
  /** Why what was typed cannot be used. */
  readonly check?: (typed: string) => string | undefined;
}

/** Asks for a secret without showing it until it can be used. Throws InterruptedError on Ctrl-C and at the end of the input. */
export async function askSecret({ message, hint, twice, check }: SecretPrompt, io: Io): Promise<string> {
  for (let said = hint; ; ) {
    const typed = await ask(message, said, io);
    const problem = check?.(typed) ?? (twice && typed !== '' ? await difference(typed, io) : undefined);
    if (problem === undefined) {
      io.stderr.write(`${styleText('green', '✔')} ${styleText('bold', message)}\n`);
      return typed;
    }
    said = problem;
  }
}

async function difference(first: string, io: Io): Promise<string | undefined> {
  const second = await ask('The same again', undefined, io);
  return first === second ? undefined : 'the two differ; once more from the start';
}

/** The prompt goes when it is answered: only who asks knows whether the answer was any good. */
async function ask(message: string, hint: string | undefined, io: Io): Promise<string> {
  const { password } = await import('@inquirer/prompts');
  const theme = { ...withHint(hint, io.stderr), style: { maskedText: '(not shown)' } };
  return onTerminal(io, (context) =>
    password({ message, mask: false, toggleMask: false, theme }, { ...context, clearPromptOnDone: true }),
  );
}

import { Writable } from 'node:stream';
import { InterruptedError } from './errors.ts';
import { onInterruption } from './interruption.ts';
import type { Io, Output } from './io.ts';

/** What an inquirer prompt works on. */
export interface PromptContext {
  readonly input: Io['stdin'];
  readonly output: Writable;
  readonly signal: AbortSignal;
}

/** How inquirer ends a prompt that gets no answer: Ctrl-C, or the end of the input. */
const NO_ANSWER = ['ExitPromptError', 'AbortPromptError'];

/** Puts one prompt on the terminal; it is drawn on stderr. Throws InterruptedError on Ctrl-C, on a signal and at the end of the input. */
export async function onTerminal<T>(io: Io, ask: (context: PromptContext) => Promise<T>): Promise<T> {
  const ended = new AbortController();
  const abort = () => ended.abort();
  // Ctrl-D closes the prompt without an answer; all that can be seen of it is that the input stops.
  const events = ['pause', 'end', 'close'] as const;
  // Whoever dies of a signal leaves the terminal without echo and cursor.
  const uninterrupted = onInterruption(abort);
  try {
    const answer = ask({ input: io.stdin, output: writableOf(io.stderr), signal: ended.signal });
    for (const event of events) io.stdin.once(event, abort);
    return await answer;
  } catch (error) {
    if (error instanceof Error && NO_ANSWER.includes(error.name)) throw new InterruptedError();
    throw error;
  } finally {
    uninterrupted();
    for (const event of events) io.stdin.off(event, abort);
  }
}

/** The stream that inquirer wants, over one of ours. */
function writableOf(output: Output): Writable {
  const write = (chunk: unknown, _encoding: unknown, done: () => void) => {
    output.write(String(chunk));
    done();
  };
  return Object.assign(new Writable({ write }), { isTTY: output.isTTY, columns: output.columns });
}

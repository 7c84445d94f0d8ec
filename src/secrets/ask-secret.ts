import { Writable } from 'node:stream';
import { InterruptedError } from '../core/errors.ts';
import type { Io, Output } from '../core/io.ts';

/** How inquirer ends a prompt that gets no answer: Ctrl-C, or the end of the input. */
const NO_ANSWER = ['ExitPromptError', 'AbortPromptError'];

/** Asks for a secret without showing it, `twice` to catch slips. Throws InterruptedError on Ctrl-C and at the end of the input. */
export async function askSecret(message: string, io: Io, twice: boolean): Promise<string> {
  const first = await ask(message, io);
  if (!twice || first === '') return first;
  if ((await ask('The same again', io)) === first) return first;
  io.stderr.write('the two differ; once more from the start\n');
  return askSecret(message, io, twice);
}

async function ask(message: string, io: Io): Promise<string> {
  const { password } = await import('@inquirer/prompts');
  const ended = new AbortController();
  const abort = () => ended.abort();
  // Ctrl-D closes the prompt without an answer; all that can be seen of it is that the input stops.
  const events = ['pause', 'end', 'close'] as const;
  const context = { input: io.stdin, output: writableOf(io.stderr), signal: ended.signal };
  try {
    const answer = password({ message, mask: false, toggleMask: false }, context);
    for (const event of events) io.stdin.once(event, abort);
    return await answer;
  } catch (error) {
    if (error instanceof Error && NO_ANSWER.includes(error.name)) throw new InterruptedError();
    throw error;
  } finally {
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

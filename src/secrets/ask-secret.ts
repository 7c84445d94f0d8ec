import type { Io } from '../core/io.ts';
import { onTerminal } from '../core/on-terminal.ts';

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
  return onTerminal(io, (context) => password({ message, mask: false, toggleMask: false }, context));
}

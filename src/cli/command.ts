import type { ArgumentsCamelCase, Argv, CommandModule } from 'yargs';
import type { ExitCode } from '../core/exit-code.ts';
import type { Io } from '../core/io.ts';

/** Takes the work of a handler and remembers its exit code. */
export type Finish = (work: Promise<ExitCode>) => Promise<void>;

/**
 * Declares one command for yargs: names, help texts, examples. Its handler imports the command's code only when it is called
 * (`finish(import('../commands/x.ts').then((m) => m.x(options, io)))`), so that no command pays for another.
 */
export type CommandFactory = (io: Io, finish: Finish) => CommandModule;

interface Declaration<Args> {
  readonly command: string;
  readonly describe: string;
  builder?(yargs: Argv): unknown;
  handler(args: ArgumentsCamelCase<Args>): Promise<void>;
}

/** Gives a declaration the one type that yargs' list of commands takes; `Args` is what its builder makes of the command line. */
export function command<Args>(declaration: Declaration<Args>): CommandModule {
  return declaration as unknown as CommandModule;
}

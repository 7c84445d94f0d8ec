import type { CommandModule } from 'yargs';
import type { ExitCode } from '../core/exit-code.ts';
import type { Io } from '../core/io.ts';

/**
 * Declares one command for yargs: names, help texts, examples. Its handler imports the command's code only when it is called
 * (`finish(import('../commands/x.ts').then((m) => m.x(options, io)))`), so that no command pays for another.
 */
// biome-ignore lint/suspicious/noExplicitAny: yargs' own variance; each factory states its options precisely.
export type CommandFactory = (io: Io, finish: (work: Promise<ExitCode>) => Promise<void>) => CommandModule<object, any>;

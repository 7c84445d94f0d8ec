import yargs from 'yargs';
import { ExitCode } from '../core/exit-code.ts';
import type { Io } from '../core/io.ts';
import { TOOL } from '../core/tool.ts';
import { spellOutFix } from './bare-fix.ts';
import type { CommandFactory } from './command.ts';
import { hideLoneDashes, showLoneDashes } from './lone-dash.ts';
import { wrongCall } from './wrong-call.ts';

const REMEDY = 'flyte-auth-config --help lists commands and flags';

/** Parses the command line and runs the command it names. Throws UsageError for a call that cannot be understood. */
export async function runCli(argv: readonly string[], io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = ExitCode.ok;
  const finish = async (work: Promise<ExitCode>): Promise<void> => {
    exitCode = await work;
  };
  const words = hideLoneDashes(spellOutFix(argv));
  const declarations = await declarationsFor(argv[0]);
  const parser = yargs(words)
    .scriptName('flyte-auth-config')
    .usage('$0 <command>\n\nTurns on authentication in Flyte and keeps it right.')
    .command(declarations.map((create) => create(io, finish)))
    .middleware(showLoneDashes, true)
    .demandCommand(1, 'name a command')
    .strict()
    .wrap(Math.min(100, io.stdout.columns ?? 100))
    .parserConfiguration({ 'parse-numbers': false, 'parse-positional-numbers': false, 'duplicate-arguments-array': true })
    .help()
    .alias('help', 'h')
    .version(TOOL.version)
    .exitProcess(false)
    .fail((message, error) => wrongCall(message, error, REMEDY));
  // yargs draws the help of every command that it runs; only where it is asked for, its lines have to be broken.
  parser.middleware(() => void parser.wrap(null));
  let shown = '';
  const parsed = parser.parseAsync(words, {}, (_error: unknown, _args: unknown, output: string) => {
    shown = output;
  });
  // Where a command loads its flags lazily, complaints of yargs can come past `fail`.
  await parsed.catch((error: unknown) => wrongCall(null, error, REMEDY));
  if (shown !== '') io.stdout.write(`${shown}\n`);
  return exitCode;
}

/** What the call needs to know of commands: `validate`, which CI calls again and again, does not wait for the others. */
async function declarationsFor(word: string | undefined): Promise<readonly CommandFactory[]> {
  if (word === 'validate') return [(await import('./validate.ts')).validateCommand];
  return (await import('../cli.ts')).COMMANDS;
}

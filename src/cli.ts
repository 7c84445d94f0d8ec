import yargs from 'yargs';
import { spellOutFix } from './cli/bare-fix.ts';
import { clientConfigCommand } from './cli/client-config.ts';
import type { CommandFactory } from './cli/command.ts';
import { completionCommand } from './cli/completion.ts';
import { explainCommand } from './cli/explain.ts';
import { hashCommand } from './cli/hash.ts';
import { idpSetupCommand } from './cli/idp-setup.ts';
import { initCommand } from './cli/init.ts';
import { hideLoneDashes, showLoneDashes } from './cli/lone-dash.ts';
import { renderCommand } from './cli/render.ts';
import { rotateCommand } from './cli/rotate.ts';
import { rulesCommand } from './cli/rules.ts';
import { schemaCommand } from './cli/schema.ts';
import { validateCommand } from './cli/validate.ts';
import { wrongCall } from './cli/wrong-call.ts';
import { ExitCode } from './core/exit-code.ts';
import type { Io } from './core/io.ts';

const COMMANDS: readonly CommandFactory[] = [
  initCommand,
  validateCommand,
  hashCommand,
  renderCommand,
  idpSetupCommand,
  clientConfigCommand,
  rotateCommand,
  explainCommand,
  rulesCommand,
  schemaCommand,
];

const REMEDY = 'flyte-auth-config --help lists commands and flags';

/** Parses the command line and runs the command it names. Throws UsageError for a call that cannot be understood. */
export async function runCli(argv: readonly string[], io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = ExitCode.ok;
  const finish = async (work: Promise<ExitCode>): Promise<void> => {
    exitCode = await work;
  };
  const words = hideLoneDashes(spellOutFix(argv));
  const parser = yargs(words)
    .scriptName('flyte-auth-config')
    .usage('$0 <command>\n\nTurns on authentication in Flyte and keeps it right.')
    .command([...COMMANDS, completionCommand(COMMANDS)].map((create) => create(io, finish)))
    .middleware(showLoneDashes, true)
    .demandCommand(1, 'name a command')
    .strict()
    .wrap(Math.min(100, io.stdout.columns ?? 100))
    .parserConfiguration({ 'parse-numbers': false, 'parse-positional-numbers': false, 'duplicate-arguments-array': true })
    .help()
    .alias('help', 'h')
    .version()
    .exitProcess(false)
    .fail((message, error) => wrongCall(message, error, REMEDY));
  let shown = '';
  const parsed = parser.parseAsync(words, {}, (_error: unknown, _args: unknown, output: string) => {
    shown = output;
  });
  // Where a command loads its flags lazily, complaints of yargs can come past `fail`.
  await parsed.catch((error: unknown) => wrongCall(null, error, REMEDY));
  if (shown !== '') io.stdout.write(`${shown}\n`);
  return exitCode;
}

import type { Argv } from 'yargs';
import type { InitOptions } from '../commands/init/options.ts';
import { UsageError } from '../core/errors.ts';
import { RUN_GROUP, RUN_OPTIONS, withAnswers } from './answer-options.ts';
import { type CommandFactory, command } from './command.ts';

const OPTIONS = {
  answers: {
    type: 'string',
    requiresArg: true,
    group: RUN_GROUP,
    describe: 'YAML or JSON file with answers; "-" for standard input',
  },
  values: {
    type: 'string',
    alias: 'f',
    array: true,
    nargs: 1,
    group: RUN_GROUP,
    describe:
      'your own values file; repeat it in the order of helm -f: the last one is changed, and nothing in it but authentication',
  },
  backup: {
    type: 'string',
    group: RUN_GROUP,
    describe: 'keep a copy of the changed file; --backup=SUFFIX names it (default: .bak)',
  },
  yes: { type: 'boolean', alias: 'y', default: false, group: RUN_GROUP, describe: 'take defaults and write without asking' },
  interactive: { type: 'boolean', default: true, group: RUN_GROUP, describe: 'ask on a terminal; --no-interactive never asks' },
} as const;

interface InitArguments {
  readonly [name: string]: unknown;
}

export const initCommand: CommandFactory = (io, finish) =>
  command<InitArguments>({
    command: 'init',
    describe: 'write the values that turn authentication on, and the Secret behind them',
    builder: declare,
    handler: (args) =>
      finish(
        (async () => {
          const { SECRET_VALUE_FLAGS } = await import('../questions/options.ts');
          const options = initOptions(args, SECRET_VALUE_FLAGS);
          const { init } = await import('../commands/init.ts');
          return init(options, io);
        })(),
      ),
  });

async function declare(yargs: Argv): Promise<Argv> {
  return (await withAnswers(yargs))
    .usage('$0 init\n\nAsks for what it needs on a terminal. Elsewhere every answer comes from a flag, a variable or a file.')
    .options({ ...OPTIONS, ...RUN_OPTIONS })
    .example('$0 init', 'ask for everything')
    .example('$0 init --idp google --url https://flyte.example.com', 'ask for the rest')
    .example('$0 init --answers answers.yaml --yes', 'ask for nothing, as in CI')
    .example('$0 init --answers answers.yaml --dry-run', 'look first')
    .example('$0 init --values values.yaml', 'change your own file, and nothing in it but authentication')
    .epilogue(
      'Every answer has a variable (--oidc-client-id: FLYTE_AUTH_OIDC_CLIENT_ID) and a key in the answers file (oidcClientId); a flag beats ' +
        'a variable, a variable beats the file. Secrets have no flag: FLYTE_AUTH_OIDC_CLIENT_SECRET, FLYTE_AUTH_PROPELLER_CLIENT_SECRET, a file, or the prompt.\n' +
        'Exit codes: 0 written, 1 the values would not pass, 2 wrong call or an answer is missing, 3 could not write, 130 interrupted.',
    );
}

/** What the command line means. Throws UsageError for what cannot be understood. */
export function initOptions(args: InitArguments, secretValueFlags: Readonly<Record<string, string>>): InitOptions {
  for (const [flag, remedy] of Object.entries(secretValueFlags)) {
    if (args[flag] !== undefined)
      throw new UsageError(`--${flag}: secrets are not taken from the command line, where others can see them`, remedy);
  }
  const answers = onlyText('answers', args['answers']);
  const format = onlyText('format', args['format']) ?? 'text';
  if (format !== 'text' && format !== 'json') throw new UsageError(`--format: "${format}" is not one of json, text`);
  return {
    flags: args,
    ...(answers !== undefined && { answersFile: answers }),
    ...ownOptions(args),
    yes: isOn(args['yes']),
    dryRun: isOn(args['dryRun']),
    force: isOn(args['force']),
    interactive: isOn(args['interactive']),
    format,
  };
}

/** What concerns the user's own values. */
function ownOptions(args: InitArguments): Pick<InitOptions, 'values' | 'backup'> {
  const values = args['values'] as readonly string[] | undefined;
  const backup = onlyText('backup', args['backup']);
  if (values?.includes('')) throw new UsageError('--values names no file', 'name your values file, or "-" for standard input');
  if (backup !== undefined && values === undefined)
    throw new UsageError('--backup is for a file that is changed', 'name it: --values FILE');
  if (backup !== undefined && /[/\\\0]/.test(backup))
    throw new UsageError(`--backup: "${backup}" is no end of a file name`, 'write it like --backup=.orig');
  return { ...(values !== undefined && { values }), ...(backup !== undefined && { backup: backup || '.bak' }) };
}

/** A switch that is given twice becomes a list; the last one counts. */
const isOn = (value: unknown): boolean => (Array.isArray(value) ? value.at(-1) : value) === true;

function onlyText(flag: string, value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  throw new UsageError(`--${flag} is given twice`, 'give it once');
}

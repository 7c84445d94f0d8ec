import type { Argv } from 'yargs';
import type { MigrateOptions } from '../commands/migrate.ts';
import { RUN_GROUP, RUN_OPTIONS, withAnswers } from './answer-options.ts';
import { type CommandFactory, command } from './command.ts';
import { initOptions } from './init.ts';

const OPTIONS = {
  answers: {
    type: 'string',
    requiresArg: true,
    group: RUN_GROUP,
    describe: 'YAML or JSON file with answers that the objects do not give',
  },
  yes: {
    type: 'boolean',
    alias: 'y',
    default: false,
    group: RUN_GROUP,
    describe: 'as with init, for scripts: migrate asks nothing',
  },
} as const;

interface MigrateArguments {
  readonly [name: string]: unknown;
  readonly files?: readonly string[];
}

export const migrateCommand: CommandFactory = (io, finish) =>
  command<MigrateArguments>({
    command: 'migrate [files..]',
    describe: 'turn authentication that was set up with kubectl into values',
    builder: declare,
    handler: (args) =>
      finish(
        (async () => {
          const { SECRET_VALUE_FLAGS } = await import('../questions/options.ts');
          const options: MigrateOptions = { ...initOptions(args, SECRET_VALUE_FLAGS), files: filesOf(args) };
          const { migrate } = await import('../commands/migrate.ts');
          return migrate(options, io);
        })(),
      ),
  });

const filesOf = ({ files = [] }: MigrateArguments): readonly string[] => (files.length === 0 ? ['-'] : files.map(String));

async function declare(yargs: Argv): Promise<Argv> {
  return (await withAnswers(yargs))
    .usage(
      '$0 migrate [FILE...]\n\nReads ConfigMaps and Secrets of a running Flyte (files, or standard input) and writes the values that say the same.',
    )
    .positional('files', {
      type: 'string',
      array: true,
      describe: 'manifests, as kubectl get -o yaml prints them; "-" for standard input',
    })
    .options({ ...OPTIONS, ...RUN_OPTIONS })
    .example('kubectl get cm,secret -n flyte -o yaml | $0 migrate', 'values for the chart that runs, and a Secret manifest')
    .example('$0 migrate flyte-admin-base-config.yaml secrets.yaml --chart flyte-binary', 'values for the other chart')
    .example('$0 migrate objects.yaml --dry-run', 'look first')
    .epilogue('Exit codes: 0 written, 1 the values would not pass, 2 wrong call or an answer is missing, 3 could not write.');
}

import { SCHEMA_NAMES, type SchemaName } from '../schema/names.ts';
import { type CommandFactory, command } from './command.ts';

interface SchemaArguments {
  readonly name?: SchemaName;
}

export const schemaCommand: CommandFactory = (io, finish) =>
  command<SchemaArguments>({
    command: 'schema [name]',
    describe: 'print a JSON Schema, for editors and for checks by other programs',
    builder: (yargs) =>
      yargs
        .positional('name', { choices: SCHEMA_NAMES, describe: 'which one; without a name they are listed' })
        .example('$0 schema flyte-binary > flyte-binary.schema.json', 'for an editor that checks values files')
        .epilogue('Exit codes: 0 printed, 2 wrong call.'),
    handler: ({ name }: SchemaArguments) =>
      finish(import('../commands/schema.ts').then(({ schema }) => schema({ ...(name && { name }) }, io))),
  });

import { type CommandFactory, command } from './command.ts';

interface RulesArguments {
  readonly format: 'text' | 'json';
}

export const rulesCommand: CommandFactory = (io, finish) =>
  command<RulesArguments>({
    command: 'rules',
    describe: 'list every rule that validate checks',
    builder: (yargs) =>
      yargs
        .option('format', { choices: ['text', 'json'], default: 'text', describe: 'how to print it' })
        .example('$0 rules', 'id, severity and what it finds'),
    handler: ({ format }: RulesArguments) => finish(import('../commands/rules.ts').then(({ rules }) => rules({ format }, io))),
  });

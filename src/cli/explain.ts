import { type CommandFactory, command } from './command.ts';

interface ExplainArguments {
  readonly subject: readonly string[];
  readonly format: 'text' | 'json';
}

export const explainCommand: CommandFactory = (io, finish) =>
  command<ExplainArguments>({
    command: 'explain <subject..>',
    describe: 'tell more about a rule, or which rules an error text points to',
    builder: (yargs) =>
      yargs
        .positional('subject', {
          type: 'string',
          array: true,
          describe: 'the id of a rule, an error text, or - for a log on standard input',
        })
        .option('format', { choices: ['text', 'json'], default: 'text', describe: 'how to print it' })
        .example('$0 explain auth-off', 'the page of a rule')
        .example('$0 explain "oidc: issuer did not match"', 'the rules whose fault this could be')
        .example('kubectl logs deploy/flyteadmin | $0 explain -', 'the same for a whole log')
        .epilogue('Exit codes: 0 explained, 1 no rule knows the words, 2 wrong call.'),
    handler: (args: ExplainArguments) =>
      finish(
        import('../commands/explain.ts').then(({ explain }) =>
          explain({ subject: args.subject.join(' '), format: args.format }, io),
        ),
      ),
  });

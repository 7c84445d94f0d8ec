import type { CommandModule } from 'yargs';
import { type CommandFactory, command } from './command.ts';

const SHELLS = ['bash', 'fish', 'zsh'] as const;

interface CompletionArguments {
  readonly shell?: (typeof SHELLS)[number];
}

/** Declares `completion` for the commands beside it, itself included. */
export const completionCommand =
  (others: readonly CommandFactory[]): CommandFactory =>
  (io, finish) => {
    const own: CommandModule = command<CompletionArguments>({
      command: 'completion [shell]',
      describe: 'print a script that completes commands, flags and choices in a shell',
      builder: (yargs) =>
        yargs
          .usage('$0 completion [bash|zsh|fish]\n\nPrints a script for your shell, whose name is taken from SHELL if left out.')
          .positional('shell', { choices: SHELLS, describe: 'which shell' })
          .example('source <($0 completion bash)', 'in ~/.bashrc')
          .example('source <($0 completion zsh)', 'in ~/.zshrc, behind compinit')
          .example('$0 completion fish > ~/.config/fish/completions/flyte-auth-config.fish', 'once, and after updates'),
      handler: ({ shell }) =>
        finish(
          import('../commands/completion.ts').then(({ completion }) =>
            completion(shell, [...others.map((create) => create(io, finish)), own], io),
          ),
        ),
    });
    return own;
  };

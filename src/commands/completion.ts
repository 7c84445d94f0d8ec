import type { CommandModule } from 'yargs';
import { bashScript } from '../completion/bash.ts';
import { type Choices, describeCommands } from '../completion/describe.ts';
import { fishScript } from '../completion/fish.ts';
import { zshScript } from '../completion/zsh.ts';
import { UsageError } from '../core/errors.ts';
import { ExitCode } from '../core/exit-code.ts';
import type { Io } from '../core/io.ts';
import { QUESTIONS } from '../questions/index.ts';
import { flagName } from '../questions/names.ts';
import { ALL_RULES } from '../rules/registry.ts';

const SCRIPTS = { bash: bashScript, fish: fishScript, zsh: zshScript } as const;
const PROGRAM = 'flyte-auth-config';

/** Prints a script that completes the program in a shell; in that of the caller where none is named. */
export async function completion(shell: string | undefined, modules: readonly CommandModule[], io: Io): Promise<ExitCode> {
  const name = shell ?? io.env['SHELL']?.split('/').at(-1) ?? '';
  const script = Object.entries(SCRIPTS).find(([known]) => known === name)?.[1];
  if (!script) throw new UsageError('which shell is not known', `name it: ${Object.keys(SCRIPTS).join(', ')}`);
  io.stdout.write(script(PROGRAM, await describeCommands(modules, CHOICES)));
  return ExitCode.ok;
}

const CHOICES: Choices = {
  flags: Object.fromEntries(
    QUESTIONS.flatMap(({ key, form }) =>
      form.kind === 'choice' ? [[flagName(key), form.choices.map(({ value }) => value)] as const] : [],
    ),
  ),
  words: { explain: ALL_RULES.map(({ id }) => id), completion: Object.keys(SCRIPTS) },
};

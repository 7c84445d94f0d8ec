import type { Command, Flag } from './describe.ts';
import { quoted } from './quote.ts';

/** Lines for fish that complete commands, flags and closed choices, with their help. */
export function fishScript(program: string, commands: readonly Command[]): string {
  const line = (...parts: readonly string[]): string => ['complete -c', program, ...parts].join(' ');
  return [
    `# Completion of ${program} for fish:  ${program} completion fish > ~/.config/fish/completions/${program}.fish`,
    ...commands.map(({ name, help }) => line('-n __fish_use_subcommand -f -a', name, '-d', quoted(help))),
    ...commands.flatMap(({ name, flags, words }) => [
      ...(words === undefined ? [] : [line('-n', seen(name), '-f -a', quoted(words.join(' ')))]),
      ...flags.map((flag) => line('-n', seen(name), ...flagParts(flag))),
    ]),
    '',
  ].join('\n');
}

const seen = (command: string): string => quoted(`__fish_seen_subcommand_from ${command}`);

function flagParts({ name, letter, help, value }: Flag): readonly string[] {
  return [`-l ${name}`, ...(letter === undefined ? [] : [`-s ${letter}`]), ...valueParts(value), '-d', quoted(help)];
}

function valueParts(value: Flag['value']): readonly string[] {
  if (value.kind === 'choice') return ['-x -a', quoted(value.choices.join(' '))];
  if (value.kind === 'file') return ['-r -F'];
  return value.kind === 'text' ? ['-x'] : [];
}

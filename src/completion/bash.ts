import type { Command, Flag } from './describe.ts';
import { quoted } from './quote.ts';

/** A script for bash that completes commands, flags and closed choices; file names everywhere else. */
export function bashScript(program: string, commands: readonly Command[]): string {
  const name = `_${program.replaceAll('-', '_')}`;
  return [
    `# Completion of ${program} for bash; put it into your profile:  source <(${program} completion bash)`,
    `${name}() {`,
    `  local command="\${COMP_WORDS[1]}" cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" words=""`,
    '  COMPREPLY=()',
    '  # bash takes --flag=value apart.',
    '  [ "$cur" = "=" ] && cur=""',
    `  [ "$prev" = "=" ] && prev="\${COMP_WORDS[COMP_CWORD-2]}"`,
    '  if [ "$COMP_CWORD" -eq 1 ]; then',
    `    words=${quoted([...commands.map((command) => command.name), '--help', '--version'].join(' '))}`,
    '  else',
    '    case "$command:$prev" in',
    ...commands.flatMap(valueCases),
    '      *)',
    '        case "$command" in',
    ...commands.map(wordsCase),
    '        esac',
    '        ;;',
    '    esac',
    '  fi',
    '  COMPREPLY=($(compgen -W "$words" -- "$cur"))',
    '}',
    `complete -o default -F ${name} ${program}`,
    '',
  ].join('\n');
}

function valueCases({ name, flags }: Command): readonly string[] {
  const closed = flags.flatMap((flag) =>
    flag.value.kind === 'choice' ? [[patterns(name, flag), flag.value.choices.join(' ')] as const] : [],
  );
  const open = flags.filter(({ value }) => value.kind === 'text' || value.kind === 'file').map((flag) => patterns(name, flag));
  return [
    ...closed.map(([pattern, choices]) => `      ${pattern}) words=${quoted(choices)} ;;`),
    // What the user types is left to bash, which knows files.
    ...(open.length > 0 ? [`      ${open.join('|')}) return ;;`] : []),
  ];
}

const patterns = (command: string, { name, letter }: Flag): string =>
  [`${command}:--${name}`, ...(letter === undefined ? [] : [`${command}:-${letter}`])].join('|');

function wordsCase({ name, flags, words }: Command): string {
  const all = [...flags.map((flag) => `--${flag.name}`), '--help'].join(' ');
  const others = words === undefined ? 'return' : `words=${quoted(words.join(' '))}`;
  return `          ${name}) if [[ "$cur" == -* ]]; then words=${quoted(all)}; else ${others}; fi ;;`;
}

import type { Command, Flag } from './describe.ts';
import { quoted } from './quote.ts';

/** A script for zsh that completes commands, flags and closed choices, with their help. */
export function zshScript(program: string, commands: readonly Command[]): string {
  return [
    `#compdef ${program}`,
    `# Completion of ${program} for zsh; put it into your profile:  source <(${program} completion zsh)`,
    `_${program}() {`,
    '  local -a commands',
    '  commands=(',
    ...commands.map(({ name, help }) => `    ${quoted(`${name}:${bare(help)}`)}`),
    '  )',
    '  if (( CURRENT == 2 )); then',
    '    _describe -t commands command commands',
    '    return',
    '  fi',
    '  local command=$words[2]',
    '  shift words',
    '  (( CURRENT-- ))',
    '  case $command in',
    ...commands.flatMap(argumentsOf),
    '  esac',
    '}',
    `compdef _${program} ${program}`,
    '',
  ].join('\n');
}

function argumentsOf({ name, flags, words }: Command): readonly string[] {
  const rest = words === undefined ? '*:file:_files' : `*:word:(${words.join(' ')})`;
  const specs = [...flags.flatMap(specsOf), '--help[show help]', rest];
  return [`    ${name})`, `      _arguments -S ${specs.map(quoted).join(' ')}`, '      ;;'];
}

function specsOf({ name, letter, help, value }: Flag): readonly string[] {
  const tail = `[${bare(help)}]${actionOf(name, value)}`;
  const equals = value.kind === 'none' ? '' : '=';
  return [`*--${name}${equals}${tail}`, ...(letter === undefined ? [] : [`*-${letter}${tail}`])];
}

function actionOf(name: string, value: Flag['value']): string {
  if (value.kind === 'choice') return `:${name}:(${value.choices.join(' ')})`;
  if (value.kind === 'file') return `:${name}:_files`;
  return value.kind === 'text' ? `:${name}: ` : '';
}

/** zsh gives brackets and colons a meaning. */
const bare = (help: string): string => help.replace(/[[\]]/g, '').replaceAll(':', ',');

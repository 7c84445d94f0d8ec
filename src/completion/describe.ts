import type { Argv, CommandModule, Options, PositionalOptions } from 'yargs';

/** A flag as a shell completes it. */
export interface Flag {
  /** Without its dashes. */
  readonly name: string;
  readonly letter?: string;
  readonly help: string;
  readonly value: { readonly kind: 'none' | 'text' | 'file' } | { readonly kind: 'choice'; readonly choices: readonly string[] };
}

/** A command as a shell completes it. */
export interface Command {
  readonly name: string;
  readonly help: string;
  readonly flags: readonly Flag[];
  /** What its arguments may be; file names where nothing is closed. */
  readonly words: readonly string[] | undefined;
}

/** What no declaration tells: the closed choices of flags and arguments that are checked later. */
export interface Choices {
  readonly flags: Readonly<Record<string, readonly string[]>>;
  readonly words: Readonly<Record<string, readonly string[]>>;
}

/** Describes the declarations of commands, as their help does. */
export async function describeCommands(modules: readonly CommandModule[], choices: Choices): Promise<readonly Command[]> {
  return Promise.all(modules.map((module) => describeCommand(module, choices)));
}

async function describeCommand({ command, describe, builder }: CommandModule, choices: Choices): Promise<Command> {
  const name = String(command).split(' ', 1)[0] ?? '';
  const { argv, options, positionals } = recorder();
  if (typeof builder === 'function') await builder(argv);
  const [positional] = [...positionals.values()];
  return {
    name,
    help: String(describe ?? ''),
    flags: [...options].filter(([, { hidden }]) => !hidden).flatMap(([key, option]) => flagsOf(key, option, choices)),
    words: choices.words[name] ?? positional?.choices?.map(String),
  };
}

function flagsOf(name: string, option: Options, { flags }: Choices): readonly Flag[] {
  const letter = [option.alias ?? []].flat().find((alias) => alias.length === 1);
  const help = option.describe ?? '';
  const plain: Flag = { name, help, value: kindOfValue(name, option, flags), ...(letter !== undefined && { letter }) };
  // A switch that is on by itself can only be switched off.
  return option.type === 'boolean' && option.default === true ? [{ name: `no-${name}`, help, value: { kind: 'none' } }] : [plain];
}

function kindOfValue(name: string, { type, choices, describe }: Options, closed: Choices['flags']): Flag['value'] {
  const list = choices?.map(String) ?? closed[name];
  if (list) return { kind: 'choice', choices: list };
  if (type === 'boolean') return { kind: 'none' };
  return { kind: /\b(file|folder|manifest|certificate)\b/i.test(describe ?? '') ? 'file' : 'text' };
}

interface Recorder {
  readonly argv: Argv;
  readonly options: ReadonlyMap<string, Options>;
  readonly positionals: ReadonlyMap<string, PositionalOptions>;
}

/** Stands in for yargs where a declaration is only looked at: it notes flags and arguments, and takes everything else. */
function recorder(): Recorder {
  const options = new Map<string, Options>();
  const positionals = new Map<string, PositionalOptions>();
  const notes: Readonly<Record<string, (first: never, second: never) => void>> = {
    option: (name: string, option: Options) => options.set(name, option),
    options: (all: Readonly<Record<string, Options>>) => {
      for (const [name, option] of Object.entries(all)) options.set(name, option);
    },
    positional: (name: string, positional: PositionalOptions) => positionals.set(name, positional),
  };
  const stub: object = new Proxy(
    {},
    {
      get: (_, method) =>
        // Whoever awaits it must not take it for a promise.
        method === 'then'
          ? undefined
          : (first: never, second: never) => {
              notes[String(method)]?.(first, second);
              return stub;
            },
    },
  );
  return { argv: stub as Argv, options, positionals };
}

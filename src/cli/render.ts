import type { ToldRelease } from '../charts/chart.ts';
import { UsageError } from '../core/errors.ts';
import type { SetOption } from '../helm/set.ts';
import { type CommandFactory, command } from './command.ts';
import { listOf, RELEASE_OPTIONS, VALUES_OPTION } from './release-options.ts';

const OPTIONS = {
  values: VALUES_OPTION,
  ...RELEASE_OPTIONS,
  set: { type: 'string', array: true, nargs: 1, describe: "a value, in Helm's grammar: a.b=c" },
  'set-string': { type: 'string', array: true, nargs: 1, describe: 'the same, always as a string' },
  format: { choices: ['text', 'json', 'yaml'], default: 'text', describe: 'how to print it' },
  'show-secrets': { type: 'boolean', default: false, describe: 'print secrets and hashes in clear' },
} as const;

interface RenderArguments extends ToldRelease {
  readonly file?: readonly string[];
  readonly values?: readonly string[];
  readonly set?: readonly string[];
  readonly setString?: readonly string[];
  readonly format: (typeof OPTIONS.format.choices)[number];
  readonly showSecrets: boolean;
}

export const renderCommand: CommandFactory = (io, finish) =>
  command<RenderArguments>({
    command: 'render [file..]',
    describe: 'show what Helm and Flyte make of values',
    builder: (yargs) =>
      yargs
        .positional('file', { type: 'string', array: true, describe: 'values files; the same as -f' })
        .options(OPTIONS)
        .example('$0 render -f values.yaml -f values-auth.yaml', 'the effective configuration and the origin of every setting')
        .example('$0 render -f values.yaml --format json | jq .processes.flyte.effective.auth', 'for machines')
        .epilogue('Exit codes: 0 Helm renders it and Flyte loads it, 1 one of them refuses, 2 wrong call.'),
    handler: (args: RenderArguments) =>
      finish(
        (async () => {
          const files = [...listOf(args.file), ...listOf(args.values)];
          const sets = setOptions(args);
          if (files.length === 0 && sets.length === 0) {
            throw new UsageError('no values file given', 'name one: flyte-auth-config render -f values.yaml');
          }
          const { render } = await import('../commands/render.ts');
          return render({ ...args, files, sets }, io);
        })(),
      ),
  });

function setOptions(args: RenderArguments): SetOption[] {
  return [
    ...listOf(args.set).map((text) => ({ flag: '--set', text }) as const),
    ...listOf(args.setString).map((text) => ({ flag: '--set-string', text }) as const),
  ];
}

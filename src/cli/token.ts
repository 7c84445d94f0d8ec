import type { TokenOptions } from '../commands/token.ts';
import { UsageError } from '../core/errors.ts';
import { type CommandFactory, command } from './command.ts';
import { refuseStrays } from './hash-strays.ts';
import { PROBE_OPTIONS, type ProbeArguments, probeInputs } from './probe-options.ts';
import { wrongCall } from './wrong-call.ts';

const OPTIONS = {
  ...PROBE_OPTIONS,
  offline: { type: 'boolean', default: false, group: 'Network:', describe: 'ask nobody for keys: the signature stays unchecked' },
} as const;

const FLAGS = [...Object.keys(OPTIONS), 'f', 'n', 'file'];

interface TokenArguments extends ProbeArguments {
  readonly file?: string;
  readonly offline: boolean;
}

export const tokenCommand: CommandFactory = (io, finish) =>
  command<TokenArguments>({
    command: 'token [file]',
    describe: 'say whether flyteadmin would accept an access token, and why not',
    builder: (yargs) =>
      yargs
        .usage(
          '$0 token [FILE|-]\n\nJudges an access token by the rules of Flyte and the values. The token itself is never printed.',
        )
        .positional('file', { type: 'string', describe: 'file with the token; standard input if left out' })
        .options(OPTIONS)
        // yargs would print what it does not know, and that may be a token.
        .strict(false)
        .fail((message, error) => wrongCall(message, error, 'flyte-auth-config token --help lists the flags'))
        .example('$0 token -f values-auth.yaml token.txt', 'a token that somebody got')
        .example('pbpaste | $0 token -f values-auth.yaml --offline', 'without asking anybody for keys')
        .example('$0 token -f values-auth.yaml --client-credentials', "a new token of flytepropeller's")
        .epilogue('Exit codes: 0 it would be accepted, 1 it would not, 2 wrong call, 3 the keys could not be fetched.'),
    handler: (args) =>
      finish(
        (async () => {
          refuseWords(args);
          refuseStrays(args, FLAGS, 'token');
          const options = tokenOptions(args);
          const { token } = await import('../commands/token.ts');
          return token(options, io);
        })(),
      ),
  });

/** A token that is pasted with `Bearer` before it, or the like. */
function refuseWords({ _: words }: TokenArguments): void {
  if (!Array.isArray(words) || words.length <= 1) return;
  throw new UsageError(
    'token takes one file, and what stands behind it is not repeated here: it may be a token',
    'name the file that the token is in, or pipe it in',
  );
}

/** What the command line means. Throws UsageError for flags that do not fit together. */
function tokenOptions(args: TokenArguments): TokenOptions {
  const { file, offline } = args;
  const inputs = probeInputs(args, args.clientCredentials || args.secretFile !== undefined ? undefined : (file ?? '-'));
  if (inputs.values.length === 0) throw new UsageError('the values tell what a token is judged by', 'give them with -f');
  if (inputs.clientCredentials && (file !== undefined || offline))
    throw new UsageError('--client-credentials gets a new token', 'leave out the file and --offline');
  return { ...inputs, file: file ?? '-', offline };
}

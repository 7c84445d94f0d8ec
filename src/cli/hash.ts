import type { Argv, Options } from 'yargs';
import { type CommandFactory, command } from './command.ts';
import type { HashArguments } from './hash-request.ts';
import { wrongCall } from './wrong-call.ts';

const OPTIONS = {
  'secret-file': { type: 'string', nargs: 1, describe: 'read the secret from this file; - for standard input' },
  'from-secret': {
    type: 'string',
    nargs: 1,
    describe: 'take the secret from client_secret in this manifest of a Secret; - for standard input',
  },
  generate: { type: 'boolean', describe: 'make a random secret' },
  'secret-output': { type: 'string', nargs: 1, describe: 'write the random secret to this file (mode 0600)' },
  force: { type: 'boolean', describe: 'replace the file of --secret-output' },
  cost: { type: 'string', nargs: 1, describe: 'bcrypt cost, 4 to 31 (default: 10)' },
  raw: { type: 'boolean', describe: 'print the bcrypt hash itself instead of base64 of it' },
  verify: { type: 'string', nargs: 1, describe: 'check this hash, raw or base64, against the secret' },
  values: { type: 'string', array: true, nargs: 1, describe: 'check the hash in a values file against the secret in it' },
  json: { type: 'boolean', describe: 'print JSON' },
} as const satisfies Record<string, Options>;

type Flag = keyof typeof OPTIONS;

/** Flags that mean nothing beside others. */
const CONFLICTS: { readonly [F in Flag]?: Flag[] } = {
  verify: ['values', 'generate', 'secret-output', 'force', 'cost', 'raw'],
  values: ['generate', 'secret-output', 'force', 'cost', 'raw'],
  generate: ['secret-file', 'from-secret'],
  'from-secret': ['secret-file'],
};

const FLAGS = Object.keys(OPTIONS);

export const hashCommand: CommandFactory = (io, finish) =>
  command<HashArguments>({
    command: 'hash',
    describe: 'hash a secret as Flyte wants it, or check a hash',
    builder: declare,
    handler: (args) => finish(import('./hash-run.ts').then(({ runHash }) => runHash(args, FLAGS, io))),
  });

function declare(yargs: Argv): Argv {
  return (
    yargs
      .usage('$0 hash\n\nPrints base64 of the bcrypt hash of a secret that is typed, piped in or read from a file.')
      .options(OPTIONS)
      .conflicts(CONFLICTS)
      // yargs would print what it does not know, and that may be a secret.
      .strict(false)
      .fail((message, error) => wrongCall(message, error, 'flyte-auth-config hash --help lists the flags'))
      .example('$0 hash', 'ask for the secret twice, without showing it')
      .example('$0 hash --secret-file client_secret', 'for scripts')
      .example('$0 hash --generate --secret-output client_secret', 'a new secret and its hash')
      .example('$0 hash --verify "$HASH" < client_secret', 'exit code 1 if they do not belong together')
      .example('$0 hash --values values.yaml', 'the same for hash and secret in a values file')
      .example('$0 hash --values values.yaml --from-secret secret.yaml', 'the same with the secret in a manifest')
      .epilogue('Exit codes: 0 done or match, 1 no match, 2 wrong call, 3 cannot do it, 130 interrupted.')
  );
}

import type { Argv, Options } from 'yargs';
import type { ToldRelease } from '../charts/chart.ts';
import type { ClientFormat, ClientRequest, Purpose } from '../client-config/request.ts';
import type { ClientConfigOptions } from '../commands/client-config.ts';
import { UsageError } from '../core/errors.ts';
import { type CommandFactory, command } from './command.ts';
import { listOf, RELEASE_OPTIONS, toldRelease, VALUES_OPTION } from './release-options.ts';

const GROUP = 'What to write:';
const VALUES_GROUP = 'From values instead of answers:';
const DEFAULT_VARIABLE = 'FLYTE_CLIENT_SECRET';

interface ClientConfigArguments extends ToldRelease {
  readonly [name: string]: unknown;
  readonly answers?: string;
  readonly values?: readonly string[];
  readonly for: Purpose;
  readonly secretFrom?: string;
  readonly clientId?: string;
  readonly tokenCommand?: string;
  readonly caCert?: string;
  readonly format: ClientFormat;
  readonly output?: string;
  readonly force: boolean;
}

export const clientConfigCommand: CommandFactory = (io, finish) =>
  command<ClientConfigArguments>({
    command: 'client-config',
    describe: 'write the configuration of flytectl and pyflyte: for people, for machines without a browser, for CI',
    builder: declare,
    handler: (args) =>
      finish(
        (async () => {
          const options = clientConfigOptions(args, await requestOf(args));
          const { clientConfig } = await import('../commands/client-config.ts');
          return clientConfig(options, io);
        })(),
      ),
  });

async function declare(yargs: Argv): Promise<Argv> {
  const [{ optionsFor }, { CLIENT_QUESTIONS }, { CLIENT_FORMATS, PURPOSES }] = await Promise.all([
    import('../questions/options.ts'),
    import('../client-config/answers.ts'),
    import('../client-config/request.ts'),
  ]);
  const one = (describe: string): Options => ({ type: 'string', nargs: 1, group: GROUP, describe });
  const release = Object.entries<Options>(RELEASE_OPTIONS).map(([name, option]) => [name, { ...option, group: VALUES_GROUP }]);
  return yargs
    .usage('$0 client-config\n\nWrites ~/.flyte/config.yaml or the like. No secret is in it, only where the client finds one.')
    .options(optionsFor(CLIENT_QUESTIONS))
    .options({
      values: { ...VALUES_OPTION, group: VALUES_GROUP },
      ...Object.fromEntries(release),
      answers: one('YAML or JSON file with answers, the one of init; "-" for standard input'),
      for: { choices: PURPOSES, default: 'people', group: GROUP, describe: 'who uses it' },
      'secret-from': one(`where a CI job finds the secret: env:NAME or file:PATH (default: env:${DEFAULT_VARIABLE})`),
      'client-id': one("client of the CI job, if not flytepropeller's"),
      'token-command': one('command that prints an access token, for --for command'),
      'ca-cert': one("file with the certificate of a private authority behind Flyte's"),
      format: { choices: CLIENT_FORMATS, default: 'yaml', group: GROUP, describe: 'a file, variables for pyflyte, or a CI job' },
      output: { ...one('file to write; standard output if left out'), alias: 'o' },
      force: { type: 'boolean', default: false, group: GROUP, describe: 'replace the file if it exists' },
    })
    .example('$0 client-config --url https://flyte.example.com -o ~/.flyte/config.yaml', 'for people')
    .example('$0 client-config --values values-auth.yaml --for ci --format github', 'a workflow of GitHub Actions')
    .epilogue(
      'Every answer has a variable (--auth-server: FLYTE_AUTH_AUTH_SERVER) and a key in the answers file (authServer).\n' +
        'Exit codes: 0 written, 1 it would not work, 2 wrong call or an answer is missing, 3 could not write.',
    );
}

/** What the command line means. Throws UsageError for flags that do not fit together. */
function clientConfigOptions(args: ClientConfigArguments, request: ClientRequest): ClientConfigOptions {
  const { answers, values, format, caCert, output, force } = args;
  if (args.clientId === '') throw new UsageError('--client-id is empty', 'name the client, or leave it out');
  if (values !== undefined && answers !== undefined)
    throw new UsageError('--values and --answers tell the same twice', 'give one of them');
  return {
    flags: args,
    ...(answers !== undefined && { answersFile: answers }),
    values: listOf(values),
    ...toldRelease(args),
    request,
    format,
    ...(caCert !== undefined && { caCert }),
    ...(output !== undefined && { output }),
    force,
  };
}

/** The use that the flags describe. Throws UsageError for flags of another use. */
async function requestOf(
  args: Pick<ClientConfigArguments, 'for' | 'secretFrom' | 'clientId' | 'tokenCommand'>,
): Promise<ClientRequest> {
  const { for: purpose, secretFrom, clientId, tokenCommand } = args;
  const strays = { '--secret-from': secretFrom, '--client-id': clientId, '--token-command': tokenCommand };
  const known: Readonly<Record<Purpose, readonly string[]>> = {
    people: [],
    headless: [],
    ci: ['--secret-from', '--client-id'],
    command: ['--token-command'],
  };
  const stray = Object.entries(strays).find(([flag, value]) => value !== undefined && !known[purpose].includes(flag));
  if (stray) throw new UsageError(`${stray[0]} is of no use with --for ${purpose}`, 'leave it out, or change --for');
  if (purpose === 'ci') return { purpose, secret: secretFromFlag(secretFrom), ...(clientId !== undefined && { clientId }) };
  if (purpose !== 'command') return { purpose };
  if (tokenCommand === undefined)
    throw new UsageError('--for command needs --token-command', 'give the command that prints a token');
  const { commandWords } = await import('../client-config/words.ts');
  return { purpose, command: commandWords(tokenCommand) };
}

function secretFromFlag(text = `env:${DEFAULT_VARIABLE}`) {
  const [, kind = '', place = ''] = /^(env|file):(.+)$/s.exec(text) ?? [];
  if (kind === 'file') return { file: place };
  if (kind === 'env' && /^[A-Za-z_]\w*$/.test(place)) return { env: place };
  // What is wrong is not repeated: it may be the secret itself.
  throw new UsageError(
    '--secret-from is neither env:NAME nor file:PATH',
    'name the variable or the file that holds the secret, not the secret',
  );
}

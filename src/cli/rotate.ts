import type { Options } from 'yargs';
import type { ToldRelease } from '../charts/chart.ts';
import type { RotateOptions } from '../commands/rotate/options.ts';
import { UsageError } from '../core/errors.ts';
import { DEFAULT_COST, HIGHEST_COMPUTED_COST } from '../secrets/bcrypt.ts';
import { LOWEST_COST } from '../secrets/bcrypt-text.ts';
import { type CommandFactory, command } from './command.ts';
import { refuseStrays } from './hash-strays.ts';
import { listOf, RELEASE_OPTIONS, toldRelease, VALUES_OPTION } from './release-options.ts';
import { wrongCall } from './wrong-call.ts';

const SECRET_GROUP = 'The new secret:';

const OPTIONS = {
  values: {
    ...VALUES_OPTION,
    demandOption: true,
    describe: 'a values file of the release, or a manifest of Argo CD or Flux; repeat it in the order of Helm',
  },
  'secret-manifest': { type: 'string', array: true, nargs: 1, describe: 'the manifest of a Secret beside the release' },
  ...RELEASE_OPTIONS,
  'keep-old': { type: 'boolean', describe: 'let the old secret be good until --drop-old' },
  'drop-old': { type: 'boolean', describe: 'let old secrets be good no longer, and change nothing else' },
  'secret-file': {
    type: 'string',
    nargs: 1,
    group: SECRET_GROUP,
    describe: 'read it from this file, - for standard input; a random one if left out',
  },
  'secret-output': {
    type: 'string',
    nargs: 1,
    group: SECRET_GROUP,
    describe: 'write the random one to this file, too (mode 0600)',
  },
  'bcrypt-cost': {
    type: 'string',
    nargs: 1,
    group: SECRET_GROUP,
    describe: 'cost of its hash (default: as the old one, 10 at least)',
  },
  yes: { type: 'boolean', alias: 'y', default: false, describe: 'write without asking' },
  'dry-run': { type: 'boolean', default: false, describe: 'print the changes instead, secrets hidden' },
  force: { type: 'boolean', default: false, describe: 'replace the file of --secret-output' },
  format: { choices: ['text', 'json'], default: 'text', describe: 'how to print the outcome' },
} as const satisfies Record<string, Options>;

const FLAGS = [...Object.keys(OPTIONS), 'f', 'n', 'y'];

interface RotateArguments extends ToldRelease {
  readonly [name: string]: unknown;
  readonly values: readonly string[];
  readonly secretManifest?: readonly string[];
  readonly keepOld?: boolean;
  readonly dropOld?: boolean;
  readonly secretFile?: string;
  readonly secretOutput?: string;
  readonly bcryptCost?: string;
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly format: 'text' | 'json';
}

export const rotateCommand: CommandFactory = (io, finish) =>
  command<RotateArguments>({
    command: 'rotate',
    describe: 'put a new secret of flytepropeller and its hash into your files, and say how to roll them out',
    builder: (yargs) =>
      yargs
        .usage(
          '$0 rotate --values FILE\n\nChanges the files in place, comments and layout kept. Shows the changes and asks first.',
        )
        .options(OPTIONS)
        .conflicts({ 'drop-old': ['keep-old', 'secret-file', 'secret-output', 'bcrypt-cost'], 'secret-file': 'secret-output' })
        // yargs would print what it does not know, and that may be a secret.
        .strict(false)
        .fail((message, error) => wrongCall(message, error, 'flyte-auth-config rotate --help lists the flags'))
        .example('$0 rotate --values values.yaml', 'a new random secret')
        .example('$0 rotate --values values.yaml --secret-manifest flyte-secret-auth.yaml --keep-old', 'without downtime')
        .example('$0 rotate --values values.yaml --drop-old', 'some days later')
        .epilogue(
          'The new secret also comes from FLYTE_AUTH_PROPELLER_CLIENT_SECRET. With an external authorization server the provider makes it.\n' +
            'Exit codes: 0 written, 1 the values would not pass, 2 wrong call, 3 could not write, 130 interrupted.',
        ),
    handler: (args) =>
      finish(
        (async () => {
          refuseStrays(args, FLAGS, 'rotate');
          const options = rotateOptions(args);
          const { rotate } = await import('../commands/rotate.ts');
          return rotate(options, io);
        })(),
      ),
  });

/** What the command line means. Throws UsageError for a cost that is none. */
function rotateOptions(args: RotateArguments): RotateOptions {
  const { values, secretManifest, secretFile, secretOutput, bcryptCost } = args;
  const { keepOld = false, dropOld = false, yes, dryRun, force, format } = args;
  return {
    values,
    secretManifests: listOf(secretManifest),
    ...toldRelease(args),
    ...(secretFile !== undefined && { secretFile }),
    ...(secretOutput !== undefined && { secretOutput }),
    ...(bcryptCost !== undefined && { cost: costOf(bcryptCost) }),
    keepOld,
    dropOld,
    yes,
    dryRun,
    force,
    format,
  };
}

/** As high as a hash can be computed in a time that anybody waits. */
function costOf(text: string): number {
  const cost = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  if (cost >= LOWEST_COST && cost <= HIGHEST_COMPUTED_COST) return cost;
  throw new UsageError(
    `--bcrypt-cost must be a whole number from ${LOWEST_COST} to ${HIGHEST_COMPUTED_COST}`,
    `leave it out: ${DEFAULT_COST} is right for a random secret`,
  );
}

import type { HashOptions, SecretPlan } from '../commands/hash.ts';
import type { SecretPlace } from '../commands/hash-secret.ts';
import type { ValuesOptions } from '../commands/hash-values.ts';
import type { VerifyOptions } from '../commands/hash-verify.ts';
import { UsageError } from '../core/errors.ts';
import { DEFAULT_COST } from '../secrets/bcrypt.ts';
import { HIGHEST_COST, LOWEST_COST } from '../secrets/bcrypt-text.ts';

/** What yargs makes of the command line; a flag that is given twice becomes a list. */
export interface HashArguments {
  readonly [name: string]: unknown;
  readonly secretFile?: string | readonly string[];
  readonly fromSecret?: string | readonly string[];
  readonly generate?: boolean | readonly boolean[];
  readonly secretOutput?: string | readonly string[];
  readonly force?: boolean | readonly boolean[];
  readonly cost?: string | readonly string[];
  readonly raw?: boolean | readonly boolean[];
  readonly verify?: string | readonly string[];
  readonly values?: readonly string[];
  readonly json?: boolean | readonly boolean[];
}

/** One of the three things that `hash` does. */
export type HashRequest =
  | ({ readonly kind: 'hash' } & HashOptions)
  | ({ readonly kind: 'verify' } & VerifyOptions)
  | ({ readonly kind: 'values' } & ValuesOptions);

/** What is asked for; throws UsageError where flags do not fit together. `shown`: whether somebody sees stderr at once. */
export function hashRequest(args: HashArguments, shown: boolean): HashRequest {
  const json = once('json', args.json) ?? false;
  const place = placeOf(args);
  const verify = once('verify', args.verify);
  if (verify !== undefined) return { kind: 'verify', hash: verify, place, json };
  if (args.values !== undefined) return { kind: 'values', files: args.values, place, json };
  return { kind: 'hash', secret: secretPlan(args, shown), cost: cost(args), raw: once('raw', args.raw) ?? false, json };
}

/** Where the secret is said to be; undefined where it is typed, piped in, or found in the values. */
function placeOf(args: HashArguments): SecretPlace | undefined {
  const file = once('secret-file', args.secretFile);
  const manifest = once('from-secret', args.fromSecret);
  if (manifest !== undefined) return { manifest };
  return file === undefined ? undefined : { file };
}

function secretPlan(args: HashArguments, shown: boolean): SecretPlan {
  const output = once('secret-output', args.secretOutput);
  if (!once('generate', args.generate)) {
    if (output !== undefined) throw new UsageError('--secret-output is only for a secret made with --generate');
    return { from: 'input', place: placeOf(args) };
  }
  if (output === '-' || output === '')
    throw new UsageError('--secret-output needs the name of a file; stdout is for the hash alone');
  if (output === undefined && !shown) {
    throw new UsageError(
      'nobody would see the random secret: stderr is no terminal, and it should not end up in a log',
      'name a file for it with --secret-output',
    );
  }
  return { from: 'random', file: output, force: once('force', args.force) ?? false };
}

function cost(args: HashArguments): number {
  const text = once('cost', args.cost) ?? String(DEFAULT_COST);
  const number = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= LOWEST_COST && number <= HIGHEST_COST) return number;
  throw new UsageError(
    `--cost must be a whole number from ${LOWEST_COST} to ${HIGHEST_COST}`,
    `${DEFAULT_COST} is right for a random secret`,
  );
}

function once<T>(flag: string, value: T | readonly T[] | undefined): T | undefined {
  if (!Array.isArray(value)) return value as T | undefined;
  throw new UsageError(`--${flag} is given ${value.length} times`, 'give it once');
}

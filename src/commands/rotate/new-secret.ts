import { UsageError } from '../../core/errors.ts';
import type { Io } from '../../core/io.ts';
import { envOf } from '../../questions/names.ts';
import type { Standing } from '../../rotate/standing.ts';
import { assertHashable, compareSecret, DEFAULT_COST, hashSecret, SLOW_COST } from '../../secrets/bcrypt.ts';
import { inspectHash, toFlyteForm } from '../../secrets/hash-form.ts';
import { randomSecret } from '../../secrets/random.ts';
import { type GivenSecret, givenSecret, readSecret } from '../../secrets/read-secret.ts';
import type { Secret } from '../../secrets/secret.ts';
import { noteTrimmed } from '../hash.ts';
import type { RotateOptions } from './options.ts';

/** The variable that may hold the new secret. */
export const VARIABLE = envOf('propellerClientSecret');

/** The secret that is to be in force. */
export interface NewSecret {
  readonly secret: Secret;
  /** Nobody knows it yet. */
  readonly isGenerated: boolean;
}

/**
 * Takes the new secret from where it was given, or makes one up; only the identity provider can make one that it checks itself. Throws
 * UsageError for one that is of no use.
 */
export async function newSecret(standing: Standing, options: RotateOptions, io: Io): Promise<NewSecret> {
  const given = await takeGiven(standing, options, io);
  if (given === undefined) return { secret: randomSecret(io.randomBytes), isGenerated: true };
  noteTrimmed(given, io);
  assertHashable(given.secret);
  if (await isOld(given.secret, standing))
    throw new UsageError('the new secret is the old one', 'give another, or leave it to chance');
  return { secret: given.secret, isGenerated: false };
}

async function takeGiven({ hash }: Standing, { secretFile }: RotateOptions, io: Io): Promise<GivenSecret | undefined> {
  const variable = io.env[VARIABLE];
  if (secretFile !== undefined) return readSecret({ file: secretFile, prompt: 'The new secret' }, io);
  if (variable) return givenSecret(variable, `the secret in ${VARIABLE}`);
  if (hash !== undefined) return undefined;
  if (io.stdin.isTTY) return readSecret({ prompt: 'The new secret of the service app, from the identity provider' }, io);
  throw new UsageError(
    'the identity provider checks this secret, so that it has to make the new one',
    `add a second secret there, and give it with --secret-file or ${VARIABLE}`,
  );
}

async function isOld(secret: Secret, { secrets, hash }: Standing): Promise<boolean> {
  if (secrets.some(({ value }) => value === secret.reveal())) return true;
  const form = inspectHash(hash?.value ?? '');
  return form.kind === 'flyte' && form.cost < SLOW_COST && compareSecret(secret, form.bcrypt);
}

/** base64 of the bcrypt hash of the new secret, where Flyte checks it. */
export async function newHash(secret: Secret, { hash }: Standing, cost: number | undefined): Promise<string | undefined> {
  if (hash === undefined) return undefined;
  const form = inspectHash(hash.value);
  const old = 'cost' in form && form.cost < SLOW_COST ? form.cost : DEFAULT_COST;
  return toFlyteForm(await hashSecret(secret, cost ?? Math.max(old, DEFAULT_COST)));
}

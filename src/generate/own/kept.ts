import type { Answers } from '../../questions/answers.ts';
import type { SecretKey } from '../../questions/secret-questions.ts';
import { compareSecret } from '../../secrets/bcrypt.ts';
import { inspectHash } from '../../secrets/hash-form.ts';
import type { Secret } from '../../secrets/secret.ts';
import type { ExistingSecrets } from './existing-secrets.ts';

/** Ways of keeping secrets in which the hash is all that the values need. */
const hashIsEnough = ({ authServer, secrets }: Answers): boolean =>
  authServer === 'internal' && (secrets === 'existing' || secrets === 'external-secrets');

/** The secrets that nobody has to give because they stay what they are, be it that only their hash is known. */
export function keysKept(valid: ExistingSecrets, answers: Answers): readonly SecretKey[] {
  const hashed = hashIsEnough(answers) && valid.hash !== undefined && hasCost(valid.hash, answers.bcryptCost);
  return [
    ...(valid.oidcClientSecret ? (['oidcClientSecret'] as const) : []),
    ...(valid.propellerClientSecret || hashed ? (['propellerClientSecret'] as const) : []),
  ];
}

/** The hash in the values if it still is that of flytepropeller's secret, as far as the secret is known, and has the wanted cost. */
export async function keptHash(
  valid: ExistingSecrets,
  answers: Answers,
  secret: Secret | undefined,
): Promise<ExistingSecrets['hash']> {
  const { hash } = valid;
  if (hash === undefined || !hasCost(hash, answers.bcryptCost)) return undefined;
  if ('elsewhere' in hash) return hashIsEnough(answers) ? hash : undefined;
  if (secret === undefined) return hash;
  const form = inspectHash(hash.text);
  return 'bcrypt' in form && (await compareSecret(secret, form.bcrypt)) ? hash : undefined;
}

/** The hash for a set-up; empty where the values do not hold it. */
export const hashText = (hash: NonNullable<ExistingSecrets['hash']>): string => ('text' in hash ? hash.text : '');

function hasCost(hash: NonNullable<ExistingSecrets['hash']>, cost: number): boolean {
  if ('elsewhere' in hash) return true;
  const form = inspectHash(hash.text);
  return 'cost' in form && form.cost === cost;
}

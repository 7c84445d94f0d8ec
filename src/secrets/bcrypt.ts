import { UsageError, WorkError } from '../core/errors.ts';
import { BCRYPT_LENGTH, parseBcrypt } from './bcrypt-text.ts';
import { inspectHash } from './hash-form.ts';
import { describeSecret } from './redact.ts';
import type { Secret } from './secret.ts';

/** bcrypt reads no further; more makes Go refuse to hash, and silently counts for nothing when it compares. */
export const MOST_SECRET_BYTES = 72;
export const DEFAULT_COST = 10;
/** From here on, each request for a token keeps flyteadmin busy for seconds. */
export const SLOW_COST = 15;
/** Above this, one hash takes longer here than anybody would wait: the time doubles with each step. */
export const HIGHEST_COMPUTED_COST = 20;

/** Length as bcrypt counts it. */
export const byteLength = (secret: Secret): number => Buffer.byteLength(secret.reveal(), 'utf8');

/** Throws WorkError for a cost at which one hash would take hours or days. */
export function assertComputable(cost: number): void {
  if (cost <= HIGHEST_COMPUTED_COST) return;
  throw new WorkError(
    `bcrypt cost ${cost} cannot be computed here: it takes ${2 ** (cost - DEFAULT_COST)} times as long as cost ${DEFAULT_COST}`,
    `use cost ${DEFAULT_COST}: Flyte computes the hash anew for every token that flytepropeller asks for`,
  );
}

/** Hashes a secret: `$2b$…`. Throws UsageError for a secret that should not be hashed, WorkError for a cost that cannot be computed. */
export async function hashSecret(secret: Secret, cost: number): Promise<string> {
  assertHashable(secret);
  assertComputable(cost);
  const { hash } = await import('bcryptjs');
  return hash(secret.reveal(), cost);
}

/** Throws UsageError for a secret that is empty, longer than bcrypt reads, or a hash already. */
export function assertHashable(secret: Secret): void {
  const value = secret.reveal();
  if (value === '') throw new UsageError('the secret is empty');
  if ('bcrypt' in inspectHash(value)) {
    throw new UsageError('the secret is a bcrypt hash already', 'hash the secret itself; "hash --verify" checks a hash');
  }
  if (byteLength(secret) > MOST_SECRET_BYTES) {
    throw new UsageError(
      `the secret is too long: ${describeSecret(secret)}; bcrypt reads ${MOST_SECRET_BYTES} bytes only, so the rest would count for nothing`,
      `use at most ${MOST_SECRET_BYTES} bytes; "hash --generate" makes a good secret`,
    );
  }
}

/**
 * Whether Flyte would take the secret for this bcrypt hash (raw, not base64), as Go's CompareHashAndPassword decides: the minor version
 * and everything behind the hash are ignored, and only the first 72 bytes of the secret count. False for what is no bcrypt hash.
 * Throws WorkError for a cost that cannot be computed.
 */
export async function compareSecret(secret: Secret, bcrypt: string): Promise<boolean> {
  const parsed = parseBcrypt(bcrypt);
  if (!parsed.ok) return false;
  const { cost, salt, digest } = parsed.hash;
  assertComputable(cost);
  const { hash } = await import('bcryptjs');
  const computed = await hash(secret.reveal(), `$2b$${String(cost).padStart(2, '0')}$${salt}`);
  return computed.slice(BCRYPT_LENGTH - digest.length) === digest;
}

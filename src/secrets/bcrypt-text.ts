/** A bcrypt hash as Go reads it (golang.org/x/crypto/bcrypt): what follows the digest does not count. */
export interface BcryptText {
  /** The hash itself, without anything that follows it. */
  readonly text: string;
  /** `$2b$` and the like, fit for messages. */
  readonly prefix: string;
  readonly cost: number;
  readonly salt: string;
  readonly digest: string;
}

/** Why Go can never find that a secret matches. */
export type BcryptFlaw = 'short' | 'start' | 'version' | 'cost' | 'alphabet';

export type BcryptResult = { readonly ok: true; readonly hash: BcryptText } | { readonly ok: false; readonly flaw: BcryptFlaw };

export const LOWEST_COST = 4;
export const HIGHEST_COST = 31;
/** Length of a hash with a minor version, the only kind made today. */
export const BCRYPT_LENGTH = 60;

const SALT_LENGTH = 22;
const DIGEST_LENGTH = 31;
const IN_ALPHABET = /^[./A-Za-z0-9]*$/;
const TWO_DIGITS = /^(?:\d\d|\+\d)$/;

/** Reads a bcrypt hash, one character a byte, by Go's rules: any minor version or none, cost 4 to 31, surplus bytes ignored. */
export function parseBcrypt(text: string): BcryptResult {
  if (!text.startsWith('$')) return { ok: false, flaw: 'start' };
  if (text.charAt(1) > '2') return { ok: false, flaw: 'version' };
  const minor = text.charAt(2) === '$' ? '' : text.charAt(2);
  const costAt = 3 + minor.length;
  const saltAt = costAt + 3;
  const digestAt = saltAt + SALT_LENGTH;
  const end = digestAt + DIGEST_LENGTH;
  if (text.length < end) return { ok: false, flaw: 'short' };
  const written = text.slice(costAt, costAt + 2);
  const cost = Number(written);
  if (!TWO_DIGITS.test(written) || cost < LOWEST_COST || cost > HIGHEST_COST) return { ok: false, flaw: 'cost' };
  const salt = text.slice(saltAt, digestAt);
  const digest = text.slice(digestAt, end);
  if (!IN_ALPHABET.test(salt + digest)) return { ok: false, flaw: 'alphabet' };
  const prefix = `$${printable(text.charAt(1))}${printable(minor)}$`;
  return { ok: true, hash: { text: text.slice(0, end), prefix, cost, salt, digest } };
}

const printable = (version: string): string => (/^[a-z0-9]?$/.test(version) ? version : '?');

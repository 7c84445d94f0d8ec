import type { Io } from '../core/io.ts';
import { type Secret, secretOf } from './secret.ts';

const BYTES = 32;

/**
 * Makes a random secret of 43 letters, digits, `-` and `_` (255 random bits). It starts with a letter, so that no shell, YAML reader or
 * Helm template takes it for anything but text.
 */
export function randomSecret(randomBytes: Io['randomBytes']): Secret {
  const bytes = Buffer.from(randomBytes(BYTES));
  // The first six bits pick the first character; without the highest of them it is one of the 32 letters A to f.
  bytes[0] = (bytes[0] ?? 0) & 0x7f;
  return secretOf(bytes.toString('base64url'));
}

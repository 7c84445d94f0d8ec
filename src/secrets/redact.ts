import type { Secret } from './secret.ts';

/** What may be said of a secret in a message: its length. */
export function describeSecret(secret: Secret): string {
  const value = secret.reveal();
  const characters = [...value].length;
  const bytes = Buffer.byteLength(value, 'utf8');
  if (characters === 0) return 'empty';
  const length = characters === 1 ? '1 character' : `${characters} characters`;
  return characters === bytes ? length : `${length} (${bytes} bytes)`;
}

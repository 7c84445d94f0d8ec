import { UsageError } from '../core/errors.ts';

/** Throws what yargs' `fail` is told: the error of a handler as it is, a complaint of yargs (sometimes an error too) as UsageError. */
export function wrongCall(message: string | null, error: unknown, remedy: string): never {
  const ofYargs = error instanceof Error && error.name === 'YError';
  if (error && !ofYargs) throw error;
  throw new UsageError(message || (ofYargs ? error.message : 'wrong call'), remedy);
}

import type { ExitCode } from '../core/exit-code.ts';
import type { Io } from '../core/io.ts';
import { type HashArguments, hashRequest } from './hash-request.ts';
import { refuseStrays } from './hash-strays.ts';

/** Does what the arguments of `hash` ask for; throws UsageError where they ask for nothing that makes sense. */
export async function runHash(args: HashArguments, flags: readonly string[], io: Io): Promise<ExitCode> {
  refuseStrays(args, flags);
  const request = hashRequest(args, io.stderr.isTTY ?? false);
  if (request.kind === 'verify') return (await import('../commands/hash-verify.ts')).verify(request, io);
  if (request.kind === 'values') return (await import('../commands/hash-values.ts')).verifyValues(request, io);
  return (await import('../commands/hash.ts')).hash(request, io);
}

import { UsageError } from '../core/errors.ts';
import { ExitCode } from '../core/exit-code.ts';
import type { Io } from '../core/io.ts';
import { assertComputable } from '../secrets/bcrypt.ts';
import { inspectHash } from '../secrets/hash-form.ts';
import { type Verdict, verdictOnForm, verdictOnSecret } from '../secrets/verify.ts';
import { noteTrimmed } from './hash.ts';
import { readPlacedSecret, type SecretPlace } from './hash-secret.ts';

export interface VerifyOptions {
  /** The hash, raw or in base64. */
  readonly hash: string;
  readonly place: SecretPlace | undefined;
  readonly json: boolean;
}

/** Says whether a hash is of the secret; exit code 1 where it is not. */
export async function verify({ hash, place, json }: VerifyOptions, io: Io): Promise<ExitCode> {
  const form = inspectHash(hash);
  if (form.kind === 'empty') throw new UsageError('the hash to verify is empty', 'is the variable set?');
  if (form.kind !== 'flyte' && form.kind !== 'raw-bcrypt') return report(verdictOnForm(form), json, io);
  assertComputable(form.cost);
  const given = await readPlacedSecret(place, { prompt: 'The secret' }, io);
  noteTrimmed(given, io);
  return report(await verdictOnSecret(form, given), json, io);
}

/** Prints a verdict on stdout and what there is to know besides on stderr. */
export function report({ notes, ...verdict }: Verdict, json: boolean, io: Io, details: object = {}): ExitCode {
  for (const note of notes) io.stderr.write(`${note}\n`);
  const text = verdict.match ? 'match' : `no match: ${verdict.reason}`;
  io.stdout.write(json ? `${JSON.stringify({ ...verdict, ...details })}\n` : `${text}\n`);
  return verdict.match ? ExitCode.ok : ExitCode.findings;
}

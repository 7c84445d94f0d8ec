import { ExitCode } from '../core/exit-code.ts';
import type { Io } from '../core/io.ts';
import { assertComputable, hashSecret, SLOW_COST } from '../secrets/bcrypt.ts';
import { toFlyteForm } from '../secrets/hash-form.ts';
import { randomSecret } from '../secrets/random.ts';
import { type GivenSecret, givenSecret } from '../secrets/read-secret.ts';
import type { Secret } from '../secrets/secret.ts';
import { readPlacedSecret, type SecretPlace } from './hash-secret.ts';
import { writeChanges } from './write-changes.ts';

/** Where the secret comes from: it is read, or made and handed out. */
export type SecretPlan =
  | { readonly from: 'input'; readonly place: SecretPlace | undefined }
  /** The new secret goes to a file, or to stderr on a terminal. */
  | { readonly from: 'random'; readonly file: string | undefined; readonly force: boolean };

export interface HashOptions {
  readonly secret: SecretPlan;
  readonly cost: number;
  /** Whether to print the bcrypt hash itself instead of its base64. */
  readonly raw: boolean;
  readonly json: boolean;
}

/** Prints the hash of a secret, in the form that Flyte reads, alone on stdout. */
export async function hash(options: HashOptions, io: Io): Promise<ExitCode> {
  const { cost, raw, secret: plan } = options;
  assertComputable(cost);
  if (cost >= SLOW_COST)
    io.stderr.write(`cost ${cost} is slow: Flyte computes it for every token that flytepropeller asks for\n`);
  const given = await takeSecret(plan, io);
  noteTrimmed(given, io);
  const bcrypt = await hashSecret(given.secret, cost);
  if (plan.from === 'random') await handOut(given.secret, plan, io);
  const text = raw ? bcrypt : toFlyteForm(bcrypt);
  const form = raw ? 'raw' : 'base64';
  const report = { hash: text, form, cost, generated: plan.from === 'random', trimmed: given.trimmed };
  io.stdout.write(options.json ? `${JSON.stringify(report)}\n` : `${text}\n`);
  return ExitCode.ok;
}

async function takeSecret(plan: SecretPlan, io: Io): Promise<GivenSecret> {
  if (plan.from === 'input') return readPlacedSecret(plan.place, { prompt: "flytepropeller's client secret", twice: true }, io);
  return givenSecret(randomSecret(io.randomBytes).reveal(), 'the random secret');
}

/** Says on stderr that white space around a secret does not count. */
export function noteTrimmed({ trimmed }: GivenSecret, io: Io): void {
  if (trimmed) io.stderr.write('left out the white space around the secret, as Flyte does\n');
}

async function handOut(secret: Secret, plan: Extract<SecretPlan, { from: 'random' }>, io: Io): Promise<void> {
  if (plan.file === undefined) {
    io.stderr.write(`the secret, shown this once:\n${secret.reveal()}\n`);
    return;
  }
  const file = { name: plan.file, text: secret.reveal(), holdsSecrets: true, mayReplace: plan.force };
  await writeChanges([file], io.cwd);
  io.stderr.write(`wrote the secret to ${plan.file}\n`);
}

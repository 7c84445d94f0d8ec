import { byteLength, compareSecret, MOST_SECRET_BYTES, SLOW_COST } from './bcrypt.ts';
import type { HashForm, HashKind } from './hash-form.ts';
import { describeHash, hashConsequence } from './hash-words.ts';
import { publishedHash } from './known.ts';
import type { GivenSecret } from './read-secret.ts';
import { type Secret, secretOf } from './secret.ts';

/** Whether Flyte would log flytepropeller in with this secret and this hash. */
export interface Verdict {
  readonly match: boolean;
  /** Why not; null for a match. */
  readonly reason: string | null;
  readonly form: HashKind;
  /** `$2b$` and the like; null where there is no bcrypt hash. */
  readonly prefix: string | null;
  readonly cost: number | null;
  /** What is worth knowing whatever the outcome. */
  readonly notes: readonly string[];
}

type Comparable = Extract<HashForm, { bcrypt: string }>;

/** Above this cost, a second guess at what went wrong takes longer than it is worth. */
const HIGHEST_GUESSING_COST = 12;

/** The verdict on a text that Flyte cannot use as a hash. */
export function verdictOnForm(form: Exclude<HashForm, { kind: 'flyte' }>): Verdict {
  const { prefix, cost } = 'bcrypt' in form ? form : { prefix: null, cost: null };
  const reason = `the hash is ${describeHash(form)}. ${hashConsequence(form)}`;
  return { match: false, reason, form: form.kind, prefix, cost, notes: [] };
}

/** Compares a hash, in whatever form it was found, with a secret. Throws WorkError for a cost that cannot be computed. */
export async function verdictOnSecret(form: Comparable, given: GivenSecret): Promise<Verdict> {
  const { kind, bcrypt, prefix, cost } = form;
  const match = await compareSecret(given.secret, bcrypt);
  const reason = match ? null : `the hash (${prefix}, cost ${cost}) is of ${await whatElse(given, form)}`;
  return { match, reason, form: kind, prefix, cost, notes: notesOn(form, given.secret) };
}

/** Finds the usual slip: `echo secret | …` puts a line break behind the secret, and into the hash. */
async function whatElse({ secret, untrimmed }: GivenSecret, { bcrypt, cost }: Comparable): Promise<string> {
  if (cost > HIGHEST_GUESSING_COST) return 'another secret';
  const guesses = new Set([untrimmed.reveal(), `${secret.reveal()}\n`, `${secret.reveal()}\r\n`]);
  for (const guess of guesses) {
    if (await compareSecret(secretOf(guess), bcrypt)) {
      return 'this secret with white space around it (a line break from "echo"?), which Flyte leaves out before it compares';
    }
  }
  return 'another secret';
}

function notesOn(form: Comparable, secret: Secret): string[] {
  const published = publishedHash(form.bcrypt);
  return [
    form.kind === 'raw-bcrypt' ? 'the hash is not in base64; in the values, Flyte needs base64 of it' : '',
    byteLength(secret) > MOST_SECRET_BYTES ? `only the first ${MOST_SECRET_BYTES} bytes of the secret count` : '',
    published ? `this hash is public: it is built into ${published.where}; make one of your own` : '',
    form.cost >= SLOW_COST ? `cost ${form.cost} is slow: Flyte computes it for every token that flytepropeller asks for` : '',
  ].filter((note) => note !== '');
}

import { resolve } from 'node:path';
import { UsageError } from '../core/errors.ts';
import type { AnsweredSecrets, Answers } from '../questions/answers.ts';
import { hashSecret } from '../secrets/bcrypt.ts';
import { type Secret, secretOf } from '../secrets/secret.ts';
import { lookAt } from './look-at.ts';
import { manifestFile } from './manifests.ts';
import { type AuthSetup, setupFrom } from './setup.ts';
import { valuesFile } from './values/file.ts';
import type { FileToWrite } from './write.ts';

export const STDOUT = '-';

/** A file that is going to be written. */
export interface PlannedFile extends Omit<FileToWrite, 'mayReplace'> {
  readonly kind: 'values' | 'manifest';
  /** The text with every secret hidden. */
  readonly shown: string;
  /** Whether a file of this name is there already. */
  readonly replaces: boolean;
}

/** Everything that `init` would do, before any of it is done. */
export interface Plan {
  readonly answers: Answers;
  readonly setup: AuthSetup;
  readonly files: readonly PlannedFile[];
  /** The secrets that were given for it. */
  readonly told: readonly (keyof AnsweredSecrets)[];
  /** The secrets that were made up for it. */
  readonly generated: readonly (keyof AnsweredSecrets)[];
}

/** The secrets behind a plan, and where they come from. */
export interface PlanSecrets extends Pick<Plan, 'told' | 'generated'> {
  readonly secrets: AnsweredSecrets;
}

/**
 * Makes the texts of all files and looks at the places that they would go to; writes nothing. Throws UsageError where the answers
 * contradict each other or a place cannot be written to, WorkError where it cannot be looked at.
 */
export async function planOf(answers: Answers, { secrets, told, generated }: PlanSecrets, cwd: string): Promise<Plan> {
  const setup = setupFrom(answers, await propellerHash(answers, secrets.propellerClientSecret));
  const texts = textsOf(setup, answers, secrets);
  const hidden = textsOf(setup, answers, masked(secrets));
  refuseSamePlace(texts, cwd);
  const files: PlannedFile[] = [];
  for (const [index, file] of texts.entries()) {
    const shown = hidden[index]?.text ?? '';
    const replaces = file.name !== STDOUT && (await lookAt(file.name, cwd)).exists;
    files.push({ ...file, shown, replaces, holdsSecrets: file.text !== shown });
  }
  return { answers, setup, files, told, generated };
}

/** Flyte's own authorization server keeps the hash of flytepropeller's secret, in base64. */
async function propellerHash({ authServer, bcryptCost }: Answers, secret: Secret | undefined): Promise<string | undefined> {
  if (authServer === 'external' || secret === undefined) return undefined;
  return Buffer.from(await hashSecret(secret, bcryptCost)).toString('base64');
}

type Text = Pick<PlannedFile, 'kind' | 'name' | 'text'>;

function textsOf(setup: AuthSetup, answers: Answers, secrets: AnsweredSecrets): readonly Text[] {
  const values: Text = { kind: 'values', name: answers.output, text: valuesFile(setup, answers, secrets) };
  const manifest = manifestFile(setup, answers, secrets);
  if (manifest === undefined) return [values];
  return [values, { kind: 'manifest', name: answers.secretOutput, text: manifest }];
}

const HIDDEN = secretOf('(hidden)');

function masked(secrets: AnsweredSecrets): AnsweredSecrets {
  return Object.fromEntries(Object.keys(secrets).map((key) => [key, HIDDEN]));
}

function refuseSamePlace(files: readonly Text[], cwd: string): void {
  const [first, second] = files.map(({ name }) => (name === STDOUT ? STDOUT : resolve(cwd, name)));
  if (first === undefined || first !== second) return;
  const where = first === STDOUT ? 'standard output' : files[0]?.name;
  throw new UsageError(`the values and the manifest would both go to ${where}`, 'change --output or --secret-output');
}

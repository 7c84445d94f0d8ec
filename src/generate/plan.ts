import { resolve } from 'node:path';
import type { ChartName } from '../charts/chart.ts';
import { UsageError } from '../core/errors.ts';
import type { AnsweredSecrets, Answers } from '../questions/answers.ts';
import { hashSecret } from '../secrets/bcrypt.ts';
import { type Secret, secretOf } from '../secrets/secret.ts';
import type { ClusterCommand } from './cluster-commands.ts';
import { lookAt } from './look-at.ts';
import { inRelease, setupWith } from './own/base.ts';
import { carriedValues } from './own/carry.ts';
import { stillValid } from './own/existing-secrets.ts';
import { isForOtherChart, refuseOverOwn, withEdit } from './own/files.ts';
import { hashText, keptHash } from './own/kept.ts';
import type { OwnValues } from './own/own-values.ts';
import { editOf, type OwnEdit } from './own/plan-edit.ts';
import type { Pods } from './pods.ts';
import { repeatCommand } from './repeat.ts';
import { type AuthSetup, setupFrom } from './setup.ts';
import { type FileKind, type FileText, textsOf } from './texts.ts';
import type { FileToWrite } from './write.ts';

export const STDOUT = '-';

/** A file that is going to be written. */
export interface PlannedFile extends Omit<FileToWrite, 'mayReplace'> {
  readonly kind: FileKind;
  /** The text with every secret hidden. */
  readonly shown: string;
  /** Whether a file of this name is there already. */
  readonly replaces: boolean;
  /** The text of the file as it is, where this is a change of it; the same text where nothing has to change. */
  readonly before?: string;
}

/** Whether a file would not stay as it is. */
export const isChanged = ({ before, text }: PlannedFile): boolean => before !== text;

/** Whether something is put in the place of a file. */
export const isWritten = (file: PlannedFile): boolean => file.name !== STDOUT && isChanged(file);

/** What a release of Helm needs before it can take the place of what is in the cluster. */
export interface Handover {
  readonly conditions: readonly string[];
  readonly commands: readonly ClusterCommand[];
  /** For the first `helm upgrade`. */
  readonly helmFlags: readonly string[];
  /** The pods of the release that it becomes. */
  readonly pods: Pods;
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
  /** The change of the user's own values, where they are not written anew. */
  readonly edit?: OwnEdit;
  /** The user's own settings that values for another chart do not hold. */
  readonly left?: readonly string[];
  /** What Flyte takes otherwise than before, where somebody may think that nothing changes. */
  readonly differences?: readonly string[];
  /** What comes before the first `helm upgrade`, where objects that Helm knows nothing of are in its way. */
  readonly handover?: Handover;
  /** The chart around the one of the answers, which takes the values below a key of its own. */
  readonly umbrella?: ChartName | undefined;
  /** The command that makes the same again, where that is not `init` with the answers alone. */
  readonly repeat?: string;
}

/** The user's own values, and how their file is kept. */
export interface OwnPlace {
  readonly own: OwnValues;
  /** What the name of a copy of the file ends with; no copy without it. */
  readonly backup?: string;
  /** Whether new values are written in any case. */
  readonly anew?: boolean;
}

/** The secrets behind a plan, and where they come from. */
export interface PlanSecrets extends Pick<Plan, 'told' | 'generated'> {
  readonly secrets: AnsweredSecrets;
}

/**
 * Makes the texts of all files and looks at the places that they would go to; writes nothing. Throws UsageError where the answers
 * contradict each other, the user's own file cannot be changed in place or a place cannot be written to, WorkError where it cannot be
 * looked at.
 */
export async function planOf(
  answers: Answers,
  { secrets, told, generated }: PlanSecrets,
  cwd: string,
  place?: OwnPlace,
): Promise<Plan> {
  const hash = place && (await keptHash(stillValid(place.own.secrets, answers), answers, secrets.propellerClientSecret));
  const fresh = hash === undefined ? await propellerHash(answers, secrets.propellerClientSecret) : hashText(hash);
  const asked = setupWith(setupFrom(answers, fresh), hash);
  const setup = place && !isForOtherChart(place.own, answers) ? inRelease(asked, place.own.analysis) : asked;
  const own = place && (await ownText(place, answers, setup, secrets, cwd));
  const texts = textsOf(setup, answers, secrets, own?.text);
  const hidden = textsOf(setup, answers, masked(secrets), own?.hidden);
  refuseSamePlace(texts, cwd);
  const files: PlannedFile[] = [];
  for (const [index, file] of texts.entries()) {
    const shown = hidden[index]?.text ?? '';
    const replaces = file.name !== STDOUT && (await lookAt(file.name, cwd, file.makesDirectory)).exists;
    files.push({ ...file, shown, replaces, holdsSecrets: file.text !== shown });
  }
  const ofOwn = place && { repeat: repeatCommand(answers, place.own), umbrella: place.own.umbrella };
  const plan: Plan = { answers, setup, files, told, generated, ...(own?.left && { left: own.left }), ...ofOwn };
  return place && own?.edit ? withEdit({ ...plan, edit: own.edit }, place, own.edit, cwd) : plan;
}

/** What becomes of the user's own values: a changed file, or values for another chart that hold the same. */
async function ownText(place: OwnPlace, answers: Answers, setup: AuthSetup, secrets: AnsweredSecrets, cwd: string) {
  const { own } = place;
  if (place.anew || isForOtherChart(own, answers)) {
    refuseOverOwn(own, answers, cwd);
    const { text, shown, left } = await carriedValues(own, answers, setup, secrets, masked(secrets));
    return { text, hidden: shown, left };
  }
  const edit = await editOf(own, answers, setup, secrets);
  return { text: edit.text, hidden: edit.shown.after, edit };
}

/** Flyte's own authorization server keeps the hash of flytepropeller's secret, in base64. */
async function propellerHash({ authServer, bcryptCost }: Answers, secret: Secret | undefined): Promise<string | undefined> {
  if (authServer === 'external' || secret === undefined) return undefined;
  return Buffer.from(await hashSecret(secret, bcryptCost)).toString('base64');
}

const HIDDEN = secretOf('(hidden)');

function masked(secrets: AnsweredSecrets): AnsweredSecrets {
  return Object.fromEntries(Object.keys(secrets).map((key) => [key, HIDDEN]));
}

function refuseSamePlace(files: readonly FileText[], cwd: string): void {
  const places = files.map(({ name }) => (name === STDOUT ? STDOUT : resolve(cwd, name)));
  const index = places.findIndex((place, at) => places.indexOf(place) < at);
  const second = files[index];
  const first = files[places.indexOf(places[index] ?? '')];
  if (first === undefined || second === undefined) return;
  const where = second.name === STDOUT ? 'standard output' : second.name;
  throw new UsageError(`${NAMES[first.kind]} and ${NAMES[second.kind]} would both go to ${where}`, REMEDY);
}

const NAMES: Readonly<Record<FileKind, string>> = {
  values: 'the values',
  manifest: 'the manifest',
  'data plane': 'the values of the data plane',
  'data plane manifest': 'the manifest of the data plane',
  client: 'the client configuration',
  'idp setup': 'the set-up of the identity provider',
  backup: 'the copy of the values',
};

const REMEDY = 'change --output, --secret-output, --data-plane, --client-config or --idp-setup';

import { DEFAULT_NAMESPACE } from '../charts/defaults.ts';
import { whyNobodyCanBeAsked } from '../core/can-ask.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { InterruptedError, UsageError } from '../core/errors.ts';
import { ExitCode } from '../core/exit-code.ts';
import type { Io } from '../core/io.ts';
import { analyse } from '../flyte/analyse.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import { namespacesOf } from '../generate/read.ts';
import { readSecretFiles, secretsBeside } from '../kube/beside.ts';
import type { KubeFile } from '../kube/objects.ts';
import { choose } from '../questions/prompt.ts';
import { changed, type Given, isInPlace, objections } from '../rotate/check.ts';
import { type Order, rotate as rotateFiles } from '../rotate/rotation.ts';
import { type Standing, standingIn } from '../rotate/standing.ts';
import { inspectHash } from '../secrets/hash-form.ts';
import { readSource } from '../source/read.ts';
import { refuseFlyte2 } from './refuse-flyte2.ts';
import { diffText } from './rotate/diff.ts';
import { newHash, newSecret, VARIABLE } from './rotate/new-secret.ts';
import type { RotateOptions } from './rotate/options.ts';
import { outcomeText, refusalJson } from './rotate/outcome.ts';
import { writeRotated } from './rotate/write.ts';

/** Puts a new secret of flytepropeller and its hash into the user's own files, together, and says in which order to roll them out. */
export async function rotate(options: RotateOptions, io: Io): Promise<ExitCode> {
  const given = await readGiven(options, io);
  const names = options.values.join(' ');
  const analysis = analyse(given.request);
  refuseFlyte2(analysis.model);
  const standing = standingIn(analysis.model, names);
  refuseUseless(standing, options);
  const { order, generated } = await orderFor(standing, options, io);
  const files = rotateFiles({ analysis, manifests: given.manifests }, standing, order);
  const after = changed(given, files);
  const wrong = await objections(after);
  if (wrong.length > 0) return refuse(wrong, options, io);
  if (order.kind === 'rotate' && !(await isInPlace(after, order.secret, names)))
    throw new Error('the hash does not fit the secret');
  const diff = await diffText(given, after, files);
  const { namespace } = given.request;
  const told = { ...options, ...(namespace !== undefined && namespace !== DEFAULT_NAMESPACE && { namespace }) };
  const outcome = outcomeText({ analysis, standing, order, files, options: told }, diff);
  if (!options.dryRun) {
    await agree(diff, options, io);
    await writeRotated(files, generated, options, io);
  }
  io.stdout.write(outcome);
  return ExitCode.ok;
}

async function readGiven({ values, secretManifests, ...release }: RotateOptions, io: Io): Promise<Given> {
  if ([...values, ...secretManifests].includes('-'))
    throw new UsageError('files are changed in place, and standard input is none', 'name the file');
  const sources = await Promise.all(values.map((file) => readSource(file, io)));
  const manifests = await readSecretFiles(secretManifests, io);
  const request = { ...release, sources, beside: secretsBeside(manifests) };
  const namespace = isElsewhere(analyse(request).model) ? undefined : commonNamespace(manifests);
  return { request: { ...(namespace && { namespace }), ...request }, manifests };
}

/** Whether the pods and their Secrets are in another namespace than the release. */
const isElsewhere = (model: ReleaseModel): boolean => namespacesOf(model).releaseNamespace !== undefined;

/** Secrets are mounted in their own namespace alone: where all of them name the same one, the release is there, too. */
function commonNamespace(manifests: readonly KubeFile[]): string | undefined {
  const [first, ...others] = new Set(manifests.flatMap(({ objects }) => objects.flatMap(({ namespace }) => namespace ?? [])));
  return others.length === 0 ? first : undefined;
}

/** Throws UsageError where nothing in the files would change, or old and new cannot stand side by side. */
function refuseUseless({ hash, secrets, elsewhere }: Standing, { keepOld, dropOld }: RotateOptions): void {
  if (hash === undefined && (keepOld || dropOld)) {
    throw new UsageError(
      `--${keepOld ? 'keep-old' : 'drop-old'} is of no use: the identity provider checks the secret, not Flyte`,
      'add the new secret there first, and delete the old one afterwards',
    );
  }
  if (keepOld && inspectHash(hash?.value ?? '').kind !== 'flyte')
    throw new UsageError('the old hash cannot be kept: no secret fits it', 'leave --keep-old out');
  if (hash === undefined && secrets.length === 0) {
    throw new UsageError(
      `the secret is in none of these files, but in ${elsewhere.map((name) => `"${name}"`).join(' and ') || 'none at all'}`,
      'name the manifest of that Secret with --secret-manifest, or change it where it is kept',
    );
  }
}

async function orderFor(standing: Standing, options: RotateOptions, io: Io) {
  if (options.dropOld) return { order: { kind: 'drop' } satisfies Order, generated: undefined };
  const { secret, isGenerated } = await newSecret(standing, options, io);
  const isLost = isGenerated && standing.secrets.length === 0;
  if (isLost && options.secretOutput === undefined && !options.dryRun) {
    throw new UsageError(
      'nobody would know the new secret: none of these files holds it',
      'name the manifest with --secret-manifest, or a file for it with --secret-output; or give the secret with --secret-file',
    );
  }
  if (!isGenerated && options.secretOutput !== undefined)
    throw new UsageError('--secret-output is for a random secret, and one was given', `leave it out, or unset ${VARIABLE}`);
  const hash = await newHash(secret, standing, options.cost);
  const order: Order = { kind: 'rotate', secret, hash, keepOld: options.keepOld };
  return { order, generated: isGenerated ? secret : undefined };
}

function refuse(wrong: readonly Diagnostic[], { format }: RotateOptions, io: Io): ExitCode {
  if (format === 'json') io.stdout.write(refusalJson(wrong));
  const lines = wrong.map(({ message, ruleId }) => `  error: ${message} [${ruleId}]`);
  io.stderr.write(['nothing was written: the values would not pass the validator', ...lines, ''].join('\n'));
  return ExitCode.findings;
}

/** Shows the changes and asks. Throws InterruptedError where they are not wanted, UsageError where nobody can be asked. */
async function agree(diff: string, { yes }: RotateOptions, io: Io): Promise<void> {
  if (yes) return;
  const silence = whyNobodyCanBeAsked(io);
  if (silence !== undefined)
    throw new UsageError(`nobody can be asked whether to write the changes: ${silence}`, 'add --yes, or --dry-run to look first');
  io.stderr.write(diff);
  const answer = await choose(
    'Write these changes?',
    [
      { value: 'yes', name: 'Yes', hint: '' },
      { value: 'no', name: 'Leave without writing', hint: '' },
    ],
    'no',
    io,
  );
  if (answer === 'no') throw new InterruptedError();
}

import { UsageError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import { positionAt } from '../core/lines.ts';
import { type GivenSecret, givenSecret } from '../secrets/read-secret.ts';
import { readSource } from '../source/read.ts';
import { type KubeFile, type KubeObject, kubeObjectsIn } from './objects.ts';

/** Reads a file of manifests, `-` for standard input. Throws UsageError for one that is no YAML. */
export async function readManifests(file: string, io: Io): Promise<KubeFile> {
  const found = kubeObjectsIn(await readSource(file, io));
  const [problem] = found.problems;
  if (problem === undefined) return found;
  const { line, column } = positionAt(found.source, problem.span.start);
  throw new UsageError(`${found.source.name}:${line}:${column}: ${problem.message}`, 'kubectl would not read the file as it is');
}

/**
 * flytepropeller's secret in a file of manifests; of several, that in a Secret with one of the names. Throws UsageError that says what is
 * there instead.
 */
export function secretInManifest(file: KubeFile, names: readonly string[] = []): GivenSecret {
  const { text, secret } = secretText(file, 'client_secret', names);
  return givenSecret(text, `the secret in ${file.source.name} (client_secret of "${secret}")`);
}

/**
 * The text under a key in the Secrets of a file, and the Secret that has it; of several, one with one of the names. Throws UsageError
 * that says what is there instead.
 */
function secretText(file: KubeFile, key: string, names: readonly string[]): { readonly text: string; readonly secret: string } {
  const secrets = file.objects.filter(({ kind }) => kind === 'Secret');
  const all = secrets.filter(({ keys }) => keys.has(key));
  const meant = all.filter(({ name }) => names.includes(name));
  const owners = meant.length > 0 ? meant : all;
  const [owner, second] = owners;
  if (owner === undefined)
    throw new UsageError(`${file.source.name} has no Secret with the key "${key}"`, whatThereIs(file, secrets));
  const value = owner.keys.get(key);
  if (second && second.keys.get(key)?.text !== value?.text) {
    throw new UsageError(
      `${file.source.name} has different values for "${key}", in the Secrets "${owner.name}" and "${second.name}"`,
      'give a file with one of them',
    );
  }
  if (value?.text !== undefined) return { text: value.text, secret: owner.name };
  throw unreadableKey(file, owner, key);
}

/** The error for a key of a Secret that holds no text. */
export const unreadableKey = ({ source }: KubeFile, { name }: KubeObject, key: string): UsageError =>
  new UsageError(
    `"${key}" of the Secret "${name}" in ${source.name} cannot be read`,
    'under "data" it has to be base64 of UTF-8 text, under "stringData" a string in quotes',
  );

function whatThereIs({ standIns }: KubeFile, secrets: readonly KubeObject[]): string {
  const [standIn] = standIns;
  if (standIn !== undefined)
    return `it holds ${/^[AEIOU]/.test(standIn) ? 'an' : 'a'} ${standIn}, which does not tell the secret itself; kubectl get secret -o yaml does`;
  if (secrets.length === 0) return 'give the manifest of the Secret, or what kubectl get secret -o yaml prints';
  return `there is ${secrets.map(({ name, keys }) => `"${name}" with ${[...keys.keys()].join(', ') || 'nothing in it'}`).join('; ')}`;
}

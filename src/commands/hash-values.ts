import { UsageError } from '../core/errors.ts';
import type { ExitCode } from '../core/exit-code.ts';
import type { Io } from '../core/io.ts';
import { readManifests, secretInManifest } from '../kube/named-secret.ts';
import { inspectHash } from '../secrets/hash-form.ts';
import { type GivenSecret, givenSecret } from '../secrets/read-secret.ts';
import { verdictOnForm, verdictOnSecret } from '../secrets/verify.ts';
import { readSource } from '../source/read.ts';
import { noteTrimmed } from './hash.ts';
import { type FoundText, propellerTexts } from './hash-places.ts';
import { placeText, readPlacedSecret, type SecretPlace } from './hash-secret.ts';
import { report } from './hash-verify.ts';

export interface ValuesOptions {
  /** Values files of one release, in Helm's order. */
  readonly files: readonly string[];
  /** Takes the secret from here instead, for set-ups that keep it outside of the values. */
  readonly place: SecretPlace | undefined;
  readonly json: boolean;
}

/** Says whether the hash in values files is of the secret in them, as flytepropeller's login needs it; exit code 1 where it is not. */
export async function verifyValues({ files, place, json }: ValuesOptions, io: Io): Promise<ExitCode> {
  const sources = await Promise.all(files.map((file) => readSource(file, io)));
  const manifest = place && 'manifest' in place ? await readManifests(place.manifest, io) : undefined;
  const { hash, rotated, secret, mounted } = propellerTexts(sources, manifest ? [manifest] : []);
  const form = inspectHash(hash.text);
  const details = { hashAt: hash.place, secretAt: place ? placeText(place) : (secret?.place ?? null) };
  if (form.kind !== 'flyte') return report(verdictOnForm(form), json, io, details);
  const given = manifest ? secretInManifest(manifest, mounted) : await secretOf(place, secret, io);
  noteTrimmed(given, io);
  const verdict = await verdictOnSecret(form, given);
  const older = verdict.match ? undefined : await olderMatch(rotated, given);
  if (older) return report(older.verdict, json, io, { ...details, hashAt: older.place });
  return report(verdict, json, io, details);
}

/** Flyte takes the secrets of the rotated hashes as well as the one of the hash. */
async function olderMatch(rotated: readonly FoundText[], given: GivenSecret) {
  for (const { text, place } of rotated) {
    const form = inspectHash(text);
    if (form.kind !== 'flyte') continue;
    const verdict = await verdictOnSecret(form, given);
    const note = `the secret is an old one: the hash at ${place} is of it, and it is good until that is taken out`;
    if (verdict.match) return { verdict: { ...verdict, notes: [...verdict.notes, note] }, place };
  }
  return undefined;
}

async function secretOf(place: SecretPlace | undefined, found: FoundText | undefined, io: Io): Promise<GivenSecret> {
  if (place !== undefined) return readPlacedSecret(place, { prompt: 'The secret' }, io);
  if (found) return givenSecret(found.text, `the secret at ${found.place}`);
  throw new UsageError(
    'the values hold the hash, but not the secret',
    'name a file with the secret (--secret-file FILE), or with the manifest of a Secret (--from-secret FILE)',
  );
}

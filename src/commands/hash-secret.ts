import type { Io } from '../core/io.ts';
import { type GivenSecret, readSecret, type SecretRequest } from '../secrets/read-secret.ts';

/** Where flytepropeller's secret is: alone in a file, or under `client_secret` in the manifest of a Secret; `-` for standard input. */
export type SecretPlace = { readonly file: string } | { readonly manifest: string };

/** Reads the secret from its place, or as it is typed or piped in. Throws UsageError for one that cannot be meant. */
export async function readPlacedSecret(
  place: SecretPlace | undefined,
  { prompt, twice = false }: Omit<SecretRequest, 'file'>,
  io: Io,
): Promise<GivenSecret> {
  if (place === undefined || 'file' in place) return readSecret({ file: place?.file, prompt, twice }, io);
  // Only who names a manifest pays for reading YAML.
  const { readManifests, secretInManifest } = await import('../kube/named-secret.ts');
  return secretInManifest(await readManifests(place.manifest, io));
}

/** `client_secret`, or `secret.yaml (client_secret)`, for reports. */
export const placeText = (place: SecretPlace): string => ('file' in place ? place.file : `${place.manifest} (client_secret)`);

import type { Io } from '../core/io.ts';
import { type GivenSecret, givenSecret, readSecret, type SecretRequest } from '../secrets/read-secret.ts';

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
  const { readManifests, secretText } = await import('../kube/named-secret.ts');
  const file = await readManifests(place.manifest, io);
  const { text, secret } = secretText(file, 'client_secret');
  return givenSecret(text, `the secret in ${file.source.name} (client_secret of "${secret}")`);
}

/** `client_secret`, or `secret.yaml (client_secret)`, for reports. */
export const placeText = (place: SecretPlace): string => ('file' in place ? place.file : `${place.manifest} (client_secret)`);

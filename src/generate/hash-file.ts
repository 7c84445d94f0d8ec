import { documentOf, textOf } from '../annotated-yaml/safe-yaml.ts';

/** Flyte reads the files of its configuration in the order of their names; this one comes after all that flyte-binary makes. */
export const HASH_FILE = '200-auth-hash.yaml';

/** A configuration file of flyte-binary that holds the hash of flytepropeller's secret and nothing else; `hash` is in base64. */
export function hashFileText(client: string, hash: string): string {
  const settings = { auth: { appAuth: { selfAuthServer: { staticClients: { [client]: { client_secret: hash } } } } } };
  return textOf(documentOf(settings));
}

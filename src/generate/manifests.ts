import { UsageError } from '../core/errors.ts';
import type { AnsweredSecrets, Answers } from '../questions/answers.ts';
import { externalSecretManifest, secretManifest } from '../secrets/manifest.ts';
import type { Secret } from '../secrets/secret.ts';
import { type SecretKey, type SecretObject, secretObjects } from './secret-objects.ts';
import type { AuthSetup } from './setup.ts';

/** What the manifest calls the user's own store; nobody but the user can know its name. */
export const EXTERNAL_STORE = { kind: 'ClusterSecretStore', name: 'your-secret-store' } as const;

/**
 * The manifest that is applied beside the release: a Secret, or an ExternalSecret; flyte-core gets two where the name is not its own.
 * Undefined where the secrets live elsewhere. Throws UsageError where a secret is missing.
 */
export function manifestFile(setup: AuthSetup, answers: Answers, secrets: AnsweredSecrets): string | undefined {
  if (setup.secrets.kept === 'values') return undefined;
  const objects = secretObjects(setup.chart, setup.secrets.name);
  const { namespace } = setup;
  if (answers.secrets === 'secret') return joined(objects.map((object) => secretOf(object, namespace, secrets)));
  if (answers.secrets === 'external-secrets') return joined(objects.map((object) => externalSecretOf(object, namespace)));
  return undefined;
}

const joined = (documents: readonly string[]): string => documents.join('---\n');

function secretOf({ name, keys }: SecretObject, namespace: string, secrets: AnsweredSecrets): string {
  return secretManifest({ name, namespace, data: Object.fromEntries(keys.map((key) => [key, secretBehind(key, secrets)])) });
}

function externalSecretOf({ name, keys }: SecretObject, namespace: string): string {
  const data = Object.fromEntries(keys.map((key) => [key, { key: name, property: key }]));
  return externalSecretManifest({ name, namespace, store: EXTERNAL_STORE, data });
}

function secretBehind(key: SecretKey, { oidcClientSecret, propellerClientSecret }: AnsweredSecrets): Secret {
  const [secret, owner] = key === 'client_secret' ? [propellerClientSecret, 'flytepropeller'] : [oidcClientSecret, 'the web app'];
  if (secret === undefined) throw new UsageError(`the client secret of ${owner} is missing`);
  return secret;
}

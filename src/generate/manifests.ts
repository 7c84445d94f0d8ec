import type { BesideSecret } from '../charts/beside.ts';
import { UsageError } from '../core/errors.ts';
import { sourceText } from '../core/lines.ts';
import { secretsBeside } from '../kube/beside.ts';
import { kubeObjectsIn } from '../kube/objects.ts';
import type { AnsweredSecrets, Answers } from '../questions/answers.ts';
import { DEFAULT_STORE } from '../questions/secret-store.ts';
import { SECRET_ENTRIES, type SecretEntry } from '../secrets/entries.ts';
import { externalSecretManifest, secretManifest } from '../secrets/manifest.ts';
import { type Secret, secretOf } from '../secrets/secret.ts';
import { isMadeByChart, keepAnnotations, type SecretObject, secretObjects, secretPlaces } from '../secrets/secret-objects.ts';
import { HASH_FILE, hashFileText } from './hash-file.ts';
import type { AuthSetup } from './setup.ts';

/**
 * The manifest that is applied beside the release: a Secret, or an ExternalSecret; flyte-core gets two where the name is not its own.
 * Undefined where the secrets live elsewhere. Throws UsageError where a secret is missing.
 */
export function manifestFile(setup: AuthSetup, answers: Answers, secrets: AnsweredSecrets): string | undefined {
  if (setup.secrets.kept === 'values') return undefined;
  const objects = secretObjects(setup.chart, setup.secrets.name);
  if (answers.secrets === 'secret')
    return joined([...objects.map((object) => secretFor(object, setup, secrets)), ...hashManifest(setup)]);
  if (answers.secrets === 'external-secrets') return joined(objects.map((object) => externalSecretFor(object, setup, answers)));
  return undefined;
}

/** The manifest for clusters that run workflows alone: flytepropeller's secret and nothing else. Undefined where there is none. */
export function dataPlaneManifest(setup: AuthSetup, answers: Answers, secrets: AnsweredSecrets): string | undefined {
  if (setup.secrets.kept === 'values') return undefined;
  const { client_secret: name } = secretPlaces(setup.chart, setup.secrets.name);
  const object: SecretObject = { name, keys: ['client_secret'] };
  if (answers.secrets === 'secret') return secretFor(object, setup, secrets);
  return answers.secrets === 'external-secrets' ? externalSecretFor(object, setup, answers) : undefined;
}

/** The Secret with the hash, where the values only name it. */
function hashManifest({ secrets, namespace, ...setup }: AuthSetup): readonly string[] {
  if (secrets.kept === 'values' || secrets.config === undefined || setup.mode === 'external') return [];
  const { clientId, hash } = setup.propeller;
  return [secretManifest({ name: secrets.config, namespace, data: { [HASH_FILE]: secretOf(hashFileText(clientId, hash)) } })];
}

/** The Secrets in that manifest, as they stand beside the release. Throws as `manifestFile` does. */
export const writtenSecrets = (setup: AuthSetup, answers: Answers, secrets: AnsweredSecrets): readonly BesideSecret[] =>
  secretsBeside([kubeObjectsIn(sourceText(answers.secretOutput, manifestFile(setup, answers, secrets) ?? ''))]);

const joined = (documents: readonly string[]): string => documents.join('---\n');

function secretFor({ name, keys }: SecretObject, setup: AuthSetup, secrets: AnsweredSecrets): string {
  const data = Object.fromEntries(keys.map((key) => [key, secretBehind(key, secrets)]));
  return secretManifest({ name, namespace: setup.namespace, data, ...keptUnder(name, setup) });
}

/** What keeps a Secret that the release may have made before. */
function keptUnder(name: string, setup: AuthSetup) {
  if (!isMadeByChart(setup.chart, name)) return {};
  const [marks, who] = setup.isArgo ? ['annotations keep', 'Argo CD'] : ['annotation keeps', 'Helm'];
  const note = `The ${marks} ${who} from deleting it where the release made a Secret of this name before: apply it first`;
  return { annotations: keepAnnotations(setup), notes: [note] };
}

function externalSecretFor({ name, keys }: SecretObject, setup: AuthSetup, answers: Answers): string {
  const data = Object.fromEntries(keys.map((key) => [key, { key: storeEntry(name, answers), property: key }]));
  return externalSecretManifest({ name, namespace: setup.namespace, store: storeOf(answers), data, ...keptUnder(name, setup) });
}

/** The store that the ExternalSecrets refer to. */
export const storeOf = ({ secretStore, secretStoreKind }: Answers) => ({
  name: secretStore ?? DEFAULT_STORE.name,
  kind: secretStoreKind ?? DEFAULT_STORE.kind,
});

/** The entry of the store that a Secret is filled from. */
export const storeEntry = (name: string, { secretStoreKey }: Answers): string => secretStoreKey ?? name;

function secretBehind(entry: SecretEntry, secrets: AnsweredSecrets): Secret {
  const secret = secrets[SECRET_ENTRIES[entry]];
  if (secret === undefined) throw new UsageError(`the client secret of ${OWNERS[entry]} is missing`);
  return secret;
}

const OWNERS: Readonly<Record<SecretEntry, string>> = { client_secret: 'flytepropeller', oidc_client_secret: 'the web app' };

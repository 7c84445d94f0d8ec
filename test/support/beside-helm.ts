import { manifestFile, storeEntry } from '../../src/generate/manifests.ts';
import type { Answers } from '../../src/questions/answers.ts';
import { secretObjects } from '../../src/secrets/secret-objects.ts';
import { SECRETS, setupOfAnswers } from '../generate/matrix.ts';
import { type Manifest, manifestsOf } from './real-helm.ts';

/** As a secret store or an administrator has them, too. */
export const KNOWN: Readonly<Record<string, string>> = {
  client_secret: SECRETS.propellerClientSecret?.reveal() ?? '',
  oidc_client_secret: SECRETS.oidcClientSecret?.reveal() ?? '',
};

/** The Secrets that are there before Helm runs: as the manifest says, as its operator makes them, or as somebody was told to. */
export function besideHelm(answers: Answers): readonly Manifest[] {
  const setup = setupOfAnswers(answers);
  const manifest = manifestFile(setup, answers, SECRETS);
  if (manifest !== undefined)
    return manifestsOf(manifest).map((one) => (one.kind === 'ExternalSecret' ? operated(one, answers) : one));
  if (setup.secrets.kept === 'values') return [];
  return secretObjects(setup.chart, setup.secrets.name).map(({ name, keys }) => ({
    kind: 'Secret',
    metadata: { name, namespace: answers.namespace },
    stringData: Object.fromEntries(keys.map((key) => [key, KNOWN[key]])),
  }));
}

interface ExternalSecretSpec {
  readonly target: { readonly name: string };
  readonly data: readonly {
    readonly secretKey: string;
    readonly remoteRef: { readonly key: string; readonly property: string };
  }[];
}

/** What External Secrets Operator makes of it. */
function operated({ metadata, spec }: Manifest, answers: Answers): Manifest {
  const { target, data } = spec as ExternalSecretSpec;
  const known = (key: string, property: string) => (key === storeEntry(target.name, answers) ? KNOWN[property] : undefined);
  const found = data.map(({ secretKey, remoteRef: { key, property } }) => [secretKey, known(key, property)]);
  return { kind: 'Secret', metadata: { ...metadata, name: target.name }, stringData: Object.fromEntries(found) };
}

import type { BesideSecret } from '../charts/beside.ts';
import { UsageError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import type { Report } from '../core/report.ts';
import { readManifests, unreadableKey } from './named-secret.ts';
import type { KubeFile } from './objects.ts';

/** Reads files with manifests of Secrets. Throws UsageError for one that is no YAML, has no Secret, or one that the API server refuses. */
export const readSecretFiles = (names: readonly string[], io: Io): Promise<readonly KubeFile[]> =>
  Promise.all(names.map((name) => readSecretFile(name, io)));

async function readSecretFile(name: string, io: Io): Promise<KubeFile> {
  const found = await readManifests(name, io);
  const secrets = found.objects.filter(({ kind }) => kind === 'Secret');
  for (const secret of secrets)
    for (const [key, { isRefused }] of secret.keys) if (isRefused) throw unreadableKey(found, secret, key);
  if (secrets.length > 0) return found;
  const [standIn] = found.standIns;
  throw new UsageError(
    `${found.source.name} holds no Secret${standIn === undefined ? '' : `; ${standIn} does not tell what is in one`}`,
    'name the manifest of the Secret, or leave it out',
  );
}

/** The Secrets in manifests, as they stand beside a release. */
export const secretsBeside = (files: readonly KubeFile[]): readonly BesideSecret[] =>
  files
    .flatMap(({ objects }) => objects)
    .filter(({ kind }) => kind === 'Secret')
    .map(({ name, namespace, keys }) => ({
      name,
      isBeside: true,
      ...(namespace !== undefined && { namespace }),
      keys: new Map([...keys].map(([key, { text, node }]) => [key, { value: text ?? null, origin: node.origin }])),
    }));

/** What no snippet may show of manifests. */
export const secretSpans = (files: readonly KubeFile[]): Report['secrets'] =>
  files
    .flatMap(({ objects }) => objects.flatMap(({ keys }) => [...keys.values()]))
    .flatMap(({ node: { origin } }) => (origin.from === 'file' ? [{ file: origin.file, span: origin.value }] : []));

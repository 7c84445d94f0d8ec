import { UsageError } from '../core/errors.ts';
import type { OwnValues } from '../generate/own/own-values.ts';
import type { Given } from '../questions/given.ts';
import { envOf, flagOf } from '../questions/names.ts';
import { SECRET_QUESTIONS } from '../questions/secret-questions.ts';
import { fileKey, type GivenSecrets } from '../questions/secret-sources.ts';
import { entryOf, type SecretEntry } from '../secrets/entries.ts';
import { readsKey } from './places.ts';

/** Throws UsageError where secrets are to be written that neither the objects hold nor anybody gave: a new one would lock Flyte out. */
export function refuseMissingSecrets({ analysis, secrets }: OwnValues, given: Given, givenSecrets: GivenSecrets): void {
  const way = given.get('secrets')?.raw;
  if (way !== 'secret' && way !== 'values') return;
  // A published one is there, but nobody should keep it.
  const isReplaced = (file: SecretEntry) =>
    file === 'client_secret' && secrets.of.authServer === 'internal' && readsKey(file, analysis.model);
  const missing = SECRET_QUESTIONS.map(({ key }) => key).filter(
    (key) => secrets[key] === undefined && !givenSecrets.has(key) && !isReplaced(entryOf(key)),
  );
  if (missing.length === 0) return;
  const names = missing.map((key) => `"${entryOf(key)}"`).join(' and ');
  const ways = missing.map((key) => `${flagOf(fileKey(key))} FILE or ${envOf(key)}`).join(', ');
  throw new UsageError(
    `${names} ${missing.length === 1 ? 'is' : 'are'} not among the objects`,
    `give the Secrets too (kubectl get configmaps,secrets -o yaml), or ${ways}; --secrets existing leaves them in the cluster`,
  );
}

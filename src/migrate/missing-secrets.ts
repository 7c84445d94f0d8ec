import { UsageError } from '../core/errors.ts';
import type { OwnValues } from '../generate/own/own-values.ts';
import type { AnsweredSecrets } from '../questions/answers.ts';
import type { Given } from '../questions/given.ts';
import { envOf, flagOf } from '../questions/names.ts';
import { fileKey, type GivenSecrets } from '../questions/secret-sources.ts';
import { readsKey } from './places.ts';

const SECRETS = [
  ['oidcClientSecret', 'oidc_client_secret'],
  ['propellerClientSecret', 'client_secret'],
] as const satisfies readonly (readonly [keyof AnsweredSecrets, string])[];

/** Throws UsageError where secrets are to be written that neither the objects hold nor anybody gave: a new one would lock Flyte out. */
export function refuseMissingSecrets({ analysis, secrets }: OwnValues, given: Given, givenSecrets: GivenSecrets): void {
  const way = given.get('secrets')?.raw;
  if (way !== 'secret' && way !== 'values') return;
  // A published one is there, but nobody should keep it.
  const isReplaced = (file: string) =>
    file === 'client_secret' && secrets.of.authServer === 'internal' && readsKey(file, analysis.model);
  const missing = SECRETS.filter(([key, file]) => secrets[key] === undefined && !givenSecrets.has(key) && !isReplaced(file));
  if (missing.length === 0) return;
  const names = missing.map(([, file]) => `"${file}"`).join(' and ');
  const ways = missing.map(([key]) => `${flagOf(fileKey(key))} FILE or ${envOf(key)}`).join(', ');
  throw new UsageError(
    `${names} ${missing.length === 1 ? 'is' : 'are'} not among the objects`,
    `give the Secrets too (kubectl get configmaps,secrets -o yaml), or ${ways}; --secrets existing leaves them in the cluster`,
  );
}

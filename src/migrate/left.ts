import type { KubeFile } from '../kube/objects.ts';

/** Keys that Flyte makes by itself where they are missing (flyteadmin/auth/init_secrets.go, create_secrets.go). */
const MADE_BY_FLYTE = ['claim_symmetric_key', 'cookie_hash_key', 'cookie_block_key', 'token_rsa_key.pem'];
const CARRIED = ['client_secret', 'oidc_client_secret'];

/** What stays behind in the Secrets, and why, in lines. */
export const leftInSecrets = (files: readonly KubeFile[]): readonly string[] =>
  files.flatMap(({ objects }) =>
    objects.filter(({ kind }) => kind === 'Secret').flatMap(({ name, keys }) => secretLines(name, [...keys.keys()])),
  );

function secretLines(name: string, keys: readonly string[]): readonly string[] {
  const made = keys.filter((key) => MADE_BY_FLYTE.includes(key));
  const others = keys.filter((key) => !MADE_BY_FLYTE.includes(key) && !CARRIED.includes(key) && !key.endsWith('.yaml'));
  return [
    ...(made.length > 0 ? [`Secret "${name}": ${made.join(', ')}. Flyte makes them itself; they stay in the cluster`] : []),
    ...(others.length > 0 ? [`Secret "${name}": ${others.join(', ')}. they have nothing to do with authentication`] : []),
  ];
}

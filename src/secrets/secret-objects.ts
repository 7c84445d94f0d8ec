import type { AuthSetup } from '../generate/setup.ts';
import type { SetupChart } from '../questions/answers.ts';
import { ENTRY_NAMES, type SecretEntry } from './entries.ts';

/** flyte-core's scheduler and sharded propellers mount this Secret whatever `secretName` says (templates/flytescheduler/deployment.yaml). */
const FIXED_CORE_SECRET = 'flyte-secret-auth';

/** Whether the chart makes a Secret of this name itself as long as the values hold the secret. */
export const isMadeByChart = (chart: SetupChart, name: string): boolean => chart === 'flyte-core' && name === FIXED_CORE_SECRET;

/** Helm deletes what it made once and makes no longer, but for what is marked so in the cluster (helm, pkg/kube/client.go). */
export const KEEP_ANNOTATION = { key: 'helm.sh/resource-policy', value: 'keep' } as const;

/** To Argo CD, Helm's annotation is for the end of an Application: pruning has one of its own (docs/user-guide/sync-options.md there). */
export const keepAnnotations = ({ isArgo = false }: Pick<AuthSetup, 'isArgo'>): Readonly<Record<string, string>> => ({
  [KEEP_ANNOTATION.key]: KEEP_ANNOTATION.value,
  ...(isArgo && { 'argocd.argoproj.io/sync-options': 'Prune=false' }),
});

/** A Secret that has to exist beside the Helm release. */
export interface SecretObject {
  readonly name: string;
  readonly keys: readonly SecretEntry[];
}

/** Where each secret has to be when it is kept outside of Helm under a name of the user's choice. */
export function secretPlaces(chart: SetupChart, name: string): Readonly<Record<SecretEntry, string>> {
  return { client_secret: chart === 'flyte-core' ? FIXED_CORE_SECRET : name, oidc_client_secret: name };
}

/** The Secrets that a release needs when secrets are kept outside of Helm; flyte-core needs two where the name is not its own. */
export function secretObjects(chart: SetupChart, name: string): readonly SecretObject[] {
  const places = secretPlaces(chart, name);
  if (places.client_secret === name) return [{ name, keys: ENTRY_NAMES }];
  return [
    { name: places.client_secret, keys: ['client_secret'] },
    { name, keys: ['oidc_client_secret'] },
  ];
}

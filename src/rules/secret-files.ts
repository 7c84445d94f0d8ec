import type { ProcessName, RenderedSecret, Workload } from '../charts/chart.ts';
import { closest } from '../core/distance.ts';
import type { Sourced } from '../core/origin.ts';
import type { Plain, ScalarValue } from '../core/tree.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import type { Caller } from './setup.ts';

/** What a process finds in place of a secret that it reads. */
export type SecretFile =
  | { readonly kind: 'value'; readonly secret: Sourced<ScalarValue> }
  /** In a Secret that the values only name. */
  | { readonly kind: 'outside'; readonly name: Sourced<string> }
  | LackingKey
  /** No Secret is mounted at all. */
  | { readonly kind: 'unmounted' };

/** In a Secret that lacks the key: nothing stands in the values, or in the manifest beside them. */
export interface LackingKey {
  readonly kind: 'empty';
  /** The Secret, where it is named. */
  readonly name: Sourced<string>;
  readonly key: string;
  /** What is there instead. */
  readonly others: readonly (readonly [string, Sourced<Plain>])[];
  /** Whether the manifest of the Secret is known; one that Helm makes may get the key from somebody else. */
  readonly isKnown: boolean;
}

const ENV_PREFIX = 'FLYTE_SECRET_';

/** `/etc/secrets/<file>`, or the variable that beats it (flytepropeller/pkg/webhook … secretmanager/secrets.go). */
export function secretFile(model: ReleaseModel, process: ProcessName, file: string): SecretFile {
  const workload = workloadOf(model, process);
  return variable(model, workload, `${ENV_PREFIX}${file}`) ?? mounted(model, workload, file);
}

/** A key that only looks like the one that is lacking, and its value. */
export function similarKey({ key: wanted, others }: LackingKey): readonly [string, Sourced<Plain>] | undefined {
  const similar = closest(
    lettersOf(wanted),
    others.map(([key]) => lettersOf(key)),
  );
  return others.find(([key]) => lettersOf(key) === similar);
}

const lettersOf = (key: string): string => key.toLowerCase().replace(/[^a-z]/g, '');

/** The secret that a caller sends with its client id; undefined where it is kept at a place of its own. */
export function clientSecretOf(model: ReleaseModel, { process, request }: Caller): SecretFile | undefined {
  const workload = workloadOf(model, process.name);
  if (request.secret.from === 'env') return variable(model, workload, request.secret.name.value);
  const [, file] = (request.secret.from === 'file' && /^\/etc\/secrets\/([^/]+)$/.exec(request.secret.path.value)) || [];
  return file === undefined ? undefined : mounted(model, workload, file);
}

const workloadOf = (model: ReleaseModel, process: ProcessName): Workload | undefined =>
  model.manifests?.workloads.find((workload) => workload.process === process);

function variable(model: ReleaseModel, workload: Workload | undefined, name: string): SecretFile | undefined {
  const found = workload?.env.find((one) => one.name === name);
  if (found === undefined) return undefined;
  if (found.value) return { kind: 'value', secret: found.value };
  const { from, origin } = found;
  const secret = from && secretNamed(model, from.secret.value);
  if (from === undefined || secret === undefined)
    return { kind: 'outside', name: { value: `environment variable ${name}`, origin } };
  return valueIn([secret], from.key) ?? lacking(from.secret, from.key, [secret]);
}

function mounted(model: ReleaseModel, workload: Workload | undefined, key: string): SecretFile {
  const mounts = [...(workload?.secretMounts ?? [])].reverse();
  const [first] = mounts;
  if (first === undefined) return { kind: 'unmounted' };
  const known: RenderedSecret[] = [];
  for (const name of mounts) {
    const secret = secretNamed(model, name.value);
    if (secret === undefined) return valueIn(known, key) ?? { kind: 'outside', name };
    known.push(secret);
  }
  return valueIn(known, key) ?? lacking(first, key, known);
}

const secretNamed = ({ manifests }: ReleaseModel, name: string): RenderedSecret | undefined =>
  manifests?.secrets.find((secret) => secret.name === name);

/** The value in the first Secret that has the key. */
function valueIn(secrets: readonly RenderedSecret[], key: string): SecretFile | undefined {
  const secret = secrets.map(({ keys }) => keys.get(key)).find((one) => one !== undefined);
  return secret && { kind: 'value', secret: { ...secret, value: textOf(secret.value) } };
}

const lacking = (name: Sourced<string>, key: string, secrets: readonly RenderedSecret[]): LackingKey => ({
  kind: 'empty',
  name,
  key,
  others: secrets.flatMap(({ keys }) => [...keys]),
  isKnown: secrets.some(({ isBeside }) => isBeside),
});

/** Kubernetes takes no mapping and no list for a secret, so that nothing is there to judge. */
const textOf = (value: Plain): ScalarValue => (typeof value === 'object' ? '' : value);

import type { ProcessName, Workload } from '../charts/chart.ts';
import type { Sourced } from '../core/origin.ts';
import type { Plain, ScalarValue } from '../core/tree.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import type { Caller } from './setup.ts';

/** What a process finds in place of a secret that it reads. */
export type SecretFile =
  | { readonly kind: 'value'; readonly secret: Sourced<ScalarValue> }
  /** In a Secret that the values only name. */
  | { readonly kind: 'outside'; readonly name: Sourced<string> }
  /** In a Secret of the release that lacks the key: nothing stands in the values. */
  | { readonly kind: 'empty' }
  /** No Secret is mounted at all. */
  | { readonly kind: 'unmounted' };

const ENV_PREFIX = 'FLYTE_SECRET_';

/** `/etc/secrets/<file>`, or the variable that beats it (flytepropeller/pkg/webhook … secretmanager/secrets.go). */
export function secretFile(model: ReleaseModel, process: ProcessName, file: string): SecretFile {
  const workload = workloadOf(model, process);
  return variable(workload, `${ENV_PREFIX}${file}`) ?? mounted(model, workload, file);
}

/** The keys that a process finds in the Secrets of the release. */
export const secretKeys = (model: ReleaseModel, process: ProcessName): readonly (readonly [string, Sourced<Plain>])[] =>
  (workloadOf(model, process)?.secretMounts ?? []).flatMap(({ value }) => [
    ...(model.manifests?.secrets.find(({ name }) => name === value)?.keys ?? []),
  ]);

/** The secret that a caller sends with its client id; undefined where it is kept at a place of its own. */
export function clientSecretOf(model: ReleaseModel, { process, request }: Caller): SecretFile | undefined {
  const workload = workloadOf(model, process.name);
  if (request.secret.from === 'env') return variable(workload, request.secret.name.value);
  const [, file] = (request.secret.from === 'file' && /^\/etc\/secrets\/([^/]+)$/.exec(request.secret.path.value)) || [];
  return file === undefined ? undefined : mounted(model, workload, file);
}

const workloadOf = (model: ReleaseModel, process: ProcessName): Workload | undefined =>
  model.manifests?.workloads.find((workload) => workload.process === process);

function variable(workload: Workload | undefined, name: string): SecretFile | undefined {
  const found = workload?.env.find((one) => one.name === name);
  if (found === undefined) return undefined;
  return found.value
    ? { kind: 'value', secret: found.value }
    : { kind: 'outside', name: { value: `environment variable ${name}`, origin: found.origin } };
}

function mounted(model: ReleaseModel, workload: Workload | undefined, file: string): SecretFile {
  const mounts = [...(workload?.secretMounts ?? [])].reverse();
  if (mounts.length === 0) return { kind: 'unmounted' };
  for (const name of mounts) {
    const rendered = model.manifests?.secrets.find((secret) => secret.name === name.value);
    if (rendered === undefined) return { kind: 'outside', name };
    const secret = rendered.keys.get(file);
    if (secret !== undefined) return { kind: 'value', secret: { ...secret, value: textOf(secret.value) } };
  }
  return { kind: 'empty' };
}

/** Kubernetes takes no mapping and no list for a secret, so that nothing is there to judge. */
const textOf = (value: Plain): ScalarValue => (typeof value === 'object' ? '' : value);

import type { Diagnostic } from '../core/diagnostic.ts';
import type { SourceText } from '../core/lines.ts';
import type { Report } from '../core/report.ts';
import { type AnalyseRequest, analyse } from '../flyte/analyse.ts';
import { secretSpans, secretsBeside } from '../kube/beside.ts';
import { type KubeFile, kubeObjectsIn } from '../kube/objects.ts';
import { failing, judge } from '../rules/judge.ts';
import { compareSecret } from '../secrets/bcrypt.ts';
import { inspectHash } from '../secrets/hash-form.ts';
import type { Secret } from '../secrets/secret.ts';
import type { ChangedFile } from './rotation.ts';
import { standingIn } from './standing.ts';

/** The files of a release before a rotation. */
export interface Given {
  readonly request: AnalyseRequest;
  readonly manifests: readonly KubeFile[];
}

/** The same files after it. */
export function changed({ request, manifests }: Given, files: readonly ChangedFile[]): Given {
  const now = (source: SourceText) => files.find(({ before }) => before.name === source.name)?.after ?? source;
  const after = manifests.map(({ source }) => kubeObjectsIn(now(source)));
  return { request: { ...request, sources: request.sources.map(now), beside: secretsBeside(after) }, manifests: after };
}

/** What the validator objects to. */
export async function objections({ request }: Given): Promise<readonly Diagnostic[]> {
  return failing((await judge(request)).diagnostics, 'error');
}

/** Everything that no diff may show. */
export const hiddenIn = async ({ request, manifests }: Given): Promise<Report['secrets']> => [
  ...(await judge(request)).secrets,
  ...secretSpans(manifests),
];

/** Whether the files now hold this secret wherever they hold it at all, and its hash. */
export async function isInPlace({ request }: Given, secret: Secret, names: string): Promise<boolean> {
  const { hash, secrets } = standingIn(analyse(request).model, names);
  if (secrets.some(({ value }) => value !== secret.reveal())) return false;
  if (hash === undefined) return true;
  const form = inspectHash(hash.value);
  return form.kind === 'flyte' && compareSecret(secret, form.bcrypt);
}

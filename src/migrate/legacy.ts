import { innerChart } from '../charts/inner-chart.ts';
import { UsageError } from '../core/errors.ts';
import type { SourceText } from '../core/lines.ts';
import { inline } from '../core/quote.ts';
import type { Analysis } from '../flyte/analyse.ts';
import { unreadableKey } from '../kube/named-secret.ts';
import { type KubeFile, kubeObjectsIn, refuseUnreadable } from '../kube/objects.ts';
import { analyseRendered } from '../rendered/analyse.ts';
import { serverOf } from '../rules/setup.ts';
import { isCarried } from './left.ts';
import { mountedSecrets } from './places.ts';

/** A running Flyte, and the objects that it was found in. */
export interface Legacy {
  readonly analysis: Analysis;
  readonly files: readonly KubeFile[];
}

const WANTED =
  'give the ConfigMaps flyte-admin-base-config and flyte-propeller-config and the Secrets flyte-admin-secrets and flyte-secret-auth ' +
  '(flyte-binary: <release>-config, <release>-config-secret and <release>-client-secrets), as kubectl get configmaps,secrets -o yaml prints them';

/**
 * Reads the one Flyte in Kubernetes objects. Throws UsageError where they cannot be read, hold no Flyte or several, or none whose
 * authentication is on.
 */
export function readLegacy(sources: readonly SourceText[]): Legacy {
  const files = sources.map(kubeObjectsIn);
  for (const file of files) refuseUnreadable(file);
  const releases = analyseRendered(sources);
  const [analysis, ...others] = releases;
  if (analysis === undefined) throw new UsageError('there is no configuration of Flyte among the objects', WANTED);
  if (others.length > 0) {
    const names = releases.map(
      ({ model: { release } }) => `${innerChart(release.chart)} in namespace ${inline(release.namespace)}`,
    );
    throw new UsageError(
      `there are ${releases.length} installations of Flyte among the objects: ${names.join(', ')}`,
      'give the objects of one of them (kubectl get -n NAMESPACE)',
    );
  }
  refuseBroken(analysis);
  refuseWithoutAuth(analysis);
  refuseOddSecrets(analysis, files);
  return { analysis, files };
}

function refuseBroken({ model }: Analysis): void {
  const broken = model.processes.find(({ error }) => error !== undefined);
  if (broken?.error === undefined) return;
  throw new UsageError(
    `${broken.name} does not start with this configuration:${broken.error.replace(/\s+/g, ' ')}`,
    'mend it before it is migrated',
  );
}

/** A secret in what is no base64, or no text, would be taken for one that is missing. */
function refuseOddSecrets({ model }: Analysis, files: readonly KubeFile[]): void {
  const mounted = mountedSecrets(model);
  for (const file of files)
    for (const object of file.objects)
      for (const [key, { text }] of object.keys)
        if (text === undefined && mounted.includes(object.name) && isCarried(key)) throw unreadableKey(file, object, key);
}

function refuseWithoutAuth({ model }: Analysis): void {
  const server = serverOf(model);
  if (server === undefined) throw new UsageError('the configuration of flyteadmin is not among the objects', WANTED);
  if (server.security.useAuth.value) return;
  throw new UsageError(
    'authentication is off in these objects: "server.security.useAuth" is not true',
    'there is nothing to migrate; flyte-auth-config init switches it on',
  );
}

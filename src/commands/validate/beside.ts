import type { BesideSecret } from '../../charts/beside.ts';
import { UsageError } from '../../core/errors.ts';
import type { Io } from '../../core/io.ts';
import type { SourceText } from '../../core/lines.ts';
import { type AnalyseRequest, analyse } from '../../flyte/analyse.ts';
import { readSecretFiles, secretsBeside } from '../../kube/beside.ts';
import type { KubeFile } from '../../kube/objects.ts';
import { type ClientJudgement, judgeClient } from '../../rules/judge-client.ts';
import { readSource } from '../../source/read.ts';
import type { ValidateOptions } from './options.ts';
import { type Group, requestOf, targetsIn } from './targets.ts';

/** What is judged together with values. */
export interface Beside {
  readonly clients: readonly SourceText[];
  readonly manifests: readonly KubeFile[];
  /** The Secrets in the manifests. */
  readonly secrets: readonly BesideSecret[];
}

/** Reads the client files and the manifests of Secrets. Throws UsageError for a manifest that is no YAML or has no Secret. */
export async function readBeside({ clients = [], secretManifests = [], maxBytes }: ValidateOptions, io: Io): Promise<Beside> {
  const limit = maxBytes === undefined ? {} : { maxBytes };
  const manifests = secretManifests.length === 0 ? [] : await readSecretFiles(secretManifests, io);
  return {
    clients: await Promise.all(clients.map((file) => readSource(file, io, limit))),
    manifests,
    secrets: secretsBeside(manifests),
  };
}

/** Judges the client files, each with the one release there is. Throws UsageError where there are several. */
export async function judgeClients(
  groups: readonly Group[],
  clients: readonly SourceText[],
  options: ValidateOptions & Pick<AnalyseRequest, 'beside'>,
): Promise<readonly ClientJudgement[]> {
  if (clients.length === 0) return [];
  const [target, second] = groups.flatMap(targetsIn);
  if (second) throw new UsageError('--client goes with the values of one release', 'name the files of that release alone');
  const model = target && analyse(requestOf(target, options)).model;
  return Promise.all(clients.map((client) => judgeClient(client, model, options.overrides)));
}

import { innerChart } from '../charts/inner-chart.ts';
import { UsageError } from '../core/errors.ts';
import { positionAt, type SourceText } from '../core/lines.ts';
import type { Analysis } from '../flyte/analyse.ts';
import { existingAnswers } from '../generate/own/existing.ts';
import { existingSecrets } from '../generate/own/existing-secrets.ts';
import type { OwnValues } from '../generate/own/own-values.ts';
import { type KubeFile, kubeObjectsIn } from '../kube/objects.ts';
import type { Given, GivenAnswer } from '../questions/given.ts';
import { QUESTIONS } from '../questions/index.ts';
import type { AnswerKey } from '../questions/question.ts';
import { resolve } from '../questions/resolve.ts';
import { analyseRendered } from '../rendered/analyse.ts';
import { serverOf } from '../rules/setup.ts';

/** The configuration of a running Flyte, as if it were values, and the objects that it was found in. */
export interface Legacy {
  readonly own: OwnValues;
  readonly files: readonly KubeFile[];
}

const WANTED =
  'give the ConfigMaps flyte-admin-base-config and flyte-propeller-config and the Secrets flyte-admin-secrets and flyte-secret-auth ' +
  '(flyte-binary: <release>-config, <release>-config-secret and <release>-client-secrets), as kubectl get configmaps,secrets -o yaml prints them';

/** Reads the objects of one Flyte. Throws UsageError where they are no YAML, hold no Flyte or several, or none with authentication. */
export function readLegacy(sources: readonly SourceText[]): Legacy {
  for (const source of sources) refuseBroken(source);
  const releases = analyseRendered(sources);
  const [analysis, ...others] = releases;
  if (analysis === undefined) throw new UsageError('there is no configuration of Flyte among the objects', WANTED);
  if (others.length > 0) {
    const names = releases.map(({ model: { release } }) => `${innerChart(release.chart)} in namespace ${release.namespace}`);
    throw new UsageError(
      `there are ${releases.length} installations of Flyte among the objects: ${names.join(', ')}`,
      'give the objects of one of them (kubectl get -n NAMESPACE)',
    );
  }
  refuseWithoutAuth(analysis);
  return { own: asValues(analysis, sources), files: sources.map(kubeObjectsIn) };
}

function refuseBroken(source: SourceText): void {
  const [problem] = kubeObjectsIn(source).problems;
  if (problem === undefined) return;
  const { line, column } = positionAt(source, problem.span.start);
  throw new UsageError(`${source.name}:${line}:${column}: ${problem.message}`, 'kubectl would not read the file as it is');
}

function refuseWithoutAuth({ model }: Analysis): void {
  const server = serverOf(model);
  if (server === undefined) throw new UsageError('the configuration of flyteadmin is not among the objects', WANTED);
  if (server.error !== undefined)
    throw new UsageError(
      `flyteadmin does not start with this configuration:${server.error.replace(/\s+/g, ' ')}`,
      'mend it before it is migrated',
    );
  if (server.security.useAuth.value) return;
  throw new UsageError(
    'authentication is off in these objects: "server.security.useAuth" is not true',
    'there is nothing to migrate; flyte-auth-config init switches it on',
  );
}

/** What the objects do not tell about values: how secrets should be kept from now on, and what is written. */
const DECIDED_ANEW: readonly AnswerKey[] = ['secrets', 'secretName', 'output'];

function asValues(analysis: Analysis, sources: readonly SourceText[]): OwnValues {
  const { model } = analysis;
  const found = existingAnswers(analysis);
  const known = new Map([...found].filter(([key]) => !DECIDED_ANEW.includes(key)));
  const place: GivenAnswer['source'] = {
    from: 'existing',
    file: sources[0]?.name ?? '',
    at: { line: 1, column: 1 },
    path: 'the objects',
  };
  const secrets = existingSecrets(model, resolve(QUESTIONS, found).draft);
  const isWhole = secrets.oidcClientSecret !== undefined && secrets.propellerClientSecret !== undefined;
  const existing: Given = new Map([
    ...known,
    ['release', { raw: model.release.name, source: place }],
    ['namespace', { raw: model.release.namespace, source: place }],
    ...(isWhole ? ([['secrets', { raw: 'secret', source: place }]] as const) : []),
  ]);
  const { draft } = resolve(QUESTIONS, existing);
  const target = sources[0] ?? { name: '', text: '', lineStarts: [0] };
  return { sources, target, place: '-', analysis, existing, secrets: { ...secrets, of: draft }, flyte2: undefined };
}

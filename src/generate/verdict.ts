import type { Diagnostic } from '../core/diagnostic.ts';
import { type SourceText, sourceText } from '../core/lines.ts';
import { type Counts, countsOf } from '../core/report.ts';
import { type AnalyseRequest, analyse } from '../flyte/analyse.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import { secretsBeside } from '../kube/beside.ts';
import { kubeObjectsIn } from '../kube/objects.ts';
import type { Plan, PlannedFile } from './plan.ts';
import type { AuthSetup } from './setup.ts';

/** What the validator says of the values that are going to be written. */
export interface PlanVerdict {
  readonly diagnostics: readonly Diagnostic[];
  readonly counts: Counts;
  /** Why the plan may not be carried out; undefined where it may. */
  readonly refusal: string | undefined;
}

/** Judges the planned files as `validate` would judge the written ones, and whether they do what was asked for. */
export async function verdictOf({ answers, setup, files, edit, umbrella }: Plan): Promise<PlanVerdict> {
  const { chartVersion, release, namespace } = answers;
  const sourcesOf = (wanted: PlannedFile['kind']) =>
    files.filter(({ kind }) => kind === wanted).map(({ name, text }) => sourceText(name, text));
  const planned = (values: PlannedFile['kind'], manifest: PlannedFile['kind']): AnalyseRequest => {
    const beside = secretsBeside(sourcesOf(manifest).map(kubeObjectsIn));
    const chart = (values === 'values' && umbrella) || answers.chart;
    return { sources: sourcesOf(values), beside, chart, chartVersion, release, namespace };
  };
  const values = edit?.verdict ?? (await verdictOn(planned('values', 'manifest'), setup));
  const clients = sourcesOf('client');
  const besides = [
    ...(answers.dataPlane === undefined ? [] : await judged(planned('data plane', 'data plane manifest'))),
    ...(clients.length === 0 ? [] : await judgedClients(clients, edit?.model ?? analyse(planned('values', 'manifest')).model)),
  ];
  if (besides.length === 0) return values;
  const diagnostics = [...values.diagnostics, ...besides];
  const counts = countsOf(diagnostics);
  return { diagnostics, counts, refusal: counts.error > 0 ? BROKEN : values.refusal };
}

async function judged(request: AnalyseRequest): Promise<readonly Diagnostic[]> {
  const { judge } = await import('../rules/judge.ts');
  return (await judge(request)).diagnostics;
}

async function judgedClients(sources: readonly SourceText[], model: ReleaseModel): Promise<readonly Diagnostic[]> {
  const { judgeClient } = await import('../rules/judge-client.ts');
  return (await Promise.all(sources.map((source) => judgeClient(source, model)))).flatMap(({ diagnostics }) => diagnostics);
}

const BROKEN = 'the values would not work';

/** Judges values, and whether authentication is on in the mode of the set-up. */
export async function verdictOn(request: AnalyseRequest, setup: AuthSetup): Promise<PlanVerdict> {
  const { judge } = await import('../rules/judge.ts');
  const { diagnostics, verdict } = await judge(request);
  const counts = countsOf(diagnostics);
  const wanted = setup.mode === 'internal' ? 'Self' : 'External';
  if (counts.error > 0) return { diagnostics, counts, refusal: BROKEN };
  if (verdict.auth !== 'on' || verdict.mode !== wanted) {
    return {
      diagnostics,
      counts,
      refusal: `authentication would be ${verdict.auth}, mode ${verdict.mode}, instead of on, mode ${wanted}`,
    };
  }
  return { diagnostics, counts, refusal: undefined };
}

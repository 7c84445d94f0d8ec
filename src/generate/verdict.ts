import type { Diagnostic } from '../core/diagnostic.ts';
import { sourceText } from '../core/lines.ts';
import { type Counts, countsOf } from '../core/report.ts';
import type { AnalyseRequest } from '../flyte/analyse.ts';
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

/** Judges the planned values and manifests as `validate` would judge the written files, and whether they do what was asked for. */
export async function verdictOf({ answers, setup, files, edit }: Plan): Promise<PlanVerdict> {
  const { chart, chartVersion, release, namespace } = answers;
  const sourcesOf = (wanted: PlannedFile['kind']) =>
    files.filter(({ kind }) => kind === wanted).map(({ name, text }) => sourceText(name, text));
  const planned = (values: PlannedFile['kind'], manifest: PlannedFile['kind']): AnalyseRequest => {
    const beside = secretsBeside(sourcesOf(manifest).map(kubeObjectsIn));
    return { sources: sourcesOf(values), beside, chart, chartVersion, release, namespace };
  };
  const values = edit?.verdict ?? (await verdictOn(planned('values', 'manifest'), setup));
  if (answers.dataPlane === undefined) return values;
  const { judge } = await import('../rules/judge.ts');
  const { diagnostics: ofDataPlane } = await judge(planned('data plane', 'data plane manifest'));
  const diagnostics = [...values.diagnostics, ...ofDataPlane];
  const counts = countsOf(diagnostics);
  return { diagnostics, counts, refusal: counts.error > 0 ? BROKEN : values.refusal };
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

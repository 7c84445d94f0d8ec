import type { Diagnostic } from '../core/diagnostic.ts';
import { sourceText } from '../core/lines.ts';
import { type Counts, countsOf } from '../core/report.ts';
import type { Plan, PlannedFile } from './plan.ts';

/** What the validator says of the values that are going to be written. */
export interface PlanVerdict {
  readonly diagnostics: readonly Diagnostic[];
  readonly counts: Counts;
  /** Why the plan may not be carried out; undefined where it may. */
  readonly refusal: string | undefined;
}

/** Judges the planned values as `validate` would judge the written file, and whether they do what was asked for. */
export async function verdictOf({ answers, setup, files }: Plan): Promise<PlanVerdict> {
  const { judge } = await import('../rules/judge.ts');
  const { chart, chartVersion, release, namespace } = answers;
  const judged = (wanted: PlannedFile['kind']) => {
    const sources = files.filter(({ kind }) => kind === wanted).map(({ name, text }) => sourceText(name, text));
    return judge({ sources, chart, chartVersion, release, namespace });
  };
  const { verdict, diagnostics: ofValues } = await judged('values');
  const ofDataPlane = answers.dataPlane === undefined ? [] : (await judged('data plane')).diagnostics;
  const diagnostics = [...ofValues, ...ofDataPlane];
  const counts = countsOf(diagnostics);
  const wanted = setup.mode === 'internal' ? 'Self' : 'External';
  if (counts.error > 0) return { diagnostics, counts, refusal: 'the values would not work' };
  if (verdict.auth !== 'on' || verdict.mode !== wanted) {
    return {
      diagnostics,
      counts,
      refusal: `authentication would be ${verdict.auth}, mode ${verdict.mode}, instead of on, mode ${wanted}`,
    };
  }
  return { diagnostics, counts, refusal: undefined };
}

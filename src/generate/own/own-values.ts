import type { ChartName } from '../../charts/chart.ts';
import { UsageError } from '../../core/errors.ts';
import type { SourceText } from '../../core/lines.ts';
import { type AnalyseRequest, type Analysis, analyse } from '../../flyte/analyse.ts';
import type { Given } from '../../questions/given.ts';
import { QUESTIONS } from '../../questions/index.ts';
import { resolve } from '../../questions/resolve.ts';
import { existingAnswers } from './existing.ts';
import { type ExistingSecrets, existingSecrets } from './existing-secrets.ts';
import { refuseOtherFile, refuseUnchangeable } from './refusals.ts';

/** The user's own values: all files in Helm's order, of which the last one is changed, and what they say already. */
export interface OwnValues {
  readonly sources: readonly SourceText[];
  readonly target: SourceText;
  /** Where the last file is written to: where a symbolic link leads, for one; "-" for standard output. */
  readonly place: string;
  readonly analysis: Analysis;
  readonly existing: Given;
  readonly secrets: ExistingSecrets;
  /** The chart around the one of the answers that new values are for. */
  readonly umbrella?: ChartName | undefined;
}

/** What is known of the release beside its values. */
export type KnownRelease = Pick<AnalyseRequest, 'chartVersion' | 'release' | 'namespace'>;

/** Reads the user's own values. Throws UsageError where they are no YAML, or not the values of one release that has flyteadmin. */
export function ownValues(sources: readonly SourceText[], place: string, release: KnownRelease = {}): OwnValues {
  const target = sources.at(-1);
  if (target === undefined) throw new UsageError('no values file is named');
  for (const source of sources) refuseOtherFile(source, sources.length);
  const analysis = analyse({ ...release, sources });
  refuseUnchangeable(target, analysis);
  const existing = existingAnswers(analysis);
  const { draft } = resolve(QUESTIONS, existing);
  const secrets = existingSecrets(analysis.model, draft);
  return { sources, target, place, analysis, existing, secrets };
}

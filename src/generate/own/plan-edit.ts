import type { BesideSecret } from '../../charts/beside.ts';
import { innerChart } from '../../charts/inner-chart.ts';
import { sourceText } from '../../core/lines.ts';
import type { MapNode } from '../../core/tree.ts';
import { type AnalyseRequest, analyse } from '../../flyte/analyse.ts';
import type { ReleaseModel } from '../../flyte/model.ts';
import type { AnsweredSecrets, Answers, SetupChart } from '../../questions/answers.ts';
import { hideSecrets } from '../../reporters/mask.ts';
import { secretsIn } from '../../rules/judge.ts';
import { writtenSecrets } from '../manifests.ts';
import { callersIn, setupOf } from '../read.ts';
import type { AuthSetup } from '../setup.ts';
import { type PlanVerdict, verdictOn } from '../verdict.ts';
import { type Base, baseOf, setupWith, type Written, writtenFor } from './base.ts';
import { deviation } from './deviation.ts';
import { editedText } from './edit.ts';
import { finderIn } from './found.ts';
import { withFreshHeader } from './header.ts';
import type { OwnValues } from './own-values.ts';
import { winnerOver } from './winner.ts';

/** A change of the user's own file, tried out and judged. */
export interface OwnEdit {
  readonly own: OwnValues;
  readonly text: string;
  /** Both texts with every secret hidden, line by line. */
  readonly shown: { readonly before: string; readonly after: string };
  /** Whether the file comes to hold a secret that it did not hold before. */
  readonly addsSecrets: boolean;
  readonly verdict: PlanVerdict;
  /** The release as it will be. */
  readonly model: ReleaseModel;
}

/** The chart that the user's values are for; undefined where their keys do not tell. */
export const ownChart = ({ analysis }: OwnValues): SetupChart | undefined =>
  analysis.chartFrom === 'assumption' ? undefined : innerChart(analysis.model.release.chart);

/**
 * Changes the user's file as little as the validator allows: what the answers leave alone stays as the user has it, unless that would
 * not work. Throws UsageError where the file cannot be changed in place.
 */
export async function editOf(given: OwnValues, answers: Answers, setup: AuthSetup, secrets: AnsweredSecrets): Promise<OwnEdit> {
  const own = ownChart(given)
    ? given
    : { ...given, analysis: analyse({ ...releaseOf(answers), sources: given.sources, chart: answers.chart }) };
  const wanted = writtenFor(setup, answers.idp, secrets);
  const base = baseOf(own);
  const beside = writtenSecrets(setup, answers, secrets);
  const attempt = (from: Base | undefined) => tried({ own, answers, setup, beside }, textFor(own, answers, wanted, from), from);
  const careful = base && (await attempt(base));
  if (careful && careful.verdict.refusal === undefined) return careful;
  const free = await attempt(undefined);
  return careful && free.verdict.refusal !== undefined ? careful : free;
}

interface Attempt {
  readonly own: OwnValues;
  readonly answers: Answers;
  readonly setup: AuthSetup;
  /** The Secrets beside the values. */
  readonly beside: readonly BesideSecret[];
}

function textFor(own: OwnValues, answers: Answers, wanted: Written, base: Base | undefined): string {
  const text = editedText(own, wanted, base);
  return text === own.target.text ? text : withFreshHeader(text, wanted.setup, answers);
}

async function tried({ own, answers, setup, beside }: Attempt, text: string, base: Base | undefined): Promise<OwnEdit> {
  const request = requestFor(own, answers, text);
  const after = analyse(request).model;
  const judged = await verdictOn({ ...request, beside }, setup);
  const found = setupWith(setupOf(after, own.secrets.hash && 'elsewhere' in own.secrets.hash), own.secrets.hash);
  const refusal = judged.refusal ?? deviation(found, setup, base, callersIn(after).length > 0, winnerOver(own));
  const before = own.analysis.model;
  return {
    own,
    text,
    shown: { before: masked(own, own.target.text, before.userValues), after: masked(own, text, after.userValues) },
    addsSecrets: SECRETS.some((key) => {
      const now = finderIn(after).one(key)?.text;
      return now !== undefined && now !== finderIn(before).one(key)?.text;
    }),
    verdict: { ...judged, refusal },
    model: after,
  };
}

const SECRETS = ['secrets.client_secret', 'secrets.oidc_client_secret'];

/** The release as it will be, for the validator. */
function requestFor({ sources, target, analysis }: OwnValues, answers: Answers, text: string): AnalyseRequest {
  const { release, root } = analysis.model;
  return {
    ...releaseOf(answers),
    sources: [...sources.slice(0, -1), sourceText(target.name, text)],
    chart: release.chart,
    ...(root.length > 0 && { valuesKey: root.join('.') }),
  };
}

const releaseOf = ({ chartVersion, release, namespace }: Answers) => ({ chartVersion, release, namespace });

function masked({ target }: OwnValues, text: string, values: MapNode): string {
  const spans = secretsIn(values).filter(({ file }) => file === target.name);
  return hideSecrets(
    sourceText(target.name, text),
    spans.map(({ span }) => span),
  );
}

import { innerChart } from '../../charts/inner-chart.ts';
import { podNamespace } from '../../charts/namespace.ts';
import { isOnIn } from '../../charts/places.ts';
import { positionAt, type SourceText } from '../../core/lines.ts';
import type { FileOrigin } from '../../core/origin.ts';
import { formatPath } from '../../core/origin.ts';
import type { Analysis } from '../../flyte/analyse.ts';
import type { Given, GivenAnswer } from '../../questions/given.ts';
import type { AnswerKey, Raw } from '../../questions/question.ts';
import { type Finder, finderIn } from './found.ts';
import { clientsIn } from './read-clients.ts';
import { keepingIn } from './read-keeping.ts';
import { providerIn } from './read-provider.ts';

/** An answer that values give, and the place that gives it; without one, the file as a whole does. */
export interface ReadAnswer {
  readonly key: AnswerKey;
  readonly raw: Raw;
  readonly origin?: FileOrigin;
}

/** The answers that the user's own values give already, or that a finder of the caller's finds. Values that cannot work give none. */
export function existingAnswers(analysis: Analysis, finder: Finder = finderIn(analysis.model)): Given {
  const { model, files } = analysis;
  const { chart } = model.release;
  const provider = providerIn(finder, podNamespace(model.release, model.values)).filter(
    // Where the pods are elsewhere, their address does not tell the namespace of the release.
    ({ key }) => key !== 'namespace' || !isOnIn(chart, model.values, 'namespace'),
  );
  const found: readonly ReadAnswer[] = [
    ...releaseIn(analysis),
    ...provider,
    ...clientsIn(finder, provider),
    ...keepingIn(model, finder),
  ];
  const sources = files.map(({ source }) => source);
  return new Map(found.map((answer) => [answer.key, givenBy(answer, sources)]));
}

/** What is known of the release: the chart by its keys, the rest where a manifest of Argo CD or Flux says it. */
function releaseIn({ chartFrom, model, wrapped }: Analysis): readonly ReadAnswer[] {
  const answers: readonly ReadAnswer[] = [
    ...(chartFrom === 'assumption' ? [] : [{ key: 'chart', raw: innerChart(model.release.chart) } as const]),
    ...texts('chartVersion', wrapped?.version),
    ...texts('release', wrapped?.releaseName),
    ...texts('namespace', wrapped?.namespace),
  ];
  return answers;
}

const texts = (key: AnswerKey, raw: string | undefined): readonly ReadAnswer[] => (raw === undefined ? [] : [{ key, raw }]);

function givenBy({ raw, origin }: ReadAnswer, sources: readonly SourceText[]): GivenAnswer {
  const source = sources.find(({ name }) => name === origin?.file) ?? sources.at(-1);
  const at = source && origin ? positionAt(source, origin.value.start) : { line: 1, column: 1 };
  const path = origin ? formatPath(origin.path) : 'the values';
  return { raw, source: { from: 'existing', file: source?.name ?? '', at, path } };
}

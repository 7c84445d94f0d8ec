import { describe, test } from 'vitest';
import { dataPlaneFile } from '../../src/generate/values/data-plane.ts';
import type { Answers } from '../../src/questions/answers.ts';
import { answersFor, COMBINATIONS, SECRETS, setupOfAnswers, valuesOfAnswers } from '../generate/matrix.ts';
import { FLYTE_CHARTS, HELM } from '../support/real-helm.ts';
import { expectSameAsHelm } from '../support/same-as-helm.ts';

const releaseOf = ({ chart, chartVersion, release: name, namespace }: Answers) => ({ chart, chartVersion, name, namespace });

/** What the chart's own values-dataplane.yaml switches off. */
const COMPANIONS = 'flyteadmin: { enabled: false }\ndatacatalog: { enabled: false }\nflyteconsole: { enabled: false }\n';

describe.skipIf(!FLYTE_CHARTS || !HELM)('the values that init writes, rendered by real Helm', () => {
  test.each(COMBINATIONS)('$name', ({ answers }) => {
    expectSameAsHelm(releaseOf(answers), [valuesOfAnswers(answers)]);
  });

  test('the hash in a Secret', () => {
    const answers = answersFor('okta', 'internal', 'flyte-binary', 'secret', { hashIn: 'secret' });
    expectSameAsHelm(releaseOf(answers), [valuesOfAnswers(answers)]);
  });

  test.each(COMBINATIONS.filter(({ answers }) => answers.chart === 'flyte-core'))('$name, a data plane', ({ answers }) => {
    const values = dataPlaneFile(setupOfAnswers(answers), answers, SECRETS);
    expectSameAsHelm(releaseOf(answers), [COMPANIONS, values]);
  });
});

import { describe, test } from 'vitest';
import { COMBINATIONS, valuesOfAnswers } from '../generate/matrix.ts';
import { FLYTE_CHARTS, HELM } from '../support/real-helm.ts';
import { expectSameAsHelm } from '../support/same-as-helm.ts';

describe.skipIf(!FLYTE_CHARTS || !HELM)('the values that init writes, rendered by real Helm', () => {
  test.each(COMBINATIONS)('$name', ({ answers }) => {
    const { chart, chartVersion, release: name, namespace } = answers;
    expectSameAsHelm({ chart, chartVersion, name, namespace }, [valuesOfAnswers(answers)]);
  });
});

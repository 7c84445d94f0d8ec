import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sourceText } from '../../src/core/lines.ts';
import { analyse } from '../../src/flyte/analyse.ts';
import { setupOf } from '../../src/generate/read.ts';
import type { Answers } from '../../src/questions/answers.ts';
import { judge } from '../../src/rules/judge.ts';
import { setupOfAnswers, valuesOfAnswers } from '../generate/matrix.ts';
import { answersOf, rawAnswers } from './support/answers.ts';
import { runs } from './support/runs.ts';

const request = (answers: Answers) => {
  const { chart, chartVersion, release, namespace } = answers;
  return { sources: [sourceText('values-auth.yaml', valuesOfAnswers(answers))], chart, chartVersion, release, namespace };
};

describe('whatever is answered', () => {
  test('the validator passes what init writes, without a warning', async () => {
    await fc.assert(
      fc.asyncProperty(rawAnswers(), async (raw) => {
        const answers = answersOf(raw);
        const { diagnostics, verdict } = await judge(request(answers));
        expect(diagnostics.filter(({ severity }) => severity !== 'info').map(({ ruleId, message }) => [ruleId, message])).toEqual(
          [],
        );
        expect(verdict).toMatchObject({ auth: 'on', mode: answers.authServer === 'internal' ? 'Self' : 'External' });
      }),
      runs(60),
    );
  });

  test('Flyte reads what was meant', () => {
    fc.assert(
      fc.property(rawAnswers(), (raw) => {
        const answers = answersOf(raw);
        // Nobody can read a hash that lies in a Secret.
        fc.pre(answers.hashIn !== 'secret');
        expect(setupOf(analyse(request(answers)).model)).toEqual(setupOfAnswers(answers));
      }),
      runs(60),
    );
  });
});

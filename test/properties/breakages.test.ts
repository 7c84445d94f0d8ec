import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BREAKAGES } from './breakages/table.ts';
import { answersOf, rawAnswers } from './support/answers.ts';
import { edited, judged } from './support/edited.ts';
import { runs } from './support/runs.ts';

describe('a single known fault in values that were right', () => {
  test.each(BREAKAGES.map((breakage) => [`${breakage.row}, ${breakage.name}: ${breakage.rule}`, breakage] as const))(
    '%s',
    async (_name, { when, rule, severity, also, how }) => {
      await fc.assert(
        fc.asyncProperty(rawAnswers(when), async (raw) => {
          const answers = answersOf(raw);
          const { diagnostics } = await judged(answers, edited(answers, how));
          const found = diagnostics.map((one) => [one.ruleId, one.severity]);
          expect(found).toContainEqual([rule, severity]);
          const errors = diagnostics.filter((one) => one.severity === 'error' && ![rule, ...also].includes(one.ruleId));
          expect(errors.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
        }),
        runs(1),
      );
    },
  );

  test('the same values without it have none', async () => {
    await fc.assert(
      fc.asyncProperty(rawAnswers(), async (raw) => {
        const answers = answersOf(raw);
        const { diagnostics } = await judged(
          answers,
          edited(answers, () => {}),
        );
        expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
      }),
      runs(20),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { NEAR_MISSES, type NearMiss, STYLES } from './near-misses/near-miss.ts';
import { answersOf, rawAnswers } from './support/answers.ts';
import { edited, judged } from './support/edited.ts';
import { runs } from './support/runs.ts';

const complaints = async (answers: ReturnType<typeof answersOf>, text: string) =>
  (await judged(answers, text)).diagnostics
    .filter(({ severity }) => severity !== 'info')
    .map(({ ruleId, message }) => `${ruleId}: ${message}`);

describe('what Flyte takes is no fault', () => {
  test.each(NEAR_MISSES.map((one) => [`${one.name}, ${one.when.chart ?? 'any chart'}`, one] as const))(
    '%s',
    async (_name, { when, how }) => {
      await fc.assert(
        fc.asyncProperty(rawAnswers(when), async (raw) => {
          const answers = answersOf(raw);
          expect(await complaints(answers, edited(answers, how))).toEqual([]);
        }),
        runs(1),
      );
    },
  );

  test.each(STYLES)('values written %s', async (_name, write) => {
    await fc.assert(
      fc.asyncProperty(rawAnswers(), async (raw) => {
        const answers = answersOf(raw);
        const text = edited(answers, () => {});
        expect(await complaints(answers, write(text, parse(text, { version: '1.1' })))).toEqual([]);
      }),
      runs(1),
    );
  });

  test('several at once', async () => {
    await fc.assert(
      fc.asyncProperty(rawAnswers(), fc.shuffledSubarray([...NEAR_MISSES], { maxLength: 12 }), async (raw, some) => {
        const answers = answersOf(raw);
        const fitting = some.filter(
          (one, index) => fits(one, raw) && some.findIndex(({ touches }) => touches === one.touches) === index,
        );
        const text = edited(answers, (values) => {
          for (const { how } of fitting) how(values);
        });
        expect(await complaints(answers, text)).toEqual([]);
      }),
      runs(40),
    );
  });
});

const fits = ({ when: { idp, mode, chart, secrets } }: NearMiss, raw: Readonly<Record<string, unknown>>): boolean =>
  (idp === undefined || idp.some((one) => one === raw['idp'])) &&
  (mode === undefined || mode === raw['authServer']) &&
  (chart === undefined || chart === raw['chart']) &&
  (secrets === undefined || secrets === raw['secrets']);

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sourceText } from '../../src/core/lines.ts';
import { ownValues } from '../../src/generate/own/own-values.ts';
import { editOf } from '../../src/generate/own/plan-edit.ts';
import { valuesFile } from '../../src/generate/values/file.ts';
import type { Answers, SetupChart } from '../../src/questions/answers.ts';
import { withExisting } from '../../src/questions/existing.ts';
import { QUESTIONS } from '../../src/questions/index.ts';
import { resolve } from '../../src/questions/resolve.ts';
import { answersFor, SECRETS, setupOfAnswers } from '../generate/matrix.ts';
import { answersOf, changes } from './random-files.ts';

const own = (text: string) => ownValues([sourceText('values.yaml', text)], 'values.yaml');
const edit = (text: string, answers: Answers) => editOf(own(text), answers, setupOfAnswers(answers), SECRETS);

describe('any file', () => {
  test('keeps all that has nothing to do with authentication, byte by byte, and stays the same from then on', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(changes, async ({ file, wanted }) => {
        const answers = answersOf(wanted, file.chart);
        const { text, verdict } = await edit(file.text, answers);
        expect(verdict.refusal).toBeUndefined();
        let from = 0;
        for (const part of file.others) expect(text).toContain(part);
        const places = file.others
          .filter((part) => part !== '')
          .map((part) => [file.text.indexOf(part), text.indexOf(part)] as const);
        for (const [, place] of places.toSorted((a, b) => a[0] - b[0])) {
          expect(place).toBeGreaterThanOrEqual(from);
          from = place;
        }
        expect((await edit(text, answers)).text).toBe(text);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a file that the generator wrote', () => {
  const charts: readonly SetupChart[] = ['flyte-binary', 'flyte-core'];
  const idps = ['okta', 'azure-ad', 'keycloak', 'auth0', 'oidc'] as const;
  const ways = ['existing', 'values'] as const;
  const cases = charts.flatMap((chart) => idps.flatMap((idp) => ways.map((way) => ({ chart, idp, way }))));
  const answersIn = ({ chart, idp, way }: (typeof cases)[number], mode: 'internal' | 'external') =>
    answersFor(idp, mode, chart, way, { output: 'values.yaml', bcryptCost: 4 });
  const written = (answers: Answers) => valuesFile(setupOfAnswers(answers), answers, SECRETS);

  test.each(cases)('gives its answers back: $idp, $chart, $way', (one) => {
    for (const mode of ['internal', 'external'] as const) {
      const answers = answersIn(one, mode);
      const { existing } = own(written(answers));
      const { draft, problems } = resolve(QUESTIONS, withExisting(new Map(), existing));
      expect(problems).toEqual([]);
      const { output, secretOutput, audience, ...others } = answers;
      expect(draft).toMatchObject({ ...others, bcryptCost: mode === 'internal' ? 4 : 10 });
    }
  });

  test.each(cases)(
    'is what the generator would write after a change of mode, there and back: $idp, $chart, $way',
    async (one) => {
      const internal = answersIn(one, 'internal');
      const external = answersIn(one, 'external');
      const there = await edit(written(internal), external);
      expect(there.verdict.refusal).toBeUndefined();
      expect(withoutOrder(there.text)).toEqual(withoutOrder(written(external)));
      const back = await edit(there.text, internal);
      expect(back.verdict.refusal).toBeUndefined();
      expect(withoutOrder(back.text)).toEqual(withoutOrder(written(internal)));
    },
  );
});

/** New keys stand at the end of their map, and values stay in quotes that they do not need. */
const withoutOrder = (text: string): readonly string[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.replaceAll('"', ''))
    .sort();

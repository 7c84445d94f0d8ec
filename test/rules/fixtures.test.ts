import { describe, expect, test } from 'vitest';
import { ALL_RULES } from '../../src/rules/registry.ts';
import { invalidFixtures, judgeFixture, ruleIdsOf, validFixtures } from './support/fixtures.ts';

describe.each(ALL_RULES.map(({ id }) => id))('%s', (ruleId) => {
  test.each(invalidFixtures(ruleId).map((fixture) => [fixture.name, fixture] as const))(
    'finds the fault in %s',
    async (_name, fixture) => {
      expect(ruleIdsOf(await judgeFixture(fixture))).toEqual(fixture.expects);
    },
  );
});

describe('right values', () => {
  test.each(validFixtures().map((fixture) => [fixture.name, fixture] as const))(
    'nothing is wrong with %s',
    async (_name, fixture) => {
      const judgement = await judgeFixture(fixture);
      expect(judgement.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
      expect(ruleIdsOf(judgement)).toEqual([...fixture.expects].sort());
    },
  );
});

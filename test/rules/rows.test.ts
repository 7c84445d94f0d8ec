import { describe, expect, test } from 'vitest';
import { ALL_RULES } from '../../src/rules/registry.ts';
import { ROWS } from './rows.ts';
import { invalidFixtures, judgeFixture, ruleIdsOf } from './support/fixtures.ts';

/** Rules about the tool itself and about how values are handed over: no misconfiguration of Flyte. */
const OF_THE_TOOL = [
  'auth-not-configured',
  'encrypted-file',
  'unused-suppression',
  'values-elsewhere',
  'values-key',
  'yaml-syntax',
];

/** How many there are of each letter. */
const COUNTS = { A: 20, B: 9, U: 15, O: 30, K: 5, P: 34, E: 25, C: 9, N: 60, D: 28, X: 12, V: 9 };

describe('the list of known misconfigurations', () => {
  test('is complete and numbered without gaps', () => {
    const ids = Object.entries(COUNTS).flatMap(([letter, count]) =>
      Array.from({ length: count }, (_, index) => `${letter}${index + 1}`),
    );
    expect(ROWS.map(({ id }) => id)).toEqual(ids);
  });

  test('every rule has its rows', () => {
    const named = new Set(ROWS.flatMap(({ shown }) => shown.map((name) => name.split('/')[0])));
    const left = ALL_RULES.map(({ id }) => id).filter((id) => !named.has(id) && !OF_THE_TOOL.includes(id));
    expect(left).toEqual([]);
  });

  test.each(ROWS.map((row) => [`${row.id} ${row.fault}`, row] as const))('%s', async (_name, { shown, why }) => {
    expect(shown.length > 0).toBe(why === undefined);
    for (const name of shown) {
      const [ruleId = '', file] = name.split('/');
      const fixture = invalidFixtures(ruleId).find((one) => one.name.replace(/\.yaml$/, '') === `${ruleId}/${file}`);
      expect(fixture, name).toBeDefined();
      if (fixture) expect(ruleIdsOf(await judgeFixture(fixture))).toContain(ruleId);
    }
  });
});

import { expect, test } from 'vitest';
import { ALL_RULES } from '../../src/rules/registry.ts';
import { MISTAKES } from '../realistic/support/mistakes.ts';
import { invalidFixtures, judgeFixture } from './support/fixtures.ts';

/** For what a loader may refuse that is not known yet. */
const NEVER_MET = ['flyte-load-fails/unknown', 'flyte-load-fails/file'];

test('every message of every rule is said of some fixture', async () => {
  const fixtures = [...ALL_RULES.flatMap(({ id }) => invalidFixtures(id)), ...MISTAKES];
  const said = new Set<string>();
  for (const fixture of fixtures)
    for (const { ruleId, messageId } of (await judgeFixture(fixture)).diagnostics) said.add(`${ruleId}/${messageId}`);
  const all = ALL_RULES.flatMap(({ id, messages }) => Object.keys(messages).map((message) => `${id}/${message}`));
  expect(all.filter((one) => !said.has(one))).toEqual(NEVER_MET);
}, 120_000);

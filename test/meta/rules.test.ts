import { describe, expect, test } from 'vitest';
import { ALL_RULES, FILE_RULES, RELEASE_RULES } from '../../src/rules/registry.ts';
import { CATEGORIES } from '../../src/rules/rule.ts';
import { invalidFixtures, invalidFolders, judgeFixture, pageOf, pages, ruleIdsOf, valuesIn } from '../rules/support/fixtures.ts';

const IDS = ALL_RULES.map(({ id }) => id);
const HEADINGS = ['What', 'Symptom', 'Why', 'Wrong', 'Right', 'Fix', 'References'];

describe('the registry', () => {
  test.each([
    ['rules about releases', RELEASE_RULES.map(({ id }) => id)],
    ['rules about files', FILE_RULES.map(({ id }) => id)],
    ['all rules', IDS],
  ])('%s are sorted and there is one of each', (_name, ids) => {
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  test('every page and every folder of fixtures belongs to a rule', () => {
    expect(pages()).toEqual(IDS);
    expect(invalidFolders()).toEqual(IDS);
  });
});

describe.each(ALL_RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('states its facts', () => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(CATEGORIES).toContain(rule.category);
    expect(rule.summary).toMatch(/^[^.]+$/);
    expect('text' in rule.symptom ? rule.symptom.text : rule.symptom.none).not.toBe('');
  });

  test.each(Object.entries(rule.messages))(
    'message %s is one short sentence or a few, without a final full stop',
    (_id, message) => {
      const text = typeof message === 'string' ? message : message.text;
      expect(text.replace(/\{\w+\}/g, '').length).toBeLessThanOrEqual(155);
      expect(text).not.toMatch(/\.$|\n|please/i);
    },
  );

  test('has fixtures', () => {
    expect(invalidFixtures(id).length).toBeGreaterThan(0);
  });

  test('has a page with every heading, which names its symptoms', () => {
    const { text, sections } = pageOf(id);
    expect(text.startsWith(`# ${id}\n`)).toBe(true);
    const [first = '', ...rest] = rule.severity;
    expect(text).toContain(`\n${first.toUpperCase()}${rest.join('')}: ${rule.summary}`);
    expect([...sections.keys()]).toEqual(HEADINGS);
    const symptom = 'text' in rule.symptom ? rule.symptom.text : rule.symptom.none;
    expect(sections.get('Symptom')).toContain(symptom);
  });

  test('the wrong values of its page are found', async () => {
    const sources = valuesIn(pageOf(id).sections.get('Wrong'));
    expect(sources.length).toBeGreaterThan(0);
    expect(ruleIdsOf(await judgeFixture({ sources }))).toContain(id);
  });

  test('the right values of its page pass', async () => {
    const sources = valuesIn(pageOf(id).sections.get('Right'));
    expect(sources.length).toBeGreaterThan(0);
    const { diagnostics } = await judgeFixture({ sources });
    expect(diagnostics.filter(({ severity, ruleId }) => severity !== 'info' || ruleId === id)).toEqual([]);
  });
});

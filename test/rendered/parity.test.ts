import { describe, expect, test } from 'vitest';
import { sourceText } from '../../src/core/lines.ts';
import { analyse } from '../../src/flyte/analyse.ts';
import { analyseRendered } from '../../src/rendered/analyse.ts';
import { type Judgement, judgeAnalysis } from '../../src/rules/judge.ts';
import { RELEASE_RULES } from '../../src/rules/registry.ts';
import { type Fixture, invalidFixtures, validFixtures } from '../rules/support/fixtures.ts';
import { asHelmPrints, asKubectlPrints } from './support/manifests.ts';

/** What the objects do not tell: values that nothing reads, Helm's own part of the work, and whatever is not configuration. */
const OF_VALUES_ALONE = [
  'auth-off',
  'flyte-generation',
  'ingress-host',
  'keys-not-made',
  'misplaced-key',
  'outside-config',
  'overridden-setting',
  'scalar-type',
  'secret-limits',
  'secret-reference',
  'secret-type',
  'setting-without-effect',
  'template-result',
  'unknown-key',
  'values-elsewhere',
  'values-key',
  'vulnerable-version',
  'wrong-chart',
  'chart-version',
];

/** What only the values make a fault of, and comments that do not come through. */
const MADE_BY_VALUES = ['authorized-uris-unmatched/force-namespace.yaml', 'suppressed.yaml'];

const idsOf = ({ diagnostics }: Judgement, rules: (id: string) => boolean): readonly string[] =>
  [...new Set(diagnostics.map(({ ruleId, messageId }) => `${ruleId}/${messageId}`))]
    .filter((id) => rules(id.split('/')[0] ?? ''))
    .sort();

/** What is found in values, and in what they are rendered to. */
async function both({ sources }: Fixture, print: typeof asHelmPrints) {
  const analysis = analyse({ sources });
  const { model } = analysis;
  const isPlain = ['flyte-binary', 'flyte-core'].includes(model.release.chart) && model.manifests?.workloads.length;
  const text = isPlain && model.manifests ? print(model.manifests, model.release.namespace) : undefined;
  if (text === undefined) return undefined;
  const source = sourceText('rendered.yaml', text);
  const [rendered, ...others] = analyseRendered([source], { chartVersion: model.release.chartVersion });
  expect(others).toEqual([]);
  expect(rendered).toBeDefined();
  return rendered && { values: await judgeAnalysis(analysis, sources, {}), objects: await judgeAnalysis(rendered, [source], {}) };
}

const PRINTERS = [
  ['as Helm prints them', asHelmPrints],
  ['as kubectl prints them', asKubectlPrints],
] as const;

describe.each(PRINTERS)('right values, %s', (_name, print) => {
  const fixtures = validFixtures().filter(({ name }) => !MADE_BY_VALUES.includes(name));

  test.each(fixtures.map((fixture) => [fixture.name, fixture] as const))('%s', async (_fixture, fixture) => {
    const found = await both(fixture, print);
    if (!found) return;
    const rules = (id: string) => !OF_VALUES_ALONE.includes(id);
    expect(idsOf(found.objects, () => true).filter((id) => !idsOf(found.values, () => true).includes(id))).toEqual([]);
    expect(idsOf(found.objects, rules)).toEqual(idsOf(found.values, rules));
  });
});

describe.each(PRINTERS)('wrong values, %s', (_name, print) => {
  const rules = RELEASE_RULES.map(({ id }) => id).filter((id) => !OF_VALUES_ALONE.includes(id));
  const fixtures = rules
    .flatMap((id) => invalidFixtures(id).map((fixture) => [fixture.name, id, fixture] as const))
    .filter(([name]) => !MADE_BY_VALUES.includes(name));

  test.each(fixtures)('%s is found', async (_fixture, rule, fixture) => {
    const found = await both(fixture, print);
    if (!found) return;
    const isRule = (id: string) => id === rule;
    expect(idsOf(found.objects, isRule)).toEqual(idsOf(found.values, isRule));
  });
});

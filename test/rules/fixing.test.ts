import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { type SourceText, sourceText } from '../../src/core/lines.ts';
import { releasesIn } from '../../src/flyte/releases.ts';
import { type FixMode, fixSources } from '../../src/rules/fixing.ts';
import { judge } from '../../src/rules/judge.ts';
import { ALL_RULES } from '../../src/rules/registry.ts';
import { diffLines } from '../../src/source/line-diff.ts';
import { type Fixture, invalidFixtures, judgeFixture } from './support/fixtures.ts';

const textsOf = (sources: readonly SourceText[]): readonly string[] => sources.map(({ text }) => text);
const commentsIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?<=^|\s)#[^\r\n]*/g)].map(([comment]) => comment.trim()).sort();

describe('every rule’s own fixtures', () => {
  let fixed = 0;
  const fixtures = ALL_RULES.flatMap(({ id }) => invalidFixtures(id)).map((fixture) => [fixture.name, fixture] as const);
  const judged = (fixture: Fixture) => async (sources: readonly SourceText[]) =>
    (await judgeFixture({ ...fixture, sources })).diagnostics;

  test.each(fixtures)('%s: what is fixed is gone, comments stay, and a second time changes nothing', async (_name, fixture) => {
    const result = await fixSources(fixture.sources, judged(fixture), 'all');
    if (result.applied.length > 0) fixed++;
    const left = await judged(fixture)(result.sources);
    const fixable = (one: Diagnostic) => `${one.ruleId} ${one.message}`;
    const cured = result.applied.map(({ finding }) => fixable(finding));
    expect(left.map(fixable).filter((one) => cured.includes(one))).toEqual([]);
    expect(result.sources.flatMap(({ text }) => commentsIn(text))).toEqual(
      fixture.sources.flatMap(({ text }) => commentsIn(text)),
    );
    expect(textsOf((await fixSources(result.sources, judged(fixture), 'all')).sources)).toEqual(textsOf(result.sources));
  });

  test('many of them can be fixed', () => {
    expect(fixed).toBeGreaterThan(40);
  });
});

/** Right values; every line that a fault takes hold of has a mark. */
const BASE = `configuration:
  auth:
    enabled: true
    oidc:
      baseUrl: https://acme.okta.com/oauth2/default
      clientId: 0oa1webapp0000000001
      clientSecret: not-a-real-secret
    internal:
      clientSecret: not-a-real-propeller-secret
      clientSecretHash: JDJiJDA2JGZMeXRFQXVUaEMwbmYxZ0V4QW1wTGU2WThTYjJyeURlR3FyMWVsc3QzVXc1WDRuRG1UYVNt
    flyteClient:
      scopes: [all, offline]
    authorizedUris:
      - https://flyte.example.com
  inline:
    auth:
      userAuth:
        cookieSetting:
          sameSitePolicy: LaxMode
`;
const RAW = '$2b$06$fLytEAuThC0nf1gExAmpLe6Y8Sb2ryDeGqr1elst3Uw5X4nDmTaSm';
const HASH = /JDJi\w+/;

const FAULTS: Readonly<Record<string, (text: string) => string>> = {
  'a slash behind the issuer': (text) => text.replace('oauth2/default', 'oauth2/default/'),
  'a raw hash': (text) => text.replace(HASH, RAW.replaceAll('$', '$$$$')),
  'a hash from Python': (text) => text.replace(HASH, (hash) => `"b'${hash}'"`),
  'a hash in a text block': (text) => text.replace(HASH, (hash) => `|-\n        "${hash}"`),
  'no scope all': (text) => text.replace('[all, offline]', '[offline]'),
  'no scope all in lines': (text) => text.replace(' [all, offline]', '\n        - offline # so be it'),
  'a word in the wrong case': (text) => text.replace('LaxMode', "'laxmode'"),
  'a capital letter in a host': (text) => text.replace('flyte.example', 'Flyte.example'),
  'an internal name first': (text) => text.replace('      - https', '      - http://flyte-backend:8088 # inside\n      - https'),
  'a misspelt key': (text) => text.replace('clientSecretHash', 'clientSecretHahs'),
  'a section in the wrong place': (text) =>
    text.replace('    auth:\n      userAuth:', '    # moved\n    userAuth:').replace(/^ {2}(?= {6}cookie| {8}same)/gm, ''),
};

/** Other layouts of the same values. */
const LAYOUTS: Readonly<Record<string, (text: string) => string>> = {
  CRLF: (text) => text.replaceAll('\n', '\r\n'),
  'no final newline': (text) => text.trimEnd(),
  'wide indentation': (text) => text.replace(/^ +/gm, (indent) => indent + indent),
  'comments everywhere': (text) => text.replace(/(\w)$/gm, '$1 # note').replace(/^( +)(?=\w+:$)/gm, '$1# above\n$1'),
  'blank lines': (text) => text.replace(/\n(?= {4}\w)/g, '\n\n'),
  'below a key': (text) => `global: {}\nbackend:\n${text.replace(/^(?=.)/gm, '  ')}`,
  'in an Application': (text) =>
    `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: flyte}\nspec:\n  source:\n    chart: flyte-binary\n    helm:\n      values: |\n${text.replace(/^(?=.)/gm, '        ')}`,
  'in a HelmRelease': (text) =>
    `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: flyte}\nspec:\n  chart: {spec: {chart: flyte-binary}}\n  values:\n${text.replace(/^(?=.)/gm, '    ')}`,
};

const LAST = ['CRLF', 'no final newline'];

/** Values with some faults in some layout. */
const faulty = fc
  .tuple(
    fc.subarray(Object.keys(FAULTS), { minLength: 1 }),
    fc.subarray(
      Object.keys(LAYOUTS).filter((name) => !LAST.includes(name)),
      { maxLength: 3 },
    ),
    fc.subarray(LAST),
  )
  .map(([faults, layouts, last]) => {
    const one = faults.filter((name, index) => !/hash/.test(name) || faults.findIndex((other) => /hash/.test(other)) === index);
    const broken = one.reduce((text, name) => FAULTS[name]?.(text) ?? text, BASE);
    const wrapped = layouts.filter((name) => /^(in|below)/.test(name)).slice(0, 1);
    const plain = layouts.filter((name) => !/^(in|below)/.test(name));
    const text = [...plain, ...wrapped, ...last].reduce((one, name) => LAYOUTS[name]?.(one) ?? one, broken);
    return { faults: one, layouts: [...plain, ...wrapped, ...last], text };
  });

const judgeText = async (sources: readonly SourceText[]): Promise<readonly Diagnostic[]> => {
  const wrapped = sources[0] && releasesIn(sources[0])?.[0];
  return (await judge({ sources, ...(wrapped && { wrapped }) })).diagnostics;
};

const fix = async (text: string, mode: FixMode = 'safe') => {
  const { sources, applied } = await fixSources([sourceText('values.yaml', text)], judgeText, mode);
  return { text: sources[0]?.text ?? '', applied };
};

describe('any layout', () => {
  test('is put right without a trace', async () => {
    await fc.assert(
      fc.asyncProperty(faulty, async ({ text }) => {
        const fixed = await fix(text);
        const left = await judgeText([sourceText('values.yaml', fixed.text)]);
        expect(left.filter(({ severity }) => severity !== 'info').map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual(
          [],
        );
        expect(commentsIn(fixed.text)).toEqual(commentsIn(text));
        expect(fixed.text.replaceAll('\r\n', '').includes('\n')).toBe(text.replaceAll('\r\n', '').includes('\n'));
        expect(fixed.text.endsWith('\n')).toBe(text.endsWith('\n'));
      }),
      { numRuns: 60 },
    );
  });

  test('nothing is changed twice', async () => {
    await fc.assert(
      fc.asyncProperty(faulty, async ({ text }) => {
        const once = await fix(text, 'all');
        expect((await fix(once.text, 'all')).text).toBe(once.text);
      }),
      { numRuns: 30 },
    );
  });

  test('only lines with a fault are touched', async () => {
    const inLine = faulty.filter(({ faults }) => !faults.some((name) => /lines|block|first|place/.test(name)));
    await fc.assert(
      fc.asyncProperty(inLine, async ({ text, faults }) => {
        const { text: after } = await fix(text);
        const lines = diffLines(text.split('\n'), after.split('\n')).filter(({ kind }) => kind !== 'keep');
        expect(lines.filter(({ kind }) => kind === 'add').length).toBeLessThanOrEqual(faults.length);
        expect(lines.filter(({ kind }) => kind === 'remove').length).toBeLessThanOrEqual(faults.length);
      }),
      { numRuns: 30 },
    );
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sourceText } from '../../src/core/lines.ts';
import { judge } from '../../src/rules/judge.ts';

const RIGHT = readFileSync(new URL('../fixtures/valid/binary-internal-okta.yaml', import.meta.url), 'utf8');
const CORE = readFileSync(new URL('../fixtures/valid/core-internal-okta.yaml', import.meta.url), 'utf8');
const judgeText = (...texts: string[]) =>
  judge({ sources: texts.map((text, index) => sourceText(`values-${index + 1}.yaml`, text)) });
const found = async (...texts: string[]) => (await judgeText(...texts)).diagnostics.map(({ ruleId }) => ruleId);

describe('the verdict', () => {
  test.each([
    ['on', [RIGHT], { auth: 'on', mode: 'Self', chart: 'flyte-binary' }],
    ['off', ['configuration: {}\n'], { auth: 'off', mode: null }],
    [
      'off although configured',
      [RIGHT.replace('enabled: true', 'enabled: false')],
      { auth: 'off-although-configured', mode: null },
    ],
    ['unknown where Helm refuses', [RIGHT.replace(/ {6}clientSecret: .*\n/, '')], { auth: 'unknown', mode: null }],
    ['unknown where the file is broken', ['a: [\n'], { auth: 'unknown', mode: null }],
    ['unknown where Flyte refuses', [CORE.replace('useAuth: true', 'useAuth: maybe')], { auth: 'unknown', mode: null }],
  ])('%s', async (_name, texts, verdict) => {
    expect((await judgeText(...texts)).verdict).toMatchObject(verdict);
  });
});

describe('findings', () => {
  test('a broken file silences everything else', async () => {
    expect(await found(RIGHT.replace('enabled: true', 'enabled: false'), 'a: [\n')).toEqual(['yaml-syntax']);
  });

  test('what stands in the wrong place is not missed in the right one as well', async () => {
    const misplaced = CORE.replace('      userAuth:\n        openId:\n', '      openId:\n').replace(
      /^ {10}(baseUrl|clientId|scopes)/gm,
      '        $1',
    );
    expect(await found(misplaced)).toEqual(['misplaced-key']);
  });

  test('a comment silences a finding, and is told when it has nothing to do', async () => {
    const slash = RIGHT.replace(
      'oauth2/default\n',
      'oauth2/default/ # flyte-auth-config: ignore[oidc-issuer-trailing-slash] known\n',
    );
    expect(await judgeText(slash)).toMatchObject({ diagnostics: [], suppressed: 1 });
    expect(await found(slash.replace('default/ #', 'default #'))).toEqual(['unused-suppression']);
  });

  test('are in the order of the files', async () => {
    const { diagnostics } = await judgeText(
      RIGHT.replace('oauth2/default', 'oauth2/default/'),
      'configuration:\n  auth:\n    colour: red\n',
    );
    expect(diagnostics.map(({ place }) => place?.file)).toEqual(['values-1.yaml', 'values-2.yaml']);
  });
});

describe('hostile input ends in findings', () => {
  test.each([
    ['nothing', ''],
    ['comments', '# nothing\n'],
    ['a list', '- a\n'],
    ['a scalar', 'hello\n'],
    ['null', 'null\n'],
    ['a byte order mark and CRLF', `\ufeff${RIGHT.replaceAll('\n', '\r\n')}`],
    ['tabs', 'a:\n\tb: 1\n'],
    ['names from the prototype', 'configuration:\n  auth:\n    __proto__: {}\n    constructor: 1\n    toString: {a: 1}\n'],
    ['blocks of the wrong type', 'configuration:\n  auth: [1]\n  inline: text\n'],
    ['everything null', 'configmap:\n  adminServer:\n    auth:\n    server:\nsecrets:\n'],
    ['deep nesting', `${Array.from({ length: 200 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')}`],
    ['many keys', `configuration:\n  auth:\n${Array.from({ length: 5000 }, (_, index) => `    key${index}: 1\n`).join('')}`],
    ['aliases that multiply', `a: &a [1,1]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nconfiguration:\n  auth: {authorizedUris: *c}\n`],
  ])('%s', async (_name, text) => {
    const { diagnostics } = await judgeText(text);
    expect(diagnostics.every(({ message }) => !/undefined|\[object/.test(message))).toBe(true);
  });
});

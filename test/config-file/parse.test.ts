import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { CONFIG_KEYS } from '../../src/config-file/keys.ts';
import { parseConfig } from '../../src/config-file/parse.ts';
import { configSchema } from '../../src/config-file/schema.ts';
import { sourceText } from '../../src/core/lines.ts';
import { compiled } from '../schema/support/compiled.ts';

const RULES = [
  { id: 'auth-off', summary: 'one' },
  { id: 'placeholder', summary: 'two' },
];
const parse = (text: string) =>
  parseConfig(
    sourceText('.flyte-auth-config.yaml', text),
    RULES.map(({ id }) => id),
  );
const fits = compiled(configSchema(RULES));

describe('what is understood, the schema takes too', () => {
  test.each([
    ['nothing', '', {}],
    ['comments alone', '# none yet\n', {}],
    ['severities', 'rules: {auth-off: warning, placeholder: off}\n', { rules: { 'auth-off': 'warning', placeholder: 'off' } }],
    ['off as YAML 1.1 writes it', 'rules:\n  auth-off: false\n', { rules: { 'auth-off': 'off' } }],
    [
      'a release',
      'chart: flyte-core\nchartVersion: v1.15.0\nrelease: a\nnamespace: b\n',
      { chart: 'flyte-core', chartVersion: 'v1.15.0', release: 'a', namespace: 'b' },
    ],
    ['patterns', 'files: deploy/**\nignore: [a.yaml, "**/b/"]\n', { files: ['deploy/**'], ignore: ['a.yaml', '**/b/'] }],
    ['the severity that counts', 'failOn: warning\n', { failOn: 'warning' }],
  ])('%s', (_name, text, expected) => {
    expect(parse(text)).toEqual(expected);
    expect(fits(parseYaml(text)), JSON.stringify(fits.errors)).toBe(true);
  });

  test.each(Object.entries(CONFIG_KEYS))('the example of %s', (key, { example }) => {
    const known = typeof example === 'object' && !Array.isArray(example) ? { placeholder: 'error' } : example;
    expect(parse(JSON.stringify({ [key]: known }))).toHaveProperty(key);
  });
});

describe('what is not understood has a place, and the schema refuses it too', () => {
  test.each([
    ['a mistyped key', 'failon: error\n', '1:1: unknown key "failon". did you mean "failOn"'],
    ['a flag’s name', 'chart-version: v1\n', '1:1: unknown key "chart-version". did you mean "chartVersion"'],
    ['a key of something else', 'extends: []\n', '1:1: unknown key "extends"'],
    ['a mistyped rule', 'rules:\n  auth-of: off\n', '2:3: no rule has the id "auth-of". did you mean "auth-off"'],
    ['a mistyped severity', 'rules:\n  auth-off: warn\n', '2:13: "rules.auth-off" cannot be "warn"'],
    ['a number for a severity', 'rules:\n  auth-off: 2\n', '2:13: "rules.auth-off" cannot be "2"'],
    ['a list of rules', 'rules: [auth-off]\n', '1:8: "rules" is a list where a mapping is needed'],
    ['a mistyped chart', 'chart: flyte-binar\n', '1:8: "chart" cannot be "flyte-binar". did you mean "flyte-binary"'],
    ['a number for a version', 'chartVersion: 1.16\n', '1:15: "chartVersion" is the number 1.16 where a text is needed'],
    ['a mapping for a pattern', 'ignore: [{a: b}]\n', '1:10: "ignore" is a mapping where a text is needed'],
    ['a list', '- auth-off\n', '1:1: is a list where a mapping is needed'],
  ])('%s', (_name, text, message) => {
    expect(() => parse(text)).toThrow(`.flyte-auth-config.yaml:${message}`);
    expect(fits(parseYaml(text))).toBe(false);
  });

  test.each([
    ['a key twice', 'failOn: error\nfailOn: info\n', /:2:1: .*failOn/],
    ['no YAML', 'rules: {\n', /:\d+:\d+: /],
    [
      'aliases without end',
      `a: &a [${'1,'.repeat(9)}1]\n${[...'bcdefghij'].map((k, i) => `${k}: &${k} [${`*${'abcdefghij'[i]},`.repeat(9)}1]`).join('\n')}\n`,
      /:\d+:\d+: /,
    ],
    ['brackets without end', `files: ${'['.repeat(20_000)}\n`, /:\d+:\d+: /],
  ])('%s', (_name, text, message) => {
    expect(() => parse(text)).toThrow(message);
  });
});

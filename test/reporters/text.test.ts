import { describe, expect, test } from 'vitest';
import { sourceText } from '../../src/core/lines.ts';
import { oneline } from '../../src/reporters/oneline.ts';
import { text } from '../../src/reporters/text.ts';
import { finding, placeOf, reportWith, sampleReport, VALUES } from './support/sample.ts';

const FIRST_LINE =
  'values.yaml:5:16: error: issuer URL "https://acme.okta.com/oauth2/default/" ends with "/". remove the slash [issuer-form]';

describe('text', () => {
  test('shows the line, the symptom, the fix and where to read on', () => {
    const report = sampleReport({
      symptom: { component: 'flyteadmin', when: 'start', text: 'oidc: issuer did not match' },
      remedy: 'https://acme.okta.com/oauth2/default',
    });
    expect(text(report)).toBe(`${FIRST_LINE}
  |
5 |       baseUrl: https://acme.okta.com/oauth2/default/
  |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ configuration.auth.oidc.baseUrl
  = symptom: flyteadmin exits at start: oidc: issuer did not match
  = fix: https://acme.okta.com/oauth2/default
  = docs: flyte-auth-config explain issuer-form

values.yaml: flyte-binary v1.16.8, authentication on, Flyte’s own authorization server
1 error, 0 warnings, 0 infos
`);
  });

  test('underlines at most two related places', () => {
    const source = sourceText('values.yaml', VALUES);
    const at = (words: string) => ({ message: `the other half ${words}`, place: placeOf(source, words) });
    const shown = text(reportWith([finding({ related: [at('enabled'), at('oidc'), at('baseUrl')] })], [source]));
    expect(shown).toContain('  ::: values.yaml:3:5: the other half enabled\n  |\n3 |     enabled: true\n  |     -------');
    expect(shown).toContain('the other half oidc');
    expect(shown).not.toContain('the other half baseUrl');
  });

  test('needs no place', () => {
    const report = reportWith([finding()], []);
    expect(text(report)).toMatch(/^flyte-auth-config: error: issuer URL .*\n {2}= docs/);
  });

  test('says so when all is well', () => {
    const report = reportWith([], [sourceText('values.yaml', VALUES)], { suppressed: 2 });
    expect(text(report)).toBe(
      'values.yaml: flyte-binary v1.16.8, authentication on, Flyte’s own authorization server\n0 errors, 0 warnings, 0 infos, 2 suppressed\n',
    );
  });

  test.each([
    ['tabs', 'key:\tvalue', 'value', '1 | key: value\n  |      ^^^^^'],
    ['wide characters', '# 名前\nkey: "名前" # x', '"名前"', '2 | key: "名前" # x\n  |      ^^^^^^'],
    ['emoji', 'a: 🔑 b', 'b', '1 | a: 🔑 b\n  |       ^'],
    ['a combining accent', 'a: e\u0301x', 'x', '1 | a: e\u0301x\n  |     ^'],
    ['a byte order mark', '\ufeffa: b', 'b', '1 | a: b\n  |    ^'],
    ['CRLF', 'a: b\r\nc: d\r\n', 'd', '2 | c: d\n  |    ^'],
    ['an escape sequence', 'a: \u001b[31mred x', 'x', '1 | a: \ufffd[31mred x\n  |             ^'],
  ])('puts the caret under %s', (_name, values, marked, expected) => {
    const source = sourceText('v.yaml', values);
    const start = values.lastIndexOf(marked);
    const place = { file: 'v.yaml', path: [], span: { start, end: start + marked.length } };
    expect(text(reportWith([finding({ place })], [source]))).toContain(expected);
  });

  test('cuts long lines around the mark', () => {
    const source = sourceText('v.yaml', `${'a'.repeat(300)} MARK ${'b'.repeat(300)}`);
    const shown = text(reportWith([finding({ place: placeOf(source, 'MARK') })], [source]), { columns: 60 });
    const [line = '', carets = ''] = shown.split('\n').slice(2, 4);
    expect(line.length).toBeLessThanOrEqual(60);
    expect(line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('MARK');
  });

  test('puts a path that does not fit below the marks', () => {
    const source = sourceText('values.yaml', VALUES);
    const place = placeOf(source, 'https://acme.okta.com/oauth2/default/', ['configuration', 'auth', 'oidc', 'baseUrl']);
    const lines = text(reportWith([finding({ place })], [source]), { columns: 50 })
      .split('\n')
      .slice(1, 5);
    expect(lines).toEqual([
      '  |',
      '5 |       baseUrl: https://acme.okta.com/oauth2/d…',
      '  |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
      '  |                configuration.auth.oidc.baseUrl',
    ]);
  });

  test('marks the first line of a value of several lines', () => {
    const source = sourceText('v.yaml', 'a:\n  b: 1\n  c: 2\n');
    const shown = text(reportWith([finding({ place: placeOf(source, 'b: 1\n  c: 2') })], [source]));
    expect(shown).toContain('2 |   b: 1\n  |   ^^^^');
  });
});

describe('oneline', () => {
  test('is the first line of text', () => {
    expect(oneline(sampleReport())).toBe(`${FIRST_LINE}\n`);
    expect(text(sampleReport()).split('\n')[0]).toBe(FIRST_LINE);
  });
});

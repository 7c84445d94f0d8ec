import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { sourceText } from '../../src/core/lines.ts';
import { suppress, suppressionsIn } from '../../src/source/suppress.ts';

const at = (text: string, word: string, ruleId: string): Diagnostic => {
  const start = text.indexOf(word);
  return {
    ruleId,
    messageId: 'm',
    severity: 'error',
    message: '',
    data: {},
    place: { file: 'v.yaml', path: [], span: { start, end: start + word.length } },
    related: [],
  };
};

describe('suppression', () => {
  test.each([
    ['on the line', 'a: here # flyte-auth-config: ignore[rule-a] because'],
    ['on the line above', '# flyte-auth-config: ignore[rule-a] because\na: here'],
    ['above other comments', '# flyte-auth-config: ignore[rule-a] because\n# more\n\na: here'],
    ['one of several ids', 'a: here # flyte-auth-config: ignore[rule-b, rule-a]'],
    ['with CRLF', '# flyte-auth-config: ignore[rule-a]\r\na: here\r\n'],
  ])('%s', (_name, text) => {
    const found = suppress([at(text, 'here', 'rule-a')], [sourceText('v.yaml', text)]);
    expect(found.kept).toEqual([]);
    expect(found.count).toBe(1);
    expect(found.unused.map(({ ruleId }) => ruleId)).toEqual(text.includes('rule-b') ? ['rule-b'] : []);
  });

  test.each([
    ['another rule', 'a: here # flyte-auth-config: ignore[rule-b]'],
    ['the line below', 'a: here\n# flyte-auth-config: ignore[rule-a]\nb: x'],
    ['no ids', 'a: here # flyte-auth-config: ignore[]'],
    ['no comment', 'a: here #flyte-auth-config:ignore'],
    ['part of a value', 'a: here#x# flyte-auth-config: ignore[rule-a]'],
  ])('not by %s', (_name, text) => {
    expect(suppress([at(text, 'here', 'rule-a')], [sourceText('v.yaml', text)]).count).toBe(0);
  });

  test('knows where each id stands', () => {
    const text = 'a: 1 # flyte-auth-config: ignore[one, two]';
    expect(suppressionsIn(sourceText('v.yaml', text)).map(({ span }) => text.slice(span.start, span.end))).toEqual([
      'one',
      'two',
    ]);
  });
});

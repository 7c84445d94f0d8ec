import { describe, expect, test } from 'vitest';
import { fromPlain, type Plain } from '../../src/core/tree.ts';
import { toYaml } from '../../src/helm/to-yaml.ts';
import recorded from '../fixtures/helm/to-yaml.json' with { type: 'json' };

const print = (plain: Plain) => toYaml(fromPlain(plain, (path) => ({ from: 'chart', path })));

describe('values are printed as recorded from Helm', () => {
  const outcomes = recorded.outcomes.map(({ value, text }) => [JSON.stringify(value), value as Plain, text] as const);

  test.each(outcomes)('%s', (_, value, text) => {
    expect(print(value)).toBe(text);
  });
});

describe('the rules that matter most', () => {
  test.each<[string, Plain, string]>([
    ['keys are sorted, numbers in them by value', { b: 1, a10: 2, a9: 3 }, 'a9: 3\na10: 2\nb: 1'],
    ['a list stands below its key', { uris: ['a', 'b'] }, 'uris:\n- a\n- b'],
    ['words that mean something else are quoted', ['yes', '1', '', 'null'], '- "yes"\n- "1"\n- ""\n- "null"'],
    ['braces at the start are quoted', { id: '{{ .x }}' }, "id: '{{ .x }}'"],
    ['braces inside are not', { uri: 'http://x/{{ .x }}' }, 'uri: http://x/{{ .x }}'],
    ['several lines make a block', { text: 'a\nb\n' }, 'text: |\n  a\n  b'],
    ['a long number keeps its digits', { size: 123456789012 }, 'size: 123456789012'],
    [
      'a long text is folded behind column 80, even inside a template',
      ['x'.repeat(80), '{{ .a }}'].join(' '),
      `${'x'.repeat(80)} {{\n  .a }}`,
    ],
  ])('%s', (_, value, text) => {
    expect(print(value)).toBe(text);
  });
});

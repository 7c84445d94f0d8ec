import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toPlain } from '../../src/core/tree.ts';
import { valuesOf } from '../../src/helm/values.ts';
import { read } from './support/reading.ts';

const MANY = 100_000;
const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');
const before = (index: number, name: string, otherwise: string): string => (index > 0 ? `*${name}${index - 1}` : otherwise);

/** Files that would bring down a careless reader, and the start of what has to be said about them. */
const BOMBS: Readonly<Record<string, readonly [text: string, problem: string]>> = {
  'open brackets': ['['.repeat(MANY), 'nested deeper than 500 levels'],
  'open braces': ['{a: '.repeat(MANY), 'nested deeper than 500 levels'],
  'list in list': [`${'- '.repeat(MANY)}x`, 'nested deeper than 500 levels'],
  'keys below keys': [lines(5000, (i) => `${' '.repeat(i)}a:`), 'nested deeper than 500 levels'],
  'billion laughs': [
    lines(
      12,
      (i) =>
        `a${i}: &a${i} [${Array(9)
          .fill(before(i, 'a', 'lol'))
          .join(', ')}]`,
    ),
    'the aliases multiply to more than any chart can use',
  ],
  'billion merges': [
    lines(2000, (i) => `m${i}: &m${i} {<<: ${before(i, 'm', '{a: 1}')}, k${i}: 1}`),
    'the aliases multiply to more than any chart can use',
  ],
  'alias of alias': [
    lines(MANY / 5, (i) => `m${i}: &m${i} [${before(i, 'm', 'x')}]`),
    'the aliases multiply to more than any chart can use',
  ],
  'anchor in itself': ['a: &a {b: *a}', 'the anchor "a" contains itself'],
  'open quote': [`a: "${'x '.repeat(MANY)}`, 'this quote, bracket or brace is never closed'],
  tabs: ['\ta: 1\n'.repeat(1000), 'a tab must not be used for indentation'],
  'NUL characters': ['\0'.repeat(MANY), 'the character U+0000 is not allowed'],
  'anchors on anchors': ['&a '.repeat(MANY), 'a value may have one anchor and one tag only'],
};

describe('hostile files end in a problem', () => {
  test.each(Object.entries(BOMBS))('%s', (_name, [text, problem]) => {
    expect(read(text).problems[0]?.message).toContain(problem);
  });
});

describe('big files are read', () => {
  test.each([
    ['100,000 keys', lines(MANY, (i) => `k${i}: v`), MANY],
    ['a map in braces', `{${lines(MANY / 5, (i) => `k${i}: v,`)}}`, MANY / 5],
    ['one key 20,000 times', 'a: 1\n'.repeat(20_000), 1],
    ['1,000 documents', '---\na: 1\n'.repeat(1000), 1],
    ['a long line', `a: ${'x'.repeat(5_000_000)}`, 1],
    ['20,000 aliases', `a: &a v\n${lines(20_000, (i) => `k${i}: *a`)}`, 20_001],
  ])('%s', (_name, text, keys) => {
    const { values, problems } = valuesOf(read(text));
    expect(problems).toEqual([]);
    expect(values.entries.size).toBe(keys);
  });
});

test('names of Object.prototype are keys like all others', () => {
  const [root] = read('__proto__: {a: 1}\nconstructor: 2\nhasOwnProperty: 3\n').documents;
  expect(root && Object.keys(toPlain(root) as object)).toEqual(['__proto__', 'constructor', 'hasOwnProperty']);
});

test('no text makes the reader throw', () => {
  const piece = fc.constantFrom(
    ...'abc:-?[]{},#&*!|>\'"%@`~<\\ \t\n\r0.1',
    '\n  ',
    '\n- ',
    ': ',
    ' #',
    '<<: *a',
    '&a ',
    '---\n',
    '...\n',
    '!!int ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom('helm' as const, 'flyte' as const), (pieces, dialect) => {
      const text = pieces.join('');
      for (const { span } of read(text, dialect).problems) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        expect(span.end).toBeLessThanOrEqual(text.length + 1);
      }
    }),
    { numRuns: 2000 },
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unifiedDiff } from '../../src/source/diff.ts';
import { diffLines } from '../../src/source/line-diff.ts';

const numbers = (count: number): string[] => Array.from({ length: count }, (_, index) => `line ${index + 1}\n`);

describe('unifiedDiff', () => {
  test.each([
    ['nothing changed', 'a\n', 'a\n', ''],
    ['one line', 'a\nb\nc\n', 'a\nB\nc\n', '--- f\n+++ f\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n'],
    ['a line more', 'a\n', 'a\nb\n', '--- f\n+++ f\n@@ -1 +1,2 @@\n a\n+b\n'],
    ['the first line gone', 'a\nb\n', 'b\n', '--- f\n+++ f\n@@ -1,2 +1 @@\n-a\n b\n'],
    ['everything gone', 'a\n', '', '--- f\n+++ f\n@@ -1 +0,0 @@\n-a\n'],
    ['a new file', undefined, 'a\n', '--- /dev/null\n+++ f\n@@ -0,0 +1 @@\n+a\n'],
    ['a final newline more', 'a', 'a\n', '--- f\n+++ f\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n'],
    ['CRLF', 'a\r\nb\r\n', 'a\r\nc\r\n', '--- f\n+++ f\n@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n'],
  ])('%s', (_name, before, after, expected) => {
    expect(unifiedDiff('f', before, after)).toBe(expected);
  });

  test('keeps distant changes in hunks of their own and joins close ones', () => {
    const before = numbers(30);
    const change = (...lines: number[]) => before.map((line, index) => (lines.includes(index + 1) ? 'new\n' : line)).join('');
    const headers = (after: string) => unifiedDiff('f', before.join(''), after).match(/^@@.*@@$/gm);
    expect(headers(change(5, 25))).toEqual(['@@ -2,7 +2,7 @@', '@@ -22,7 +22,7 @@']);
    expect(headers(change(5, 12))).toEqual(['@@ -2,14 +2,14 @@']);
  });

  test('prints what is to be shown instead of the texts', () => {
    const shown = { before: 'a: •\n', after: 'a: •\n' };
    expect(unifiedDiff('f', 'a: 1\n', 'a: 2\n', { shown })).toBe('--- f\n+++ f\n@@ -1 +1 @@\n-a: •\n+a: •\n');
  });

  test('stays quick where everything is different', () => {
    const before = numbers(50_000).join('');
    const after = before.replaceAll('line', 'row');
    expect(unifiedDiff('f', before, after).split('\n').length).toBeGreaterThan(100_000);
  });
});

describe('diffLines', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 20 });

  test('leads from one text to the other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diffLines(before, after);
        const side = (without: string, of: (line: (typeof lines)[number]) => string | undefined) =>
          lines.filter(({ kind }) => kind !== without).map(of);
        expect(side('add', (line) => before[line.old])).toEqual(before);
        expect(side('remove', (line) => (line.kind === 'add' ? after[line.new] : before[line.old]))).toEqual(after);
      }),
    );
  });

  test('is as short as can be', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const kept = diffLines(before, after).filter(({ kind }) => kind === 'keep').length;
        expect(kept).toBe(longestCommon(before, after));
      }),
    );
  });
});

function longestCommon(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const left of a) {
    const next = [0];
    for (const [index, right] of b.entries()) {
      next.push(left === right ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

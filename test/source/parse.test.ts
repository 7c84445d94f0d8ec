import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leaves, toPlain } from '../../src/core/tree.ts';
import { originAt, plainOf, problemsOf, read, slice } from './support/reading.ts';

describe('places', () => {
  const text = 'a:\n  b: "x y"   # comment\n  list:\n    - one\n    - {k: v}\nempty:\nlast: |\n  text\n';

  test.each([
    [['a', 'b'], '"x y"', 'b'],
    [['a', 'list', 0], 'one', undefined],
    [['a', 'list', 1], '{k: v}', undefined],
    [['a', 'list', 1, 'k'], 'v', 'k'],
    [['a', 'list'], '- one\n    - {k: v}\n', 'list'],
    [['empty'], '', 'empty'],
    [['last'], '|\n  text\n', 'last'],
  ])('%j', (path, value, key) => {
    const origin = originAt(text, path);
    expect({ path: origin.path, value: slice(text, origin.value), key: slice(text, origin.key) }).toEqual({ path, value, key });
  });

  test('a value that is not written stands behind its colon', () => {
    expect(originAt(text, ['empty']).value.start).toBe(text.indexOf('empty:') + 'empty:'.length);
  });

  test('offsets survive a byte order mark, several documents and padded brackets', () => {
    const odd = '\ufeffa: 1\n---\nb: [\nx,\n  "y\nz"\n]\nc: 3\n';
    const [, second] = read(odd).documents;
    const found = second && [...leaves(second)].map(({ node }) => node.origin.from === 'file' && slice(odd, node.origin.value));
    expect(found).toEqual(['x', '"y\nz"', '3']);
  });

  test('every leaf can be found again at its place', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9 ]{0,6}[a-z]$/);
    const tree = fc.letrec((tie) => ({
      node: fc.oneof({ depthSize: 'small' }, word, fc.array(tie('node'), { maxLength: 3 }), fc.dictionary(word, tie('node'))),
    })).node;
    fc.assert(
      fc.property(fc.dictionary(word, tree, { minKeys: 1 }), (plain) => {
        const json = JSON.stringify(plain, undefined, 2);
        const [root] = read(json).documents;
        expect(root && JSON.parse(JSON.stringify(toPlain(root)))).toEqual(JSON.parse(json));
        for (const { node } of root ? leaves(root) : []) {
          if (node.kind !== 'scalar' || node.origin.from !== 'file') continue;
          expect(slice(json, node.origin.value)).toBe(JSON.stringify(node.value));
        }
      }),
    );
  });
});

describe('documents', () => {
  test.each([
    ['', []],
    ['# only a comment\n', []],
    ['---\n', []],
    ['a: 1\n---\nb: 2\n', [{ a: 1 }, { b: 2 }]],
    ['---\na: 1\n--- # comment\nb: 2\n', [{ a: 1 }, { b: 2 }]],
    ['a: 1\n---\n---\nb: 2\n', [{ a: 1 }, { b: 2 }]],
    ['null\n---\nb: 2\n', [null, { b: 2 }]],
    ['a: |\n  ---\n  x\n', [{ a: '---\nx\n' }]],
  ])('Helm reads %j', (text, documents) => {
    const parsed = read(text);
    expect(parsed.problems).toEqual([]);
    expect(parsed.documents.map((document) => JSON.parse(JSON.stringify(toPlain(document))))).toEqual(documents);
  });

  test.each([
    ['a: 1\n...\nb: 2\n', 'helm', ['b: 2\n']],
    ['  a: 1\nb: 2\nc: 3\n', 'helm', ['b: 2\nc: 3\n']],
    ['a: 1\n---\nb: 2\n', 'helm', []],
    ['a: 1\n---\nb: 2\n', 'flyte', ['b: 2\n']],
  ] as const)('in %j, %s never reads %j', (text, dialect, unread) => {
    const parsed = read(text, dialect);
    expect(parsed.problems).toEqual([]);
    expect(parsed.unread.map((span) => slice(text, span))).toEqual(unread.map((part) => expect.stringContaining(part)));
  });

  test('a text block at the end of a file without a line break', () => {
    expect(plainOf('a: |\n  x', 'helm')).toEqual({ a: 'x\n' });
    expect(plainOf('a: |\n  x', 'flyte')).toEqual({ a: 'x' });
    expect(plainOf('a: |\n  x\n', 'flyte')).toEqual({ a: 'x\n' });
  });
});

describe('duplicate keys', () => {
  const text = 'a: {x: 1}\nb: 2\na: {z: 3}\n';

  test('the last one wins whole in Helm, and both places are told', () => {
    expect(plainOf(text)).toEqual({ a: { z: 3 }, b: 2 });
    const [duplicate, ...others] = read(text).duplicates;
    expect(others).toEqual([]);
    expect(duplicate?.path).toEqual(['a']);
    expect([duplicate?.first, duplicate?.last].map((origin) => slice(text, origin?.value))).toEqual(['{x: 1}', '{z: 3}']);
  });

  test('keys are compared after Helm has typed them', () => {
    expect(read('yes: 1\n"true": 2\n').duplicates.map(({ path }) => path)).toEqual([['true']]);
  });

  test('Flyte refuses them', () => {
    expect(problemsOf(text, 'flyte')).toEqual(['3:1 this key stands twice in one map, which Flyte refuses']);
  });

  test('what an alias repeats is told once', () => {
    expect(read('a: &a {x: 1, x: 2}\nb: *a\nc: *a\n').duplicates).toHaveLength(1);
  });
});

describe('anchors', () => {
  test.each([
    ['a: &x 1\nb: *x\n', { a: 1, b: 1 }],
    ['a: &x {k: [1]}\nb: *x\n', { a: { k: [1] }, b: { k: [1] } }],
    ['a: &x 1\nb: &x 2\nc: *x\n', { a: 1, b: 2, c: 2 }],
    ['a: &x k\n*x : v\n', { a: 'k', k: 'v' }],
    ['a: &x {k: &y 1}\nb: *x\nc: *y\n', { a: { k: 1 }, b: { k: 1 }, c: 1 }],
  ])('%j', (text, value) => {
    expect(plainOf(text)).toEqual(value);
  });

  test('a container stands where the alias is, its content where it is written', () => {
    const text = 'a: &x {k: v}\nb: *x\n';
    expect(slice(text, originAt(text, ['b']).value)).toBe('*x');
    expect(slice(text, originAt(text, ['b', 'k']).value)).toBe('v');
    expect(originAt(text, ['b', 'k']).path).toEqual(['b', 'k']);
  });

  test('an alias of a single value points to that value', () => {
    const text = 'a: &x v\nb: *x\n';
    const { value, key } = originAt(text, ['b']);
    expect([slice(text, value), slice(text, key)]).toEqual(['v', 'b']);
  });

  test.each([
    ['a: *x\n', '1:4 no anchor above this place has the name'],
    ['a: *x\nb: &x 1\n', '1:4 no anchor above this place has the name'],
    ['a: &x 1\n---\nb: *x\n', '3:4 no anchor above this place has the name'],
    ['a: &x [*x]\n', '1:8 the anchor "x" contains itself'],
    ['a: &x.y 1\n', '1:4 the name of an anchor may hold letters, digits, "-" and "_" only'],
  ])('%j is refused', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });
});

describe('merge keys', () => {
  const BASE = 'base: &b {id: base, x: 1}\nother: &o {id: other, z: 2}\n';

  test.each([
    ['own: {id: own, <<: *b}', { id: 'base', x: 1 }],
    ['own: {<<: *b, id: own}', { id: 'own', x: 1 }],
    ['own: {<<: [*b, *o]}', { id: 'base', x: 1, z: 2 }],
    ['own: {<<: [*o, *b], z: 3}', { id: 'other', x: 1, z: 3 }],
    ['own: {<<: *b, <<: *o}', { id: 'other', x: 1, z: 2 }],
    ['own: {<<: {z: 1}}', { z: 1 }],
    ['own: {"<<": 1}', { '<<': 1 }],
  ])('%s in Helm, where order counts', (line, own) => {
    expect(plainOf(`${BASE}${line}\n`)).toMatchObject({ own });
    expect(Object.keys((plainOf(`${BASE}${line}\n`) as { own: object }).own).sort()).toEqual(Object.keys(own).sort());
  });

  test.each([
    ['own: {id: own, <<: *b}', { id: 'own', x: 1 }],
    ['own: {<<: *b, id: own}', { id: 'own', x: 1 }],
  ])('%s in Flyte, where it does not', (line, own) => {
    expect(plainOf(`${BASE}${line}\n`, 'flyte')).toMatchObject({ own });
  });

  test('what is merged points to where it is written', () => {
    const text = `${BASE}own: {<<: *b}\n`;
    const { path, value, key } = originAt(text, ['own', 'x']);
    expect([path, slice(text, value), slice(text, key), value.start < text.indexOf('other')]).toEqual([
      ['own', 'x'],
      '1',
      'x',
      true,
    ]);
  });

  test.each(['own: {<<: 1}', 'own: {<<: }', 'own: {<<: [*b, 1]}'])('%s is refused', (line) => {
    expect(problemsOf(`${BASE}${line}\n`)[0]).toContain('the merge key "<<" needs a map or a list of maps');
  });

  test('a map that merges itself is refused', () => {
    expect(problemsOf('a: &a\n  <<: *a\n')).toEqual(['2:7 the merge key "<<" needs a map or a list of maps']);
  });
});

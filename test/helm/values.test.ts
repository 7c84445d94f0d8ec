import { describe, expect, test } from 'vitest';
import { sourceText } from '../../src/core/lines.ts';
import { type MapNode, toPlain } from '../../src/core/tree.ts';
import { type CoalesceWarning, coalesce } from '../../src/helm/coalesce.ts';
import { subchartValues } from '../../src/helm/subchart.ts';
import { mergeValues, valuesOf } from '../../src/helm/values.ts';
import { parseYaml } from '../../src/source/parse.ts';

const values = (text: string, name = 'values.yaml'): MapNode => valuesOf(parseYaml(sourceText(name, text), 'helm')).values;
const plain = (node: MapNode): unknown => JSON.parse(JSON.stringify(toPlain(node)));

describe('one file', () => {
  test.each([
    ['', {}],
    ['# nothing\n', {}],
    ['null\n', {}],
    ['{}\n', {}],
    ['a: {b: 1}\n---\na: {c: 2}\n', { a: { b: 1, c: 2 } }],
  ])('%j', (text, expected) => {
    const { values: read, problems } = valuesOf(parseYaml(sourceText('values.yaml', text), 'helm'));
    expect(problems).toEqual([]);
    expect(plain(read)).toEqual(expected);
  });

  test('Helm 3 reads the first document alone', () => {
    const parsed = parseYaml(sourceText('values.yaml', 'a: 1\n---\nb: 2\n'), 'helm');
    expect(plain(valuesOf(parsed, 3).values)).toEqual({ a: 1 });
    expect(plain(valuesOf(parsed, 4).values)).toEqual({ a: 1, b: 2 });
  });

  test.each([
    ['- a\n', 'a list where a values file needs keys'],
    ['hello\n', 'a single value where a values file needs keys'],
    ['a: 1\n---\n5\n', 'a single value where a values file needs keys'],
  ])('%j is refused', (text, message) => {
    expect(valuesOf(parseYaml(sourceText('values.yaml', text), 'helm')).problems.map((problem) => problem.message)).toEqual([
      expect.stringContaining(message),
    ]);
  });
});

describe('several files', () => {
  test.each([
    ['{a: {b: 1, c: 1}}', '{a: {b: 2}}', { a: { b: 2, c: 1 } }],
    ['{a: [1, 2]}', '{a: [3]}', { a: [3] }],
    ['{a: {b: 1}}', '{a: x}', { a: 'x' }],
    ['{a: x}', '{a: {b: 1}}', { a: { b: 1 } }],
    ['{a: {b: 1}}', '{a: null}', { a: null }],
    ['{a: null}', '{a: {b: null}}', { a: { b: null } }],
    ['{a: 1}', '', { a: 1 }],
  ])('%s and then %s', (first, second, expected) => {
    expect(plain(mergeValues([values(first), values(second)]))).toEqual(expected);
  });

  test('each value keeps the file it is from', () => {
    const merged = mergeValues([values('{a: 1, b: 1}', 'one.yaml'), values('{b: 2}', 'two.yaml')]);
    const files = [...merged.entries].map(([key, { origin }]) => [key, origin.from === 'file' && origin.file]);
    expect(files).toEqual([
      ['a', 'one.yaml'],
      ['b', 'two.yaml'],
    ]);
  });

  test('no file at all', () => {
    expect(plain(mergeValues([]))).toEqual({});
  });
});

describe('values over the defaults of a chart', () => {
  test.each([
    ['what is not given', '{}', '{a: 1, b: {c: null}}', { a: 1, b: { c: null } }],
    ['maps merge', '{a: {b: 1}}', '{a: {c: 2}}', { a: { b: 1, c: 2 } }],
    ['lists replace', '{a: [1]}', '{a: [2, 3]}', { a: [1] }],
    ['null removes a default', '{a: null, b: {c: null}}', '{a: 1, b: {c: 1, d: 1}}', { b: { d: 1 } }],
    ['null removes a whole map', '{a: null}', '{a: {b: 1}}', {}],
    ['null stays where there is no default', '{a: null, b: {c: null}}', '{b: {d: 1}}', { a: null, b: { c: null, d: 1 } }],
    ['null over null goes on the top level only', '{a: null, b: {c: null}}', '{a: null, b: {c: null}}', { b: { c: null } }],
    ['a value hides a map', '{a: 1}', '{a: {b: 1}}', { a: 1 }],
    ['a map hides a value', '{a: {b: 1}}', '{a: 1}', { a: { b: 1 } }],
    ['a map over null', '{a: {b: 1}}', '{a: null}', { a: { b: 1 } }],
    ['an empty map hides nothing', '{a: {}}', '{a: {b: 1}}', { a: { b: 1 } }],
  ])('%s', (_name, user, defaults, expected) => {
    expect(plain(coalesce(values(user), values(defaults)))).toEqual(expected);
  });

  test('a map and a value on the same key are told', () => {
    const warnings: CoalesceWarning[] = [];
    coalesce(values('{a: {b: 1}, c: {d: 1, e: {f: 1}}}'), values('{a: x, c: {d: {}, e: 1}}'), (warning) =>
      warnings.push(warning),
    );
    expect(warnings.map(({ kind, path }) => `${kind} ${path.join('.')}`)).toEqual([
      'map-over-scalar a',
      'scalar-over-map c.d',
      'map-over-scalar c.e',
    ]);
  });
});

describe('values of the chart inside an umbrella chart', () => {
  const inside = (user: string, umbrella: string, defaults: string): unknown =>
    plain(subchartValues(values(user), { defaults: values(umbrella), key: 'sub' }, values(defaults)));

  test.each([
    ['user, umbrella, chart', '{sub: {a: 1}}', '{sub: {a: 2, b: 2}}', '{a: 3, b: 3, c: 3}', { a: 1, b: 2, c: 3 }],
    ['values beside the key do not count', '{a: 1, sub2: {a: 1}}', '{b: 2}', '{a: 3}', { a: 3 }],
    ['null removes through both levels', '{sub: {a: null}}', '{sub: {a: 2}}', '{a: 3}', {}],
    ['null in the umbrella removes as well', '{}', '{sub: {a: null}}', '{a: 3}', {}],
    ['null stays where only the umbrella has a value', '{sub: {a: null}}', '{sub: {a: 2}}', '{}', { a: null }],
    ['deep null', '{sub: {m: {a: null}}}', '{sub: {m: {b: 2}}}', '{m: {a: 3, c: 3}}', { m: { b: 2, c: 3 } }],
    ['null for the key itself drops the umbrella defaults', '{sub: null}', '{sub: {a: 2}}', '{a: 3}', { a: 3 }],
  ])('%s', (_name, user, umbrella, defaults, expected) => {
    expect(inside(user, umbrella, defaults)).toEqual({ ...(expected as object), global: {} });
  });

  test.each([
    ['come from the umbrella', '{global: {a: 1}, sub: {global: {a: 2, b: 2}}}', '{global: {c: 3}}', '{}', { a: 1, b: 2, c: 3 }],
    [
      'merge as maps',
      '{global: {m: {a: 1}}}',
      '{sub: {global: {m: {a: 2, b: 2}}}}',
      '{global: {m: {c: 3}}}',
      { m: { a: 1, b: 2, c: 3 } },
    ],
    ['a map and a value do not replace each other', '{global: {m: 1}}', '{sub: {global: {m: {a: 2}}}}', '{}', { m: { a: 2 } }],
  ])('globals %s', (_name, user, umbrella, defaults, global) => {
    expect(inside(user, umbrella, defaults)).toEqual({ global });
  });

  test('globals that are no map are left out', () => {
    expect(inside('{}', '{global: 1}', '{a: 1}')).toEqual({ a: 1 });
    expect(inside('{global: {b: 1}, sub: {global: 2}}', '{}', '{}')).toEqual({ global: 2 });
  });

  test.each([
    ['{sub: x}', '%!t(string=x)'],
    ['{sub: 5}', '%!t(float64=5)'],
    ['{sub: false}', 'false'],
    ['{sub: [1]}', '[%!t(float64=1)]'],
  ])('%s fails in Helm', (user, shown) => {
    expect(() => inside(user, '{}', '{}')).toThrow(`chart dependencies processing failed: type mismatch on sub: ${shown}`);
  });

  test('null without a default of the umbrella fails as well', () => {
    expect(() => inside('{sub: null}', '{}', '{}')).toThrow('type mismatch on sub: %!t(<nil>)');
  });
});

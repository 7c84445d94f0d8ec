import { describe, expect, test } from 'vitest';
import { resolveScalar } from '../../src/source/scalars.ts';
import { plainOf, problemsOf, read } from './support/reading.ts';

/** What Helm 3.17 and 4.1 make of a value as it is written. */
const HELM: readonly (readonly [string, string | number | boolean | null])[] = [
  ['123456', 123456],
  ['123456789012', 123456789012],
  ['12345678901234567890', 1.2345678901234567e19],
  ['18446744073709551615', 2 ** 64],
  ['18446744073709551616', 2 ** 64],
  ['0123', 83],
  ['0777', 511],
  ['089', 89],
  ['0o17', 15],
  ['0o18', '0o18'],
  ['0x1F', 31],
  ['0x1ffffffffffffffff', '0x1ffffffffffffffff'],
  ['0b11', 3],
  ['-0b11', -3],
  ['0b2', '0b2'],
  ['1_000', 1000],
  ['_1', '_1'],
  ['+1', 1],
  ['-1', -1],
  ['--1', '--1'],
  ['1e5', 100000],
  ['12345678e1', 123456780],
  ['1.10', 1.1],
  ['1.', 1],
  ['.5', 0.5],
  ['.5_0', 0.5],
  ['-.5', -0.5],
  ['.', '.'],
  ['1e', '1e'],
  ['1e999', '1e999'],
  ['1e-999', 0],
  ['yes', true],
  ['Yes', true],
  ['YES', true],
  ['yEs', 'yEs'],
  ['no', false],
  ['on', true],
  ['off', false],
  ['y', true],
  ['Y', true],
  ['n', false],
  ['N', false],
  ['true', true],
  ['True', true],
  ['tRUE', 'tRUE'],
  ['null', null],
  ['Null', null],
  ['nUll', 'nUll'],
  ['~', null],
  ['', null],
  ['2024-01-01', '2024-01-01'],
  ['2024-01-01T00:00:00Z', '2024-01-01T00:00:00Z'],
  ['12:34:56', '12:34:56'],
  ['=', '='],
  ['a b', 'a b'],
  ['a#b', 'a#b'],
  ['a #b', 'a'],
  ['0oa123', '0oa123'],
  ['1-2', '1-2'],
  ['<x>', '<x>'],
  ['http://x.y/z', 'http://x.y/z'],
  ['"0123"', '0123'],
  ["'yes'", 'yes'],
  ["'it''s'", "it's"],
  ['"\\x41\\u263a\\n"', 'A☺\n'],
  ['!!str 0123', '0123'],
  ['!!str yes', 'yes'],
  ['!!str', ''],
  ['!!int "12"', 12],
  ['!!float 1', 1],
  ['!!bool "yes"', true],
  ['!!null ""', null],
  ['!!binary aGVsbG8=', 'hello'],
  ['!custom 12', '12'],
  ['! 12', '12'],
];

describe('scalars of values files', () => {
  test.each(HELM)('%s', (written, value) => {
    expect(plainOf(`key: ${written}\n`)).toEqual({ key: value });
  });

  test.each([
    ['.inf', 'Helm turns values into JSON, which knows no .inf and no .nan'],
    ['-.Inf', 'Helm turns values into JSON, which knows no .inf and no .nan'],
    ['.NaN', 'Helm turns values into JSON, which knows no .inf and no .nan'],
    ['!!int 1.5', 'the value cannot be read as !!int'],
    ['!!bool x', 'the value cannot be read as !!bool'],
    ['!!null x', 'the value cannot be read as !!null'],
    ['!!binary aGVsbG8', 'the value of !!binary is not base64'],
  ])('%s is refused', (written, message) => {
    expect(problemsOf(`key: ${written}\n`)[0]).toContain(message);
  });
});

describe('scalars of Flyte configuration files', () => {
  test.each([
    ['yes', 'yes'],
    ['on', 'on'],
    ['n', 'n'],
    ['True', true],
    ['0123', 83],
    ['0o17', 15],
    ['1_000', 1000],
    ['null', null],
  ])('%s', (written, value) => {
    expect(plainOf(`key: ${written}\n`, 'flyte')).toEqual({ key: value });
  });

  test('.inf is a number', () => {
    expect(resolveScalar('.inf', true, 'flyte')).toEqual({ kind: 'float', value: Number.POSITIVE_INFINITY });
  });

  test.each([
    ['2024-01-01', true],
    ['2024-1-1', true],
    ['2024-02-30', false],
    ['2024-01-01T23:59:59.5Z', true],
    ['2024-01-01T23:59:59', false],
    ['2024-01-01 23:59:59', true],
    ['2024-01-01 23:59:59Z', false],
    ['2024-01-01 24:00:00', false],
    ['"2024-01-01"', false],
    ['!!str 2024-01-01', false],
  ])('%s is a date: %s', (written, date) => {
    const [root] = read(`key: ${written}\n`, 'flyte').documents;
    const node = root?.kind === 'map' ? root.entries.get('key') : undefined;
    expect(node?.kind === 'scalar' && node.timestamp === true).toBe(date);
  });
});

test('Flyte sees every digit of a whole number, Helm does not', () => {
  const nodeIn = (dialect: 'helm' | 'flyte') => {
    const [root] = read('key: 256512345678901234\n', dialect).documents;
    return root?.kind === 'map' ? root.entries.get('key') : undefined;
  };
  expect(nodeIn('flyte')).toMatchObject({ value: 256512345678901250, digits: '256512345678901234' });
  expect(nodeIn('helm')).not.toHaveProperty('digits');
});

describe('keys that are not strings', () => {
  test.each([
    ['true', 'true'],
    ['on', 'true'],
    ['n', 'false'],
    ['1', '1'],
    ['0x1F', '31'],
    ['1.50', '1.5'],
    ['1e6', '1e+06'],
    ['0.00001', '1e-05'],
    ['0.1234567891', '0.12345679'],
    ['.inf', '.inf'],
    ['2024-01-01', '2024-01-01'],
    ['"1"', '1'],
  ])('%s becomes "%s" in Helm', (written, key) => {
    expect(plainOf(`${written}: x\n`)).toEqual({ [key]: 'x' });
  });

  test.each([
    ['~: x', 'a key must not be null'],
    ['{a: b}: x', 'a key must not be a map or a list'],
    ['[a]: x', 'a key must not be a map or a list'],
    ['a: {{ .Values.b }}', 'a key must not be a map or a list. "{{ }}" has no meaning in values files'],
  ])('%s is refused', (text, message) => {
    expect(problemsOf(`x:\n  ${text}\n`)[0]).toContain(message);
  });

  test('Flyte keeps what is written on the top level', () => {
    expect(plainOf('0x1: x\nyes: {0x1: y}\n', 'flyte')).toEqual({ '0x1': 'x', yes: { 1: 'y' } });
  });
});

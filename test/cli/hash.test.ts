import { describe, expect, test } from 'vitest';
import { hashRequest } from '../../src/cli/hash-request.ts';
import { runMain } from '../support/run.ts';

describe('hashRequest', () => {
  const input = { from: 'input', place: undefined };
  test.each([
    [{}, { kind: 'hash', secret: input, cost: 10, raw: false, json: false }],
    [
      { cost: '4', raw: true, json: true },
      { kind: 'hash', secret: input, cost: 4, raw: true, json: true },
    ],
    [{ cost: '31' }, { kind: 'hash', secret: input, cost: 31, raw: false, json: false }],
    [{ secretFile: 's' }, { kind: 'hash', secret: { from: 'input', place: { file: 's' } }, cost: 10, raw: false, json: false }],
    [
      { fromSecret: 'm' },
      { kind: 'hash', secret: { from: 'input', place: { manifest: 'm' } }, cost: 10, raw: false, json: false },
    ],
    [
      { generate: true, secretOutput: 's', force: true },
      { kind: 'hash', secret: { from: 'random', file: 's', force: true }, cost: 10, raw: false, json: false },
    ],
    [{ verify: 'h' }, { kind: 'verify', hash: 'h', place: undefined, json: false }],
    [
      { verify: 'h', secretFile: '-' },
      { kind: 'verify', hash: 'h', place: { file: '-' }, json: false },
    ],
    [{ values: ['a', 'b'] }, { kind: 'values', files: ['a', 'b'], place: undefined, json: false }],
  ])('%j', (args, expected) => {
    expect(hashRequest(args, false)).toEqual(expected);
  });

  test('a random secret without a file needs somebody who sees stderr', () => {
    const secret = { from: 'random', file: undefined, force: false };
    expect(hashRequest({ generate: true }, true)).toMatchObject({ kind: 'hash', secret });
    expect(() => hashRequest({ generate: true }, false)).toThrow(
      'nobody would see the random secret: stderr is no terminal, and it should not end up in a log',
    );
  });

  test.each([
    [{ cost: '3' }, '--cost must be a whole number from 4 to 31'],
    [{ cost: '32' }, '--cost must be a whole number from 4 to 31'],
    [{ cost: '' }, '--cost must be a whole number from 4 to 31'],
    [{ cost: '1e1' }, '--cost must be a whole number from 4 to 31'],
    [{ cost: '10.5' }, '--cost must be a whole number from 4 to 31'],
    [{ cost: '-5' }, '--cost must be a whole number from 4 to 31'],
    [{ cost: ['4', '5'] }, '--cost is given 2 times'],
    [{ secretOutput: 's' }, '--secret-output is only for a secret made with --generate'],
    [{ generate: true, secretOutput: '-' }, '--secret-output needs the name of a file'],
  ])('refuses %j', (args, message) => {
    expect(() => hashRequest(args, true)).toThrow(message);
  });
});

describe('a secret on the command line', () => {
  test.each([
    [['hunter2'], 'hash takes no secret as an argument'],
    [['--', 'hunter2'], 'hash takes no secret as an argument'],
    [['--raw', 'hunter2'], 'hash takes no secret as an argument'],
    [['--secret', 'hunter2'], 'hash does not know one of the flags'],
    [['--secret=hunter2'], 'hash does not know one of the flags'],
    [['--hunter2'], 'hash does not know one of the flags'],
    [['-hunter2'], ''],
    [['--cost', 'hunter2'], '--cost must be a whole number'],
    [['--verify', 'hunter2'], 'no match: the hash is neither base64 nor a bcrypt hash'],
  ])('%j is not repeated', async (args, message) => {
    const { stdout, stderr } = await runMain(['hash', ...args]);
    expect(stdout + stderr).toContain(message);
    expect(stdout + stderr).not.toContain('hunter');
  });

  test('a slip of the pen is named by what was meant', async () => {
    const { code, stderr } = await runMain(['hash', '--secrt-file', 'x']);
    expect(code).toBe(2);
    expect(stderr).toContain('did you mean --secret-file?');
  });
});

test.each([
  [['--cost'], 'Not enough arguments following: cost'],
  [['--verify'], 'Not enough arguments following: verify'],
  [['--generate', '--verify', 'x'], 'verify and generate are mutually exclusive'],
  [['--generate', '--secret-file', 'x'], 'generate and secret-file are mutually exclusive'],
  [['--values', 'x', '--verify', 'x'], 'verify and values are mutually exclusive'],
])('%j is a wrong call, not a bug', async (args, message) => {
  const { code, stdout, stderr } = await runMain(['hash', ...args]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
  expect(stderr).not.toContain('bug');
});

import { describe, expect, test } from 'vitest';
import { PUBLISHED_HASHES } from '../../src/secrets/known.ts';
import { runMain } from '../support/run.ts';

/** Of "not-a-real-secret", made by Go. */
const HASH = '$2a$04$JoWDWmQ4ImjKa5d.18yxVeehpI.xUtWFjLgDnpibrh00OmvP7KR5S';
const SECRET = 'not-a-real-secret';
const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64');
const verify = (hash: string, stdin = SECRET, ...more: string[]) => runMain(['hash', '--verify', hash, ...more], { stdin });

describe('a match', () => {
  test.each([
    ['base64', base64(HASH)],
    ['base64 of $2b$', base64(`$2b${HASH.slice(3)}`)],
    ['base64 of $2x$', base64(`$2x${HASH.slice(3)}`)],
    ['base64 of $2y$', base64(`$2y${HASH.slice(3)}`)],
    ['base64 of the hash and a line break', base64(`${HASH}\n`)],
    ['base64 in lines', `${base64(HASH).slice(0, 76)}\n${base64(HASH).slice(76)}\n`],
  ])('%s', async (_, hash) => {
    expect(await verify(hash)).toEqual({ code: 0, stdout: 'match\n', stderr: '' });
  });

  test('raw, with a word on what Flyte needs', async () => {
    const note = 'the hash is not in base64; in the values, Flyte needs base64 of it\n';
    expect(await verify(HASH)).toEqual({ code: 0, stdout: 'match\n', stderr: note });
  });

  test('of a secret with a line break behind it, which Flyte drops', async () => {
    const { code, stderr } = await verify(base64(HASH), `${SECRET}\n`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'left out the white space around the secret, as Flyte does\n' });
  });

  test('in JSON', async () => {
    const { stdout } = await verify(base64(HASH), SECRET, '--json');
    expect(JSON.parse(stdout)).toEqual({ match: true, reason: null, form: 'flyte', prefix: '$2a$', cost: 4 });
  });

  test('of the first 72 bytes of a longer secret', async () => {
    const { code, stderr } = await verify(base64('$2a$04$aNfPoUcRSRf8nWk1BRViMudxpI2pcWS00BoGEFxAU8D7xXTFWAy1m'), 'x'.repeat(80));
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'only the first 72 bytes of the secret count\n' });
  });
});

describe('no match', () => {
  test('of another secret', async () => {
    const { code, stdout } = await verify(base64(HASH), 'another');
    expect({ code, stdout }).toEqual({ code: 1, stdout: 'no match: the hash ($2a$, cost 4) is of another secret\n' });
  });

  test('in JSON', async () => {
    const { code, stdout } = await verify(base64(HASH), 'another', '--json');
    const reason = 'the hash ($2a$, cost 4) is of another secret';
    expect({ code, ...JSON.parse(stdout) }).toEqual({ code: 1, match: false, reason, form: 'flyte', prefix: '$2a$', cost: 4 });
  });

  test.each(['x', 'x\n'])('of a hash that was made of the secret and a line break, secret given as %j', async (stdin) => {
    // Made by Go of "x\n".
    const hash = '$2a$04$bqSRlX8Zl4hx/wf3qjx01.s0Ib6RQjaSuqyVIkDLqjcm3uRGQLu/O';
    const { code, stdout } = await verify(hash, stdin);
    expect(code).toBe(1);
    expect(stdout).toContain('this secret with white space around it (a line break from "echo"?)');
  });

  const inside = '($2a$, cost 4)';
  const starts = 'Flyte starts with it and refuses every login of flytepropeller';
  const fails = (byte: number) => `Flyte does not start with it: illegal base64 data at input byte ${byte}`;
  test.each([
    [`b'${base64(HASH)}'`, `a Python bytes literal (b'…') around a bcrypt hash ${inside}. ${fails(1)}`],
    [base64(base64(HASH)), `a bcrypt hash in base64 twice ${inside}. ${starts}`],
    [`admin:${HASH}`, `a line of htpasswd (user:hash) with a bcrypt hash in it ${inside}. ${fails(5)}`],
    [base64(`admin:${HASH}`), `base64 of a line of htpasswd (user:hash), not of the bcrypt hash alone ${inside}. ${starts}`],
    [base64(SECRET), `base64 of 17 bytes that are no bcrypt hash, perhaps of the secret itself. ${starts}`],
    ['ab'.repeat(32), `a hash of another kind (SHA-256 in hex), where Flyte knows bcrypt alone. ${starts}`],
    [HASH.slice(0, 30), `the first 30 characters of a bcrypt hash, which has 60. ${fails(0)}`],
    ['<bcrypt-hash>', `a placeholder. ${fails(0)}`],
    [SECRET, `neither base64 nor a bcrypt hash. ${fails(3)}`],
  ])('%j is no hash, and is not repeated', async (hash, words) => {
    const result = await verify(hash);
    expect(result).toEqual({ code: 1, stdout: `no match: the hash is ${words}\n`, stderr: '' });
  });

  test('with what is no hash, in JSON', async () => {
    const { stdout } = await verify(SECRET, SECRET, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ match: false, form: 'not-base64', prefix: null, cost: null });
  });
});

test('a published hash is pointed out', async () => {
  for (const { bcrypt, where } of PUBLISHED_HASHES) {
    const { stderr } = await verify(base64(bcrypt), 'foobar');
    expect(stderr).toBe(`this hash is public: it is built into ${where}; make one of your own\n`);
  }
});

test('an empty hash is a wrong call', async () => {
  expect(await verify('')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('the hash to verify is empty') });
});

test('a hash that takes hours to check is not tried, and the secret is not asked for', async () => {
  const result = await runMain(['hash', '--verify', HASH.replace('$04$', '$25$')], { tty: true });
  expect(result).toMatchObject({ code: 3, stdout: '' });
  expect(result.stderr).toContain('bcrypt cost 25 cannot be computed here: it takes 32768 times as long as cost 10');
});

test('the prompt asks once', async () => {
  const result = await runMain(['hash', '--verify', base64(HASH)], { dialog: [[/The secret/, `${SECRET}\r`]] });
  expect(result).toMatchObject({ code: 0, stdout: 'match\n' });
  expect(result.stderr).not.toContain('not-a-real');
});

import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { compareSecret } from '../../src/secrets/bcrypt.ts';
import { PUBLISHED_HASHES, publishedHash } from '../../src/secrets/known.ts';
import { randomSecret } from '../../src/secrets/random.ts';
import { describeSecret } from '../../src/secrets/redact.ts';
import { secretOf } from '../../src/secrets/secret.ts';
import { trimSpace } from '../../src/secrets/trim.ts';

describe('trimSpace', () => {
  test.each([
    ['  a b \r\n', 'a b'],
    ['\u0085\u00a0\u2003\u3000a\u2028\u2029\u202f\u205f', 'a'],
    ['\v\fa\t', 'a'],
    ['\uFEFFa\uFEFF', '\uFEFFa\uFEFF'],
    ['\u200ba', '\u200ba'],
    [' \n ', ''],
    ['', ''],
  ])('%j → %j, as Go does', (text, expected) => {
    expect(trimSpace(text)).toBe(expected);
  });
});

describe('randomSecret', () => {
  test.each([0x00, 0x7f, 0xfb, 0xff])('starts with a letter and has 43 characters of base64url when every byte is %i', (byte) => {
    expect(randomSecret((size) => new Uint8Array(size).fill(byte)).reveal()).toMatch(/^[A-Za-z][A-Za-z0-9_-]{42}$/);
  });

  test('uses 32 bytes', () => {
    const sizes: number[] = [];
    randomSecret((size) => {
      sizes.push(size);
      return new Uint8Array(size);
    });
    expect(sizes).toEqual([32]);
  });
});

describe('describeSecret', () => {
  test.each([
    ['', 'empty'],
    ['x', '1 character'],
    ['not-a-real-secret', '17 characters'],
    ['pässwörd', '8 characters (10 bytes)'],
  ])('%j → %s', (secret, expected) => {
    expect(describeSecret(secretOf(secret))).toBe(expected);
  });
});

test('a secret does not show itself', () => {
  const secret = secretOf('not-a-real-secret');
  for (const shown of [`${secret}`, String(secret), JSON.stringify({ secret }), inspect(secret), inspect({ secret })]) {
    expect(shown).not.toContain('not-a-real');
  }
});

describe('published hashes', () => {
  test('the old one is of "foobar", the built-in one is not', async () => {
    const matches = await Promise.all(PUBLISHED_HASHES.map(({ bcrypt }) => compareSecret(secretOf('foobar'), bcrypt)));
    expect(matches).toEqual(PUBLISHED_HASHES.map(({ secret }) => secret === 'foobar'));
    expect(matches).toContain(true);
    expect(matches).toContain(false);
  });

  test('are found by the hash, a line break behind it or not', () => {
    for (const published of PUBLISHED_HASHES) expect(publishedHash(`${published.bcrypt}\n`)).toBe(published);
    expect(publishedHash('$2b$06$fLytEAuThC0nf1gExAmpLeGzgNbR612qoI5EGRx933DduXMkUnJR2')).toBeUndefined();
  });
});

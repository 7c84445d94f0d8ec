import { describe, expect, test } from 'vitest';
import { rawBase64Length } from '../../src/secrets/raw-base64.ts';

/** Compared with Go's base64.RawStdEncoding. */
describe('bytes in base64 without padding', () => {
  test.each([
    ['', 0],
    ['YQ', 1],
    ['YWI', 2],
    ['YWJj', 3],
    ['YW\nJj\r\n', 3],
    ['YQ==', undefined],
    ['YWJjZ', undefined],
    ['YW Jj', undefined],
    ['YW-_', undefined],
  ])('%j', (text, length) => {
    expect(rawBase64Length(text)).toBe(length);
  });
});

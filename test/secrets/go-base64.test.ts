import { expect, test } from 'vitest';
import { decodeGoBase64 } from '../../src/secrets/go-base64.ts';

// The offsets are those in the errors of Go 1.26, encoding/base64.
test.each([
  ['', ''],
  ['YWJj', 'abc'],
  ['YQ==', 'a'],
  ['YWI=', 'ab'],
  ['YR==', 'a'],
  ['\nYW\r\nJj\n', 'abc'],
  ['YQ=\n=\n', 'a'],
])('%j is %j', (text, expected) => {
  const result = decodeGoBase64(text);
  expect(result.ok && Buffer.from(result.bytes).toString()).toBe(expected);
});

test.each([
  [' YWJj', 0],
  ['YWJj ', 4],
  ['YW Jj', 2],
  ['YW-_', 2],
  ['YQ', 0],
  ['YWJjYQ', 4],
  ['YWJjY', 4],
  ['YQ=', 3],
  ['YQ=a', 2],
  ['YQ==a', 4],
  ['YWI=a', 4],
  ['=', 0],
  ['Y=', 1],
  ['YWJj====', 4],
  ['éYWJj', 0],
  ['YWJjé', 4],
])('%j is refused at byte %i', (text, illegalByte) => {
  expect(decodeGoBase64(text)).toEqual({ ok: false, illegalByte });
});

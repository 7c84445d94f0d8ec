import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspectHash, toFlyteForm } from '../../src/secrets/hash-form.ts';

const HASH = '$2b$06$fLytEAuThC0nf1gExAmpLeGzgNbR612qoI5EGRx933DduXMkUnJR2';
const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64');
const FLYTE_FORM = base64(HASH);
const GOOD = { bcrypt: HASH, prefix: '$2b$', cost: 6, flyteForm: FLYTE_FORM };

test('the form that Flyte wants has 80 characters in one line', () => {
  expect(toFlyteForm(HASH)).toMatch(/^[A-Za-z0-9+/]{80}$/);
});

describe('what Flyte accepts', () => {
  test.each([
    ['as it should be', FLYTE_FORM, 0],
    ['with a line break inside of the base64', base64(`${HASH}\n`), 1],
    ['with line breaks in the base64', `\n${FLYTE_FORM.slice(0, 40)}\r\n${FLYTE_FORM.slice(40)}\n`, 0],
  ])('%s', (_, text, surplus) => {
    expect(inspectHash(text)).toEqual({ kind: 'flyte', surplus, ...GOOD });
  });

  test.each(['$2a$', '$2b$', '$2x$', '$2y$', '$2$'])('%s', (prefix) => {
    expect(inspectHash(base64(`${prefix}${HASH.slice(4)}`))).toMatchObject({ kind: 'flyte', prefix, cost: 6 });
  });
});

describe('a good hash in the wrong clothes', () => {
  test.each([
    ['raw-bcrypt', HASH, 0],
    ['raw-bcrypt', ` ${HASH}\n`, 0],
    ['python-bytes', `b'${FLYTE_FORM}'`, 1],
    ['python-bytes', `b"${HASH}"`, 1],
    ['double-base64', base64(FLYTE_FORM), undefined],
    ['double-base64', base64(`${FLYTE_FORM}\n`), undefined],
    ['htpasswd', `admin:${HASH}`, 5],
    ['htpasswd', `:${HASH}`, 0],
    ['base64-of-htpasswd', base64(`:${HASH}\n\n`), undefined],
    ['quoted', `"${FLYTE_FORM}"`, 0],
    ['white-space', `${FLYTE_FORM} `, 80],
    ['white-space', `\t${FLYTE_FORM}`, 0],
    ['white-space', `${FLYTE_FORM.slice(0, 40)} ${FLYTE_FORM.slice(40)}`, 40],
    ['white-space', base64(` ${HASH}`), undefined],
    ['wrapped', `"b'${FLYTE_FORM}'"`, 0],
    ['wrapped', base64(`b'${HASH}'`), undefined],
  ] as const)('%s: %j', (kind, text, illegalByte) => {
    expect(inspectHash(text)).toEqual({ kind, illegalByte, ...GOOD });
  });

  test('base64url', () => {
    const text = base64(`${HASH}\n~~~`).replaceAll('+', '-').replaceAll('/', '_');
    expect(inspectHash(text)).toMatchObject({ kind: 'base64url', flyteForm: FLYTE_FORM });
    expect(inspectHash(base64(`${HASH}\n`).replaceAll('=', ''))).toMatchObject({ kind: 'base64url', illegalByte: 80 });
  });
});

describe('what is no hash', () => {
  test.each([
    ['', { kind: 'empty', illegalByte: undefined }],
    ['\n', { kind: 'empty', illegalByte: undefined }],
    [' ', { kind: 'empty', illegalByte: 0 }],
    ['<bcrypt-hash>', { kind: 'placeholder', illegalByte: 0 }],
    ['{{ .Values.hash }}', { kind: 'placeholder', illegalByte: 0 }],
    ['changeme', { kind: 'placeholder', illegalByte: undefined }],
    [HASH.slice(0, 40), { kind: 'truncated', length: 40, illegalByte: 0 }],
    [base64(HASH.slice(0, 45)), { kind: 'truncated', length: 45, illegalByte: undefined }],
    [base64(HASH.replace('$06$', '$99$')), { kind: 'malformed-bcrypt', flaw: 'cost', illegalByte: undefined }],
    [base64(HASH.replace('f', '!')), { kind: 'malformed-bcrypt', flaw: 'alphabet', illegalByte: undefined }],
    ['5f4dcc3b5aa765d61d8327deb882cf99', { kind: 'other-scheme', scheme: 'MD5 in hex', illegalByte: undefined }],
    ['e'.repeat(64), { kind: 'other-scheme', scheme: 'SHA-256 in hex', illegalByte: undefined }],
    ['$argon2id$v=19$m=1,t=1,p=1$c2FsdA$aGFzaA', { kind: 'other-scheme', scheme: 'argon2', illegalByte: 0 }],
    ['user:$apr1$salt$hash', { kind: 'other-scheme', scheme: 'MD5 crypt', illegalByte: 4 }],
    ['not-a-real-secret', { kind: 'not-base64', illegalByte: 3 }],
    ['pässwort', { kind: 'not-base64', illegalByte: 1 }],
    ['abcdefg', { kind: 'not-base64', illegalByte: 4 }],
    [base64('not-a-real-secret'), { kind: 'base64-of-other', length: 17, illegalByte: undefined }],
    ['abcdefghijkl', { kind: 'base64-of-other', length: 9, illegalByte: undefined }],
  ])('%j', (text, expected) => {
    expect(inspectHash(text)).toEqual(expected);
  });
});

test('every text is one of the kinds, and what is repaired is what Flyte wants', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String(), fc.string({ unit: 'binary' })), (text) => {
      const form = inspectHash(text);
      if ('flyteForm' in form) expect(inspectHash(form.flyteForm)).toMatchObject({ kind: 'flyte', surplus: 0 });
    }),
  );
});

test('a long text is judged at once', () => {
  expect(inspectHash(base64('x'.repeat(3_000_000)))).toMatchObject({ kind: 'base64-of-other' });
  expect(inspectHash("b'".repeat(1_000_000))).toMatchObject({ kind: 'not-base64' });
  expect(inspectHash(`<${' '.repeat(1_000_000)}`)).toMatchObject({ kind: 'not-base64' });
});

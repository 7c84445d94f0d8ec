import { describe, expect, test } from 'vitest';
import { assertHashable, compareSecret, hashSecret } from '../../src/secrets/bcrypt.ts';
import { secretOf } from '../../src/secrets/secret.ts';

/** Made by golang.org/x/crypto/bcrypt v0.52.0. */
const MADE_BY_GO: readonly (readonly [secret: string, hash: string])[] = [
  ['a', '$2a$04$EE5E.IkX9n.0Bz6YJcJx.ekBeZfMS1sK4.dHQIoxwVuJho6tf97C2'],
  ['not-a-real-secret', '$2a$04$JoWDWmQ4ImjKa5d.18yxVeehpI.xUtWFjLgDnpibrh00OmvP7KR5S'],
  ['not-a-real-secret', '$2a$10$RmtR42etJMWBtXiu8I6jfu/SItPFePqR2Ce7CS.QzgWHS9aJPqclO'],
  ['two words', '$2a$04$OtYKhqI4Q.vOnyyymvZTFOziO/bHR4Sf9VBQwWPFqm2zMR2DtWil2'],
  ['pässwörd', '$2a$04$ZGn7PdZF15cIY3fgNqbFQ.eN32XyrSR9E0BzBnmR6q2MIg52J5EUC'],
  ['日本語の秘密', '$2a$04$.t2veZL3uGHmDw/qqZ1C2.VALymo9OTAcY8eKcWGxSOkQOSvlASa.'],
  ['🔐 key', '$2a$04$kHwofwxsBYwfjB2cy62t0uIMgGqsXJU3.dRjBgGZJl4baeB56zfKC'],
  ['quote " \' \\ ` $HOME {{ x }}', '$2a$04$QcGokQHytiRw1mF3.BCJAelnbYkd6fUbKUxQ.dnB9C7ot9FdIHiGS'],
  ['a\0b', '$2a$04$ftyLjpjEyMmaLv8D1/mfYuVNhbrnfY3O4I8WUwb6GTpY2WY1Ki.T.'],
  ['x'.repeat(71), '$2a$04$CP1ZisC1ulTLi/6s219EEu56srZRoap1NyrRco5xZDkbSOMxXMyVC'],
  ['x'.repeat(72), '$2a$04$aNfPoUcRSRf8nWk1BRViMudxpI2pcWS00BoGEFxAU8D7xXTFWAy1m'],
  ['é'.repeat(36), '$2a$04$pALtCqJuZ.QVikjoI1g1G.v3Nh0bxrbBA72Zn2r4LSbrujWBNkKaK'],
  ['🔐'.repeat(18), '$2a$04$pWjknpswmJzZftG0PbNr0.JIYTlJ4ZXangkBeYK/T/YsAAfgC6eZK'],
];
const SECRET = 'not-a-real-secret';
const HASH = '$2a$04$JoWDWmQ4ImjKa5d.18yxVeehpI.xUtWFjLgDnpibrh00OmvP7KR5S';
const HASH_OF_72 = '$2a$04$aNfPoUcRSRf8nWk1BRViMudxpI2pcWS00BoGEFxAU8D7xXTFWAy1m';

describe('compareSecret', () => {
  test.each(MADE_BY_GO)('knows the secret %j behind a hash made by Go', async (secret, hash) => {
    expect(await compareSecret(secretOf(secret), hash)).toBe(true);
    expect(await compareSecret(secretOf(`!${secret}`), hash)).toBe(false);
  });

  // What Go's CompareHashAndPassword answered for each of them.
  test.each([
    ['any minor version', `$2b${HASH.slice(3)}`, true],
    ['any minor version', `$2x${HASH.slice(3)}`, true],
    ['any minor version', `$2y${HASH.slice(3)}`, true],
    ['any minor version', `$2z${HASH.slice(3)}`, true],
    ['no minor version', `$2$${HASH.slice(4)}`, true],
    ['no minor version, line break behind it', `$2$${HASH.slice(4)}\n`, true],
    ['a line break behind the hash', `${HASH}\n`, true],
    ['anything behind the hash', `${HASH}junk`, true],
    ['a cost with a plus sign', HASH.replace('$04$', '$+4$'), true],
    ['major version 1', `$1a${HASH.slice(3)}`, true],
    ['major version 3', `$3a${HASH.slice(3)}`, false],
    ['a cost that is too low', HASH.replace('$04$', '$03$'), false],
    ['a cost that is too high', HASH.replace('$04$', '$32$'), false],
    ['a cost of one digit', HASH.replace('$04$', '$4$'), false],
    ['a blank before the hash', ` ${HASH}`, false],
    ['the last character missing', HASH.slice(0, 59), false],
    ['capital letters', HASH.toUpperCase(), false],
    ['an empty text', '', false],
    ['base64', Buffer.from(HASH).toString('base64'), false],
  ])('%s: %j → %j', async (_, hash, expected) => {
    expect(await compareSecret(secretOf(SECRET), hash)).toBe(expected);
  });

  test.each([
    [71, false],
    [72, true],
    [73, true],
    [200, true],
  ])('a secret of %i bytes against the hash of its first 72: %j', async (length, expected) => {
    expect(await compareSecret(secretOf('x'.repeat(length)), HASH_OF_72)).toBe(expected);
  });

  test('refuses a cost that would take hours', async () => {
    await expect(compareSecret(secretOf(SECRET), HASH.replace('$04$', '$21$'))).rejects.toThrow(
      'bcrypt cost 21 cannot be computed here',
    );
  });
});

describe('hashSecret', () => {
  test.each(['a', SECRET, 'pässwörd', '🔐'.repeat(18), 'x'.repeat(72)])(
    'hashes %j so that it can be verified',
    async (secret) => {
      const hash = await hashSecret(secretOf(secret), 4);
      expect(hash).toMatch(/^\$2b\$04\$[./A-Za-z0-9]{53}$/);
      expect(await compareSecret(secretOf(secret), hash)).toBe(true);
    },
  );

  test('refuses a cost that would take hours', async () => {
    await expect(hashSecret(secretOf(SECRET), 21)).rejects.toThrow('it takes 2048 times as long as cost 10');
  });
});

describe('assertHashable', () => {
  test.each([
    ['', 'the secret is empty'],
    ['x'.repeat(73), 'the secret is too long: 73 characters; bcrypt reads 72 bytes only'],
    ['é'.repeat(37), 'the secret is too long: 37 characters (74 bytes)'],
    [HASH, 'the secret is a bcrypt hash already'],
    [Buffer.from(HASH).toString('base64'), 'the secret is a bcrypt hash already'],
  ])('refuses %j', (secret, message) => {
    expect(() => assertHashable(secretOf(secret))).toThrow(message);
  });

  test.each(['a', 'x'.repeat(72), 'é'.repeat(36)])('accepts %j', (secret) => {
    expect(() => assertHashable(secretOf(secret))).not.toThrow();
  });
});

import fc, { type Arbitrary } from 'fast-check';

/** Texts of some length made of the characters of an alphabet. */
export const chars = (alphabet: string, length: number | { readonly min: number; readonly max: number }): Arbitrary<string> => {
  const { min, max } = typeof length === 'number' ? { min: length, max: length } : length;
  return fc.string({ unit: fc.constantFrom(...alphabet), minLength: min, maxLength: max });
};

export const LOWER = 'abcdefghijklmnopqrstuvwxyz';
export const DIGITS = '0123456789';
export const ALNUM = `${LOWER}${LOWER.toUpperCase()}${DIGITS}`;

/** Words that stand for something still to be filled in, and Okta's name for the host of its administrators. */
const SPECIAL = /^(tbd|todo|fixme|x{3,}|changeme)$|-admin$/i;

/** A DNS label. */
export const label = fc
  .tuple(chars(LOWER, 1), chars(`${LOWER}${DIGITS}-`, { min: 0, max: 12 }), chars(`${LOWER}${DIGITS}`, 1))
  .map((parts) => parts.join(''))
  .filter((text) => !SPECIAL.test(text));
export const host = fc
  .tuple(label, label, fc.constantFrom('com', 'io', 'dev', 'internal', 'co.uk', 'münchen.de'))
  .map((parts) => parts.join('.'));
const port = fc.integer({ min: 1024, max: 65_535 });
export const guid = fc.uuid();

/** Public URLs of Flyte, in a network and on somebody's machine. */
export const ORIGINS = {
  network: fc.oneof(
    { weight: 6, arbitrary: host.map((name) => `https://${name}`) },
    { weight: 2, arbitrary: fc.tuple(host, port).map(([name, number]) => `https://${name}:${number}`) },
    { weight: 1, arbitrary: fc.constant('https://flyte') },
  ),
  machine: port.map((number) => `http://localhost:${number}`),
};
export const origin = fc.oneof({ weight: 9, arbitrary: ORIGINS.network }, { weight: 1, arbitrary: ORIGINS.machine });

/** A client id where administrators choose it; letters of other alphabets are possible there. */
export const word = fc
  .tuple(chars(LOWER, 1), chars(`${ALNUM}._~-`, { min: 2, max: 20 }), fc.constantFrom('', 'é', '界', '-ß'))
  .map((parts) => parts.join(''))
  .filter((text) => !SPECIAL.test(text));
export const threeDifferent = (one: Arbitrary<string>) =>
  fc.uniqueArray(one, { minLength: 3, maxLength: 3, selector: (id) => id.toLowerCase() });

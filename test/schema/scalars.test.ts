import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ScalarValue, scalar } from '../../src/core/tree.ts';
import { readScalar, type ScalarSpec } from '../../src/flyte/decode-scalar.ts';
import { bytes, choice, duration, flag, int, text, url } from '../../src/flyte/spec.ts';
import { choiceSchema, SCALARS } from '../../src/schema/scalars.ts';
import { compiled } from './support/compiled.ts';

const MODE = choice('config.AuthorizationServerType', ['Self', 'External'], 'Self');

/** One setting of each kind, with the schema that stands for it. */
const KINDS: readonly (readonly [string, ScalarSpec, object])[] = [
  ['text', text(), SCALARS.text],
  ['url', url(), SCALARS.url],
  ['duration', duration(), SCALARS.duration],
  ['flag', flag(), SCALARS.flag],
  ['int', int(), SCALARS.int],
  ['bytes', bytes(), SCALARS.bytes],
  ['choice', MODE, choiceSchema(MODE)],
];

/** Texts that look like what the kinds take, or nearly. */
const likely = fc.oneof(
  fc.string(),
  fc.stringMatching(/^[+-]?([0-9.]{1,4}(ns|us|ms|s|m|h|d)){1,3}$/),
  fc.stringMatching(/^([a-z]{1,5}:)?\/\/[a-z0-9.:@[\] <>]{1,12}(\/[a-z ?#%]{0,6})?$/),
  fc.stringMatching(/^[+-]?0?[xobXOB]?[0-9a-fA-F_]{1,6}$/),
  fc.base64String(),
  fc.constantFrom('true', 'False', 'yes', 'Self', 'external', 'h:80', '10.0.0.1:80', 'https://a b', '%zz', ''),
);
const value = fc.oneof(likely, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());

/** What Flyte reads and the schema refuses all the same, because it is never meant. */
function isNonsense(kind: string, plain: ScalarValue): boolean {
  // Anything but a text is an empty secret.
  if (kind === 'bytes') return typeof plain !== 'string';
  // A number that no mode has is neither of the two, and a boolean is none at all.
  if (kind === 'choice') return !['', 'Self', 'External', 0, 1, '0', '1'].includes(plain as never);
  // No format of URLs takes them, though Go does.
  return kind === 'url' && /[\s<>"{}|\\^`]/.test(String(plain));
}

describe.each(KINDS)('%s', (kind, spec, schema) => {
  const fits = compiled(schema);

  test('what Flyte reads, the schema takes', () => {
    fc.assert(
      fc.property(value, (plain) => {
        const reading = readScalar(scalar(plain, { from: 'flyte', path: [] }), spec);
        if (reading === 'keep' || 'reason' in reading || isNonsense(kind, plain)) return;
        expect(fits(plain), JSON.stringify(plain)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

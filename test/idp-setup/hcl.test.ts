import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Body, expr, nested, noted, object, resource, type Value } from '../../src/idp-setup/hcl/hcl.ts';
import { writeHcl } from '../../src/idp-setup/hcl/write.ts';
import { parseHcl } from './support/hcl.ts';

const written = (body: Body): string => writeHcl([resource('a', 'b', body)]);

const parsed = async (value: Value): Promise<unknown> =>
  (await parseHcl(written({ value })))['resource']?.['a']?.['b']?.[0]?.['value'];

/** The parser gives Terraform's JSON, in which the beginning of a template is doubled where it is none. */
const inJson = (text: string): string => text.replace(/[$%]\{/g, (start) => `${start[0]}${start}`);

describe('HCL', () => {
  test.each([
    ['quotes', 'a "quoted" text'],
    ['a template', `\${file("/etc/passwd")}`],
    ['a directive', '%{ for x in y }'],
    ['a backslash before b', 'a\\b'],
    ['lines', 'a\nb\r\nc\td'],
    ['a control character', 'a\u0007b'],
    ['an end of the block', '"}\nresource "evil" "x" {'],
  ])('%s in a text stays text', async (_what, text) => {
    expect(await parsed(text)).toBe(inJson(text));
  });

  test('any text stays text', async () => {
    const unit = fc.constantFrom('$', '%', '{', '}', '"', '\\', '#', '/', '*', '\n', '\t', '\u0001', 'a', 'u', 'é', '😀');
    await fc.assert(
      fc.asyncProperty(fc.string({ unit, maxLength: 12 }), async (text) => {
        expect(await parsed(text)).toBe(inJson(text));
      }),
    );
  });

  test('numbers, switches, expressions, lists and objects', async () => {
    expect(await parsed([1, true, expr('var.x'), 'y', object({ a: 'b' })])).toEqual([1, true, `\${var.x}`, 'y', { a: 'b' }]);
  });

  test('is laid out as Terraform does it', () => {
    const body: Body = {
      name: 'x',
      long_name: noted(['one'], 'why'),
      left_out: undefined,
      other: true,
      inner: nested({ a: 1 }, { a: 2 }),
      many: Array.from({ length: 12 }, (_, index) => `a rather long item ${index}`),
      last: 1,
    };
    expect(written(body)).toBe(`resource "a" "b" {
  name = "x"
  # why
  long_name = ["one"]
  other     = true

  inner {
    a = 1
  }
  inner {
    a = 2
  }
  many = [
${Array.from({ length: 12 }, (_, index) => `    "a rather long item ${index}",\n`).join('')}  ]
  last = 1
}
`);
  });
});

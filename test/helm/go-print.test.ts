import { describe, expect, test } from 'vitest';
import { fromPlain, map, type Plain } from '../../src/core/tree.ts';
import { goPrint, isTruthy } from '../../src/helm/go-print.ts';
import { renderTemplate } from '../../src/helm/template/render.ts';

const node = (plain: Plain | undefined) =>
  plain === undefined ? undefined : fromPlain(plain, (path) => ({ from: 'chart', path }));

/** What a template makes of a value `x`. */
function rendered(template: string, plain: Plain | undefined): string {
  const x = node(plain);
  return renderTemplate(template, {
    values: map(x ? [['x', x]] : [], { from: 'chart', path: [] }),
    release: { name: 'r', namespace: 'ns' },
    chart: { name: 'flyte-binary', version: 'v1', appVersion: '1' },
  });
}

/** What `{{ x }}`, `{{ x | quote }}` and `{{ x | squote }}` print, recorded from Helm 4.1.4. */
const PRINTED: readonly (readonly [Plain | undefined, string, string, string])[] = [
  ['text', 'text', '"text"', "'text'"],
  ['', '', '""', "''"],
  ['a "b" \\ \n é 😀 \u0001', 'a "b" \\ \n é 😀 \u0001', '"a \\"b\\" \\\\ \\n é 😀 \\x01"', '\'a "b" \\ \n é 😀 \u0001\''],
  ["it's", "it's", '"it\'s"', "'it's'"],
  [null, '', '', ''],
  [undefined, '', '', ''],
  [true, 'true', '"true"', "'true'"],
  [123456, '123456', '"123456"', "'123456'"],
  [1234567, '1.234567e+06', '"1.234567e+06"', "'1.234567e+06'"],
  [123456789012, '1.23456789012e+11', '"1.23456789012e+11"', "'1.23456789012e+11'"],
  [1.5, '1.5', '"1.5"', "'1.5'"],
  [0.00001, '1e-05', '"1e-05"', "'1e-05'"],
  [-0.25, '-0.25', '"-0.25"', "'-0.25'"],
  [1e21, '1e+21', '"1e+21"', "'1e+21'"],
  [['a', 1, null], '[a 1 <nil>]', '"[a 1 <nil>]"', "'[a 1 <nil>]'"],
  [{ b: 1, a: { c: 'd' } }, 'map[a:map[c:d] b:1]', '"map[a:map[c:d] b:1]"', "'map[a:map[c:d] b:1]'"],
  [{}, 'map[]', '"map[]"', "'map[]'"],
];

describe('printing', () => {
  test.each(PRINTED)('%j', (plain, printed, quoted, singleQuoted) => {
    expect(goPrint(node(plain))).toBe(printed);
    const templates = ['{{ .Values.x | quote }}', '{{ .Values.x | squote }}'];
    expect(templates.map((template) => rendered(template, plain))).toEqual([quoted, singleQuoted]);
  });
});

describe('truth', () => {
  test.each([true, 'x', 'false', ' ', 1, -1, 0.1, ['']])('%j is true', (plain) => {
    expect([isTruthy(node(plain)), rendered('{{ empty .Values.x }}', plain)]).toEqual([true, 'false']);
  });

  test.each([false, '', 0, null, undefined, [], {}])('%j is false', (plain) => {
    expect([isTruthy(node(plain)), rendered('{{ empty .Values.x }}', plain)]).toEqual([false, 'true']);
  });
});

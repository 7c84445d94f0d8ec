import { describe, expect, test } from 'vitest';
import { map, scalar } from '../../src/core/tree.ts';
import type { TemplateContext } from '../../src/helm/template/context.ts';
import { renderTemplate } from '../../src/helm/template/render.ts';
import { TemplateUnsupportedError } from '../../src/helm/unsupported.ts';

const origin = { from: 'chart', path: [] } as const;
const context: TemplateContext = {
  values: map(
    [
      ['self', scalar('{{ tpl .Values.self . }}', origin)],
      ['long', scalar('a'.repeat(1900), origin)],
    ],
    origin,
  ),
  release: { name: 'r', namespace: 'ns' },
  chart: { name: 'flyte-binary', version: 'v1', appVersion: '1' },
};

/** Each of these would keep Helm or JavaScript busy for a long time, or break it. */
describe('templates that ask for too much come to an end', () => {
  test.each([
    ['endless include', '{{ define "x" }}{{ include "x" . }}{{ end }}{{ include "x" . }}'],
    ['endless template', '{{ define "x" }}{{ template "x" . }}{{ end }}{{ template "x" . }}'],
    ['endless tpl', '{{ tpl .Values.self . }}'],
    ['long text', '{{ repeat 1000000000 "a" }}'],
    ['long indentation', '{{ indent 1000000000 "a" }}'],
    ['wide number', '{{ printf "%999999999d" 1 }}'],
    ['many wide numbers', `{{ printf "${'%900000d'.repeat(50)}"${' 1'.repeat(50)} }}`],
    ['exact number', '{{ printf "%.999999999f" 1.0 }}'],
    ['long list', '{{ until 1000000000 }}'],
    ['long count', '{{ range 1000000000 }}{{ end }}'],
    ['nested loops', '{{ range until 9999 }}{{ range until 9999 }}{{ end }}{{ end }}'],
    ['text that doubles', '{{ $x := "aaaa" }}{{ range until 99 }}{{ $x = print $x $x }}{{ end }}'],
    ['list that doubles', '{{ $x := list 1 }}{{ range until 99 }}{{ $x = list $x $x }}{{ end }}{{ $x }}'],
    ['map that holds itself', '{{ $d := dict }}{{ $_ := set $d "d" $d }}{{ toYaml $d }}'],
    ['joined text', '{{ join (repeat 900000 "x") (until 9999) }}'],
    ['replaced text', '{{ replace "" (repeat 100000 "x") (repeat 100000 "y") }}'],
    ['deep nesting', `${'{{ if true }}'.repeat(20_000)}${'{{ end }}'.repeat(20_000)}`],
    ['deep parentheses', `{{ ${'('.repeat(9_999)}1${')'.repeat(9_999)} }}`],
    ['slow expression', '{{ regexMatch "(a+)+$" .Values.long }}'],
    ['another slow expression', '{{ regexMatch "a*a*a*a*b" .Values.long }}'],
    ['alternatives', '{{ regexMatch "(a|a)*b" .Values.long }}'],
  ])('%s', (_, template) => {
    expect(() => renderTemplate(template, context)).toThrow(TemplateUnsupportedError);
  });

  test('many actions are fine', () => {
    expect(renderTemplate('{{ 1 }}'.repeat(20_000), context)).toHaveLength(20_000);
  });
});

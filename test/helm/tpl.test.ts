import { describe, expect, test } from 'vitest';
import type { FileOrigin, Path } from '../../src/core/origin.ts';
import { at, fromPlain, leaves, type MapNode, map, type Node, type Plain, toPlain } from '../../src/core/tree.ts';
import { HelmError } from '../../src/helm/failure.ts';
import type { TemplateContext } from '../../src/helm/template/context.ts';
import { tplText, tplTree } from '../../src/helm/tpl.ts';
import { TemplateUnsupportedError } from '../../src/helm/unsupported.ts';

const originAt = (path: Path): FileOrigin => ({ from: 'file', file: 'values.yaml', path, value: { start: 0, end: 0 } });
const tree = (plain: Plain): Node => fromPlain(plain, originAt);

const context: TemplateContext = {
  values: tree({ ingress: { host: 'flyte.example.com' }, n: 1234567, nothing: null, text: 'a\nb' }) as MapNode,
  release: { name: 'flyte', namespace: 'prod' },
  chart: { name: 'flyte-binary', version: 'v1.16.8', appVersion: '1' },
  templates: new Map([['flyte-binary.service.http.name', () => 'flyte-http']]),
};

function evaluated(plain: Plain): Node {
  const result = tplTree(tree(plain), context);
  if (result.kind === 'broken') throw new Error(result.error);
  return result;
}

describe('texts', () => {
  test.each([
    ['no template', 'no template'],
    ['https://{{ .Values.ingress.host }}', 'https://flyte.example.com'],
    ['{{ include "flyte-binary.service.http.name" . }}.{{ .Release.Namespace }}', 'flyte-http.prod'],
    ['http://x/{{ .podName }}', 'http://x/'],
    ['{{ "{{ .podName }}" }}', '{{ .podName }}'],
    ['a <no value> b', 'a  b'],
  ])('%s', (text, expected) => {
    expect(tplText(text, context)).toBe(expected);
  });
});

describe('trees', () => {
  test.each<[string, Plain, Plain]>([
    ['values are replaced', { uris: ['https://{{ .Values.ingress.host }}', 'b'] }, { uris: ['https://flyte.example.com', 'b'] }],
    ['keys too', { '{{ .Release.Name }}': 1 }, { flyte: 1 }],
    ['what is printed is read anew', { a: '{{ .Values.n }}', b: 'x{{ .Values.n }}' }, { a: '1.234567e+06', b: 'x1.234567e+06' }],
    ['quotes stay where the printer puts them', { a: '{{ true }}', b: '{{ 1 }}' }, { a: 'true', b: '1' }],
    ['a value that the printer does not quote changes its type', { a: '\n{{ 1 }}', b: 'x: {{ 1 }}' }, { a: '\n1', b: 'x: 1' }],
    ['unknown fields are empty', { id: '{{ .clientId }}' }, { id: '' }],
    ['templates may span values', { a: '{{ if false }}', b: 1, c: '{{ end }}x' }, { a: 'x' }],
    ['a last line break stays', { a: '{{ 1 }}', z: 'x\n' }, { a: '1', z: 'x\n' }],
    ['nothing may be left', 'a{{ trimAll "a" "a" }}', 'a'],
  ])('%s', (_, plain, expected) => {
    expect(toPlain(evaluated(plain))).toEqual(expected);
  });

  test('a tree without templates is given back as it is', () => {
    const plain = tree({ a: [1, 'yes', null, 'x: y'], '0': {} });
    expect(tplTree(plain, context)).toBe(plain);
  });

  test('every value keeps the origin of its path, or the nearest above', () => {
    const result = evaluated({
      a: { b: 'x {{ .Release.Name }}', c: [1, 2] },
      text: '{{ "{k: [v]}" }}',
      '{{ .Release.Name }}': { x: 1 },
    });
    const origins = [...leaves(result)].map(({ path, node }) => [path, (node.origin as FileOrigin).path]);
    expect(origins).toEqual([
      [['flyte', 'x'], []],
      [
        ['a', 'b'],
        ['a', 'b'],
      ],
      [
        ['a', 'c', 0],
        ['a', 'c', 0],
      ],
      [
        ['a', 'c', 1],
        ['a', 'c', 1],
      ],
      [['text'], ['text']],
    ]);
    expect(at(result, ['a'])?.origin).toEqual(originAt(['a']));
  });
});

describe('failures name the value', () => {
  const plain = { ok: '{{ .Release.Name }}', logs: { uri: 'http://x/{{ host }}' } };

  test('a template that Helm does not know', () => {
    const failure = thrown(() => tplTree(tree(plain), context));
    expect(failure).toBeInstanceOf(HelmError);
    expect(failure).toMatchObject({
      message:
        'cannot parse template "logs:\\n  uri: http://x/{{ host }}\\nok: \'{{ .Release.Name }}\'": template: gotpl:2: function "host" not defined',
      origin: originAt(['logs', 'uri']),
    });
  });

  test('a template that is not modelled', () => {
    const failure = thrown(() => tplTree(tree({ a: '{{ .Release.Name }}', b: ['{{ now }}'] }), context));
    expect(failure).toBeInstanceOf(TemplateUnsupportedError);
    expect(failure).toMatchObject({ message: 'the template function now', origin: originAt(['b', 0]) });
  });

  test('a result that is not YAML', () => {
    const result = tplTree(tree({ a: 'x', b: 'u{{ .Values.text }}' }), context);
    expect(result).toMatchObject({ kind: 'broken', error: expect.stringMatching(/^yaml: line \d+: /), origin: originAt(['b']) });
  });

  test('a null value in the way', () => {
    const node = map([['id', tree('{{ .Values.nothing.id }}')]], originAt([]));
    expect(() => tplTree(node, context)).toThrow(/nil pointer evaluating interface \{\}\.id$/);
  });
});

function thrown(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

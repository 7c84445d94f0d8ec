import { describe, expect, test } from 'vitest';
import { fromPlain, isMap, type MapNode, type Plain } from '../../src/core/tree.ts';
import { HelmError } from '../../src/helm/failure.ts';
import type { TemplateContext } from '../../src/helm/template/context.ts';
import { renderTemplate } from '../../src/helm/template/render.ts';
import { TemplateUnsupportedError } from '../../src/helm/unsupported.ts';
import names from '../fixtures/helm/function-names.json' with { type: 'json' };
import recorded from '../fixtures/helm/templates.json' with { type: 'json' };

interface Outcome {
  readonly template: string;
  readonly text?: string;
  readonly error?: string;
}

function valuesOf(plain: Plain): MapNode {
  const node = fromPlain(plain, (path) => ({ from: 'chart', path }));
  if (!isMap(node)) throw new Error('values are a map');
  return node;
}

function contextOf(plain: Plain): TemplateContext {
  return {
    values: valuesOf(plain),
    release: { name: 'r', namespace: 'ns' },
    chart: { name: 'flyte-binary', version: 'v1', appVersion: '1' },
    templates: new Map([['flyte-binary.fullname', () => 'full']]),
  };
}

function outcomeOf(template: string, context: TemplateContext): Outcome {
  try {
    return { template, text: renderTemplate(template, context) };
  } catch (error) {
    if (!(error instanceof HelmError)) throw error;
    const words = /^(?:error during tpl function execution for|cannot parse template) "(?:[^"\\]|\\.)*": /;
    return { template, error: error.message.replace(words, '') };
  }
}

describe('templates come out as recorded from Helm', () => {
  const context = contextOf(recorded.values);
  const outcomes: readonly Outcome[] = recorded.outcomes;

  test.each(outcomes)('$template', (outcome) => {
    expect(outcomeOf(outcome.template, context)).toEqual(outcome);
  });
});

describe('what Helm says around an error', () => {
  const context = contextOf({ secrets: null, s: 'x' });

  test.each([
    ['ab{{cd', 'cannot parse template "ab{{cd": template: gotpl:1: function "cd" not defined'],
    [
      "admin:\n  clientId: '{{ .Values.secrets.clientId }}'",
      'error during tpl function execution for "admin:\\n  clientId: \'{{ .Values.secrets.clientId }}\'": template: gotpl:2:23: ' +
        'executing "gotpl" at <.Values.secrets.clientId>: nil pointer evaluating interface {}.clientId',
    ],
    ['{{ required "give a host" .Values.host }}', 'give a host'],
    ['{{ tpl "{{ fail .Values.s }}" . }}', 'x'],
  ])('%s', (template, message) => {
    expect(() => renderTemplate(template, context)).toThrow(new HelmError(message));
  });
});

describe('functions', () => {
  const context = contextOf({});
  const notDefined = /function "\w+" not defined/;

  test.each(names.names)('Helm knows %s', (name) => {
    const outcome = () => renderTemplate(`{{ if false }}{{ ${name} }}{{ end }}`, context);
    expect(outcome()).toBe('');
  });

  test.each(['env', 'expandenv', 'podName', 'namespace', 'constructor', '__proto__', 'toString2'])(
    'Helm does not know %s',
    (name) => {
      expect(() => renderTemplate(`{{ if false }}{{ ${name} }}{{ end }}`, context)).toThrow(notDefined);
    },
  );
});

describe('outcomes that are not known are not guessed', () => {
  const context = contextOf({ m: { a: 1, b: 2 }, s: 'é' });

  test.each([
    ['{{ randAlphaNum 8 }}', 'the template function randAlphaNum'],
    ['{{ now }}', 'the template function now'],
    ['{{ genCA "ca" 365 }}', 'the template function genCA'],
    ['{{ .Capabilities.KubeVersion.Version }}', '.Capabilities in a template'],
    ['{{ .Files.Get "x" }}', '.Files in a template'],
    ['{{ .Template.Name }}', '.Template in a template'],
    ['{{ if .Release.IsUpgrade }}a{{ end }}', '.Release.IsUpgrade in a template'],
    ['{{ .Chart.Type }}', '.Chart.Type in a template'],
    ['{{ . }}', '.Capabilities in a template'],
    ['{{ toYaml .Release }}', '.Release.IsInstall in a template'],
    ['{{ include "flyte-binary.labels" . }}', 'the named template "flyte-binary.labels" of the chart'],
    ['{{ keys .Values.m }}', 'a template that depends on the random order of map keys'],
    ['{{ range values .Values.m }}{{ . }}{{ end }}', 'a template that depends on the random order of map keys'],
    ['{{ $_ := set .Values "x" 1 }}', 'a template that changes the values of the release'],
    ['{{ $_ := merge .Values.m (dict) }}', 'a template that changes the values of the release'],
    ['{{ trunc 1 .Values.s }}', 'a text that is cut inside a character'],
    ['{{ regexMatch "(?i)x" "X" }}', 'the regular expression "(?i)x"'],
    ['{{ printf "%#v" 1 }}', 'printf with the flags of %#v'],
    ['{{ .Values.YAML }}', 'the method YAML'],
  ])('%s', (template, message) => {
    expect(() => renderTemplate(template, context)).toThrow(new TemplateUnsupportedError(message));
  });

  test('keys in random order may be sorted, counted and searched', () => {
    const template = '{{ keys .Values.m | sortAlpha | join "," }} {{ keys .Values.m | len }} {{ keys .Values.m | has "b" }}';
    expect(renderTemplate(template, context)).toBe('a,b 2 true');
  });
});

describe('values that the chart has and the context leaves out', () => {
  const values = { deployment: { image: { tag: 'v1' }, labels: {} }, ingress: { host: 'h' }, own: {} };
  const context = {
    ...contextOf(values),
    omittedValues: ['deployment.image', 'deployment.labels', 'ingress.tls', 'rbac', 'own.x.y'],
  };

  test.each([
    ['{{ .Values.deployment.image.tag }}', 'v1'],
    ['{{ index .Values "deployment" "image" "tag" }}', 'v1'],
    ['{{ .Values.ingress.host }}', 'h'],
    ['{{ get .Values.ingress "host" }}', 'h'],
    ['{{ .Values.ingress.missing }}', ''],
    ['{{ if .Values.deployment.image }}a{{ end }}', 'a'],
    ['{{ with .Values.deployment }}{{ .image.tag }}{{ end }}', 'v1'],
  ])('%s is known', (template, text) => {
    expect(renderTemplate(template, context)).toBe(text);
  });

  test.each([
    ['{{ .Values.deployment.image.repository }}', 'deployment.image'],
    ['{{ .Values.deployment.labels.x }}', 'deployment.labels'],
    ['{{ .Values.deployment.labels }}', 'deployment.labels'],
    ['{{ .Values.ingress.tls }}', 'ingress.tls'],
    ['{{ if .Values.rbac.create }}a{{ end }}', 'rbac'],
    ['{{ default "a" .Values.rbac }}', 'rbac'],
    ['{{ toYaml .Values.deployment.image }}', 'deployment.image'],
    ['{{ range $k, $v := .Values.deployment.image }}{{ $k }}{{ end }}', 'deployment.image'],
    ['{{ hasKey .Values.deployment.image "x" }}', 'deployment.image'],
    ['{{ dig "image" "x" "d" .Values.deployment }}', 'deployment.image'],
    ['{{ index .Values "deployment" "image" "x" "y" }}', 'deployment.image'],
    ['{{ keys .Values.deployment.image }}', 'deployment.image'],
    ['{{ .Values.own.x }}', 'own.x.y'],
  ])('%s is not', (template, path) => {
    expect(() => renderTemplate(template, context)).toThrow(new TemplateUnsupportedError(`.Values.${path} in a template`));
  });
});

describe('the release and the chart', () => {
  test('named templates of the chart get the dot that they are called with', () => {
    const seen: unknown[] = [];
    const fullname = (_: TemplateContext, dot: unknown) => {
      seen.push(dot);
      return 'name';
    };
    const context = { ...contextOf({}), templates: new Map([['flyte.name', fullname]]) };
    expect(
      renderTemplate('{{ include "flyte.name" . }}-{{ template "flyte.name" }}-{{ include "flyte.name" "x" | upper }}', context),
    ).toBe('name-name-NAME');
    expect(seen).toMatchObject([{ kind: 'map' }, undefined, { kind: 'scalar', value: 'x' }]);
  });

  test('a number of --set is a whole number, one of a values file is not', () => {
    const number = (from: 'flag' | 'chart') =>
      from === 'flag' ? ({ from, flag: '--set', text: 'n=1234567', path: ['n'] } as const) : ({ from, path: ['n'] } as const);
    const render = (from: 'flag' | 'chart') => {
      const values = fromPlain({ n: 1234567 }, () => number(from));
      return renderTemplate('{{ .Values.n }} {{ typeOf .Values.n }}', { ...contextOf({}), values: values as MapNode });
    };
    expect(render('flag')).toBe('1234567 int64');
    expect(render('chart')).toBe('1.234567e+06 float64');
  });

  test('keys of JavaScript objects are nothing special', () => {
    const context = contextOf(JSON.parse('{"__proto__": {"a": 1}}'));
    expect(renderTemplate('{{ .Values.__proto__.a }}|{{ .Values.constructor }}|{{ dict "__proto__" 1 }}', context)).toBe(
      '1||map[__proto__:1]',
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { bareText, tplText } from '../../src/generate/values/text.ts';
import { secretOf } from '../../src/secrets/secret.ts';
import { answersFor, COMBINATIONS, SECRETS, valuesOfAnswers } from './matrix.ts';

const fixture = (name: string) => `../fixtures/generate/${name}.yaml`;

describe('whole files, as somebody has read them', () => {
  test.each([
    ['okta-external-flyte-binary-secret', answersFor('okta', 'external', 'flyte-binary', 'secret')],
    ['google-internal-flyte-binary-values', answersFor('google', 'internal', 'flyte-binary', 'values')],
    [
      'azure-ad-external-flyte-core-existing',
      answersFor('azure-ad', 'external', 'flyte-core', 'existing', { secretName: 'sso' }),
    ],
    ['keycloak-internal-flyte-core-values', answersFor('keycloak', 'internal', 'flyte-core', 'values')],
    ['auth0-external-flyte-core-external-secrets', answersFor('auth0', 'external', 'flyte-core', 'external-secrets')],
    [
      'sandbox-internal-flyte-binary-values',
      answersFor('keycloak', 'internal', 'flyte-binary', 'values', { url: 'http://localhost:30081' }),
    ],
    [
      'plain-http-internal-flyte-core-secret',
      answersFor('okta', 'internal', 'flyte-core', 'secret', { url: 'http://flyte.lan' }),
    ],
  ])('%s', async (name, answers) => {
    await expect(valuesOfAnswers(answers)).toMatchFileSnapshot(fixture(name));
  });
});

describe('secrets', () => {
  const texts = ['not-a-real-oidc-secret', 'not-a-real-propeller-secret'];

  test.each(COMBINATIONS)('$name holds them only if it was asked to', ({ answers }) => {
    const values = valuesOfAnswers(answers);
    for (const text of texts) expect(values.includes(text)).toBe(answers.secrets === 'values');
    expect(values.includes('HOLDS SECRETS')).toBe(answers.secrets === 'values');
  });

  test('in the values they have to be there', () => {
    const answers = answersFor('okta', 'external', 'flyte-binary', 'values');
    expect(() => valuesOfAnswers(answers, {})).toThrow('client secret of the web app is missing');
    expect(() => valuesOfAnswers(answers, { oidcClientSecret: secretOf('x') })).toThrow('flytepropeller is missing');
  });

  test('outside of the values they are not asked for', () => {
    expect(() => valuesOfAnswers(answersFor('okta', 'external', 'flyte-binary', 'existing'), {})).not.toThrow();
  });
});

describe('the answers in the header', () => {
  test.each(COMBINATIONS.filter(({ answers }) => answers.secrets === 'secret'))('$name', ({ answers }) => {
    const comments = valuesOfAnswers(answers)
      .split('\n')
      .filter((line) => line.startsWith('#   '));
    const { bcryptCost, ...others } = answers;
    const expected = answers.authServer === 'internal' ? answers : others;
    expect(parse(comments.map((line) => line.slice(4)).join('\n'))).toEqual(expected);
  });
});

describe('texts that YAML or a template would take for something else', () => {
  const ODD = [
    '0123',
    '1e5',
    '12345678e1',
    'yes',
    'n',
    'null',
    '~',
    '1_000',
    '0x1F',
    '2024-01-01',
    'a: b',
    'a #b',
    '{a',
    '@x',
    '- x',
    '"q"',
  ];

  test.each(ODD)('"%s" brings its own quotes where the chart prints it bare', (text) => {
    expect(bareText(text)).not.toBe(text);
    expect(parse(bareText(text))).toBe(text);
  });

  test.each(['flytepropeller', '0oa1aaaaaaaaaaaaaaaa', '11111111-2222-3333-4444-555555555555', 'https://api.acme.com'])(
    '"%s" stays as it is',
    (text) => expect(bareText(text)).toBe(text),
  );

  test('a bare text is read as itself by YAML 1.1 and 1.2', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const version of ['1.1', '1.2'] as const)
          expect(parse(`key: ${bareText(text)}`, { version })).toEqual({ key: text });
      }),
    );
  });

  test('braces are printed by the template that they would have begun', () => {
    expect(tplText('a{{ .Values.b }}c')).toBe('a{{`{{`}} .Values.b }}c');
    expect(tplText('no } { braces')).toBe('no } { braces');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('{', '}', '`', '-', 'a') }), (text) => {
        // What Go's template engine makes of it: the only actions are raw strings.
        expect(tplText(text).replaceAll(/\{\{`([^`]*)`\}\}/g, '$1')).toBe(text);
      }),
    );
  });

  test.each(['flyte-binary', 'flyte-core'] as const)('%s keeps every secret text whole', (chart) => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), (text) => {
        const answers = answersFor('okta', 'external', chart, 'values');
        const values = valuesOfAnswers(answers, { ...SECRETS, oidcClientSecret: secretOf(text) });
        const { configuration, flyteadmin } = parse(values, { version: '1.1' });
        const written = chart === 'flyte-binary' ? configuration.auth.oidc.clientSecret : flyteadmin.secrets.oidc_client_secret;
        expect(written).toBe(chart === 'flyte-binary' ? text : tplText(text));
      }),
      { numRuns: 50 },
    );
  });
});

import { describe, expect, test } from 'vitest';
import { sourceText } from '../../src/core/lines.ts';
import { analyse } from '../../src/flyte/analyse.ts';
import { setupOf } from '../../src/generate/read.ts';
import type { Answers } from '../../src/questions/answers.ts';
import { judge } from '../../src/rules/judge.ts';
import { answersFor, COMBINATIONS, type Combination, setupOfAnswers, valuesOfAnswers } from './matrix.ts';

const request = (answers: Answers) => ({
  sources: [sourceText('values-auth.yaml', valuesOfAnswers(answers))],
  chart: answers.chart,
  chartVersion: answers.chartVersion,
  release: answers.release,
  namespace: answers.namespace,
});

const SPECIAL: readonly Combination[] = [
  {
    name: 'sandbox, flyte-binary',
    answers: answersFor('keycloak', 'internal', 'flyte-binary', 'values', { url: 'http://localhost:30081' }),
  },
  {
    name: 'sandbox, flyte-core',
    answers: answersFor('keycloak', 'internal', 'flyte-core', 'values', { url: 'http://localhost:30081' }),
  },
  { name: 'plain http', answers: answersFor('okta', 'external', 'flyte-core', 'values', { url: 'http://flyte.lan:8080' }) },
  { name: "Okta's org server", answers: answersFor('okta', 'internal', 'flyte-binary', 'secret', { oktaAuthServer: '' }) },
  {
    name: 'own names',
    answers: answersFor('okta', 'external', 'flyte-core', 'existing', { secretName: 'mine', namespace: 'prod', release: 'f' }),
  },
  {
    name: 'own metadata URL',
    answers: answersFor('oidc', 'external', 'flyte-binary', 'secret', { metadataUrl: 'https://m.acme.com/x' }),
  },
  {
    name: 'texts that YAML and templates would misread',
    answers: answersFor('auth0', 'external', 'flyte-binary', 'values', {
      oidcClientId: '0123',
      flytectlClientId: 'yes',
      propellerClientId: '12345678e1',
      audience: ['{{ .Values.audience }}', '1_000'],
    }),
  },
  {
    name: 'the same in flyte-core',
    answers: answersFor('auth0', 'external', 'flyte-core', 'values', {
      oidcClientId: '{{ host }}',
      flytectlClientId: 'null',
      propellerClientId: "it's 0x1F",
      audience: ['a: b #c', '12:34:56'],
    }),
  },
];

describe('reading back what was written', () => {
  test.each([...COMBINATIONS, ...SPECIAL])('$name', ({ answers }) => {
    expect(setupOf(analyse(request(answers)).model)).toEqual(setupOfAnswers(answers));
  });

  test('nothing is read where authentication is off or Helm fails', () => {
    const answers = answersFor('okta', 'internal', 'flyte-core', 'values');
    const text = valuesOfAnswers(answers);
    const read = (changed: string) => setupOf(analyse({ ...request(answers), sources: [sourceText('v.yaml', changed)] }).model);
    expect(read(text)).toBeDefined();
    expect(read(text.replace('useAuth: true', 'useAuth: false'))).toBeUndefined();
    expect(read(text.replace('authServerType: Self', 'authServerType: Internal'))).toBeUndefined();
    expect(read('secrets: null')).toBeUndefined();
    expect(setupOf(analyse({ ...request(answers), chart: 'flyte' }).model)).toBeUndefined();
  });
});

describe('the validator passes what was written', () => {
  test.each([...COMBINATIONS, ...SPECIAL.slice(0, 6)])('$name', async ({ answers }) => {
    const { diagnostics, verdict } = await judge(request(answers));
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(verdict).toMatchObject({ auth: 'on', mode: answers.authServer === 'internal' ? 'Self' : 'External' });
  });
});

import { describe, expect, test } from 'vitest';
import { shellWord } from '../../src/core/shell.ts';
import { nextSteps } from '../../src/generate/next-steps.ts';
import type { Answers } from '../../src/questions/answers.ts';
import { answersFor, COMBINATIONS, setupOfAnswers } from './matrix.ts';

const steps = (answers: Answers) => nextSteps(setupOfAnswers(answers), answers);
const commands = (answers: Answers) => steps(answers).commands.map(({ phase, command }) => `${phase}: ${command}`);

describe('commands', () => {
  test('flyte-binary with a Secret', () => {
    expect(commands(answersFor('okta', 'external', 'flyte-binary', 'secret'))).toEqual([
      'check: flyte-auth-config validate --chart flyte-binary your-values.yaml values-auth.yaml',
      'check: flyte-auth-config render --chart flyte-binary -f your-values.yaml -f values-auth.yaml',
      'secrets: kubectl apply -n flyte -f flyte-secret-auth.yaml',
      'install: helm upgrade --install flyte-backend flyteorg/flyte-binary --version v1.16.8 -n flyte -f your-values.yaml -f values-auth.yaml',
      'verify: flyte-auth-config doctor --chart flyte-binary -f your-values.yaml -f values-auth.yaml --url https://flyte.acme.com',
      'clients: flyte-auth-config client-config --url https://flyte.acme.com -o config.yaml',
      'later: kubectl rollout restart -n flyte deployment/flyte-backend-flyte-binary',
    ]);
  });

  test('flyte-core with secrets in the values restarts who does not restart by itself', () => {
    expect(commands(answersFor('google', 'internal', 'flyte-core', 'values', { namespace: 'prod', release: 'core' }))).toEqual([
      'check: flyte-auth-config validate --chart flyte-core your-values.yaml values-auth.yaml',
      'check: flyte-auth-config render --chart flyte-core -f your-values.yaml -f values-auth.yaml',
      'install: helm upgrade --install core flyteorg/flyte-core --version v1.16.8 -n prod -f your-values.yaml -f values-auth.yaml',
      'restart: kubectl rollout restart -n prod deployment/flytepropeller',
      'verify: flyte-auth-config doctor --chart flyte-core -f your-values.yaml -f values-auth.yaml --url https://flyte.acme.com',
      'clients: flyte-auth-config client-config --url https://flyte.acme.com -o config.yaml',
      'later: kubectl rollout restart -n prod deployment/flyteadmin deployment/flytepropeller',
      'later: kubectl rollout restart -n prod deployment/flytescheduler',
    ]);
  });

  test('a client configuration that is written is tried', () => {
    const answers = answersFor('okta', 'external', 'flyte-binary', 'secret', { clientConfig: 'people.yaml' });
    expect(commands(answers)).toContain('clients: flytectl get project --config people.yaml');
  });

  test('an existing Secret is looked at, both where flyte-core needs two; Helm may have made one of them', () => {
    const answers = answersFor('okta', 'external', 'flyte-core', 'existing', { secretName: 'mine' });
    expect(commands(answers).filter((line) => line.startsWith('secrets'))).toEqual([
      'secrets: kubectl describe secret -n flyte flyte-secret-auth',
      'secrets: kubectl annotate secret -n flyte flyte-secret-auth helm.sh/resource-policy=keep --overwrite',
      'secrets: kubectl describe secret -n flyte mine',
    ]);
    expect(steps(answers).conditions.slice(0, 2)).toEqual([
      'the Secret "flyte-secret-auth" in the namespace "flyte" holds client_secret',
      'the Secret "mine" in the namespace "flyte" holds oidc_client_secret',
    ]);
  });

  test('file names are quoted for the shell, and standard output gets a name to save it under', () => {
    const answers = answersFor('okta', 'external', 'flyte-binary', 'secret', { output: "it's auth.yaml", secretOutput: '-' });
    const text = commands(answers).join('\n');
    expect(text).toContain("-f 'it'\\''s auth.yaml'");
    expect(text).toContain('kubectl apply -n flyte -f flyte-secret-auth.yaml');
  });

  test('a release that is named after the chart is not named twice', () => {
    const answers = answersFor('okta', 'external', 'flyte-binary', 'existing', { release: 'my-flyte-binary' });
    expect(commands(answers).at(-1)).toBe('later: kubectl rollout restart -n flyte deployment/my-flyte-binary');
  });
});

test.each(COMBINATIONS)('$name: steps at the provider, and no secret anywhere', ({ answers }) => {
  const all = steps(answers);
  expect(all.registration.length).toBeGreaterThan(0);
  expect(all.repeat).toMatch(/^flyte-auth-config init --idp /);
  expect(JSON.stringify(all)).not.toContain('not-a-real');
});

test.each([
  ['plain', 'plain'],
  ['https://a.b/c?d=e', "'https://a.b/c?d=e'"],
  ['', "''"],
  ['a b', "'a b'"],
  ['$(x)', "'$(x)'"],
  ["it's", "'it'\\''s'"],
])('%s is %s in a shell', (text, word) => {
  expect(shellWord(text)).toBe(word);
});

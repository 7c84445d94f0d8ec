import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { sourceText } from '../../src/core/lines.ts';
import { dataPlaneManifest } from '../../src/generate/manifests.ts';
import { nextSteps } from '../../src/generate/next-steps.ts';
import { dataPlaneFile } from '../../src/generate/values/data-plane.ts';
import type { Answers } from '../../src/questions/answers.ts';
import { judge } from '../../src/rules/judge.ts';
import { answersFor, COMBINATIONS, SECRETS, setupOfAnswers } from './matrix.ts';

const valuesOf = (answers: Answers) => dataPlaneFile(setupOfAnswers(answers), answers, SECRETS);
const judged = (...texts: readonly string[]) =>
  judge({ sources: texts.map((text, index) => sourceText(`${index}.yaml`, text)), chart: 'flyte-core' });

/** What the chart's own values-dataplane.yaml switches off. */
const COMPANIONS = `
flyteadmin: { enabled: false }
workflow_scheduler: { enabled: false }
datacatalog: { enabled: false }
flyteconsole: { enabled: false }
`;

describe('the values of a data plane', () => {
  test('external, secrets outside: the way to the control plane and nothing else', () => {
    expect(parse(valuesOf(answersFor('auth0', 'external', 'flyte-core', 'secret')))).toEqual({
      configmap: {
        admin: {
          admin: {
            endpoint: 'dns:///flyte.acme.com',
            insecure: false,
            scopes: ['all'],
            audience: 'https://api.acme.com',
          },
        },
      },
      secrets: {
        adminOauthClientCredentials: { enabled: true, clientId: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa3', clientSecret: null },
      },
    });
  });

  test('internal, secrets in the values', () => {
    expect(parse(valuesOf(answersFor('google', 'internal', 'flyte-core', 'values')))).toEqual({
      configmap: { admin: { admin: { endpoint: 'dns:///flyte.acme.com', insecure: false } } },
      secrets: {
        adminOauthClientCredentials: {
          enabled: true,
          clientId: 'flytepropeller',
          clientSecret: 'not-a-real-propeller-secret',
        },
      },
    });
  });

  test.each([
    ['http://flyte.lan', 'dns:///flyte.lan:80', true],
    ['http://flyte.lan:8080', 'dns:///flyte.lan:8080', true],
    ['https://flyte.lan:8443', 'dns:///flyte.lan:8443', false],
  ])('%s is called at %s', (url, endpoint, insecure) => {
    const { admin } = parse(valuesOf(answersFor('okta', 'external', 'flyte-core', 'secret', { url }))).configmap.admin;
    expect(admin).toMatchObject({ endpoint, insecure });
  });
});

describe('the validator takes them for what they are', () => {
  const core = COMBINATIONS.filter(({ answers }) => answers.chart === 'flyte-core');

  test.each(core)('$name', async ({ answers }) => {
    const alone = await judged(valuesOf(answers));
    expect(alone.diagnostics).toEqual([]);
    expect(alone.verdict.auth).toBe('unknown');
    expect((await judged(COMPANIONS, valuesOf(answers))).diagnostics).toEqual([]);
  });

  test('an address inside of the cluster makes no data plane', async () => {
    const text = valuesOf(answersFor('okta', 'external', 'flyte-core', 'secret')).replace(
      'dns:///flyte.acme.com',
      'flyteadmin:81',
    );
    const { diagnostics, verdict } = await judged(text);
    expect(diagnostics.map(({ ruleId }) => ruleId)).toContain('auth-not-configured');
    expect(verdict.auth).toBe('off');
  });
});

describe('its Secret', () => {
  const manifest = (answers: Answers) => dataPlaneManifest(setupOfAnswers(answers), answers, SECRETS);

  test('holds the secret of flytepropeller alone, under the name that the scheduler knows', () => {
    const [document, ...others] = parseAllDocuments(
      manifest(answersFor('okta', 'external', 'flyte-core', 'secret', { secretName: 'mine' })) ?? '',
    );
    expect(others).toEqual([]);
    expect(document?.toJS()).toMatchObject({
      metadata: { name: 'flyte-secret-auth', namespace: 'flyte' },
      stringData: { client_secret: 'not-a-real-propeller-secret' },
    });
    expect(Object.keys(document?.toJS().stringData)).toEqual(['client_secret']);
  });

  test.each(['values', 'existing'] as const)('there is none with secrets kept as "%s"', (way) => {
    expect(manifest(answersFor('okta', 'external', 'flyte-core', way))).toBeUndefined();
  });
});

test('the steps end in the other clusters', () => {
  const answers = answersFor('okta', 'external', 'flyte-core', 'secret', { dataPlane: 'values-data-plane.yaml' });
  const { commands } = nextSteps(setupOfAnswers(answers), answers);
  expect(commands.filter(({ phase }) => phase === 'data plane').map(({ command }) => command)).toEqual([
    'kubectl apply --context DATA_PLANE -n flyte -f flyte-secret-auth-data-plane.yaml',
    'helm upgrade --install flyte-backend flyteorg/flyte-core --version v1.16.8 -n flyte -f your-data-plane-values.yaml -f values-data-plane.yaml --kube-context DATA_PLANE',
  ]);
});

import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type ClientFacts, factsOfAnswers, factsOfSetup } from '../../src/client-config/facts.ts';
import type { ClientRequest } from '../../src/client-config/request.ts';
import { type ClientFile, clientText } from '../../src/client-config/text.ts';
import { sourceText } from '../../src/core/lines.ts';
import { analyse } from '../../src/flyte/analyse.ts';
import { setupOf } from '../../src/generate/read.ts';
import type { Answers } from '../../src/questions/answers.ts';
import { judgeClient } from '../../src/rules/judge-client.ts';
import { answersFor, COMBINATIONS, setupOfAnswers, valuesOfAnswers } from '../generate/matrix.ts';

const PEOPLE: ClientRequest = { purpose: 'people' };
const HEADLESS: ClientRequest = { purpose: 'headless' };
const CI: ClientRequest = { purpose: 'ci', secret: { env: 'FLYTE_CLIENT_SECRET' } };

const file = (request: ClientRequest, more: Partial<ClientFile> = {}): ClientFile => ({
  request,
  format: 'yaml',
  caCert: undefined,
  name: 'config.yaml',
  ...more,
});

const factsOf = (answers: Answers): ClientFacts => factsOfSetup(setupOfAnswers(answers));
const settings = (answers: Answers, request: ClientRequest, more: Partial<ClientFile> = {}) =>
  parse(clientText(factsOf(answers), file(request, more)).text);

const OKTA = answersFor('okta', 'external', 'flyte-binary', 'secret');

describe('a file', () => {
  test('for people says where Flyte is, and leaves the rest to it', () => {
    expect(settings(OKTA, PEOPLE)).toEqual({
      admin: { endpoint: 'dns:///flyte.acme.com', insecure: false, authType: 'Pkce' },
      console: { endpoint: 'https://flyte.acme.com' },
    });
  });

  test('for machines without a browser', () => {
    expect(settings(OKTA, HEADLESS).admin).toMatchObject({ authType: 'DeviceFlow' });
    expect(clientText(factsOf(OKTA), file(HEADLESS)).text).toContain('Device Authorization');
  });

  test.each([
    [OKTA, { clientId: '0oa3aaaaaaaaaaaaaaaa', scopes: ['all'] }],
    [
      answersFor('azure-ad', 'external', 'flyte-core', 'secret'),
      {
        clientId: '11111111-2222-3333-4444-555555555555',
        scopes: ['api://11111111-2222-3333-4444-555555555555/.default'],
      },
    ],
    [
      answersFor('auth0', 'external', 'flyte-core', 'secret'),
      { clientId: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa3', scopes: ['all'], audience: 'https://api.acme.com' },
    ],
    [answersFor('google', 'internal', 'flyte-core', 'secret'), { clientId: 'flytepropeller', scopes: ['all'] }],
  ])('for CI: %#', (answers, wanted) => {
    expect(settings(answers, CI).admin).toEqual({
      endpoint: 'dns:///flyte.acme.com',
      insecure: false,
      authType: 'ClientSecret',
      clientSecretEnvVar: 'FLYTE_CLIENT_SECRET',
      ...wanted,
    });
  });

  test('a client of its own, with its secret in a file', () => {
    const request: ClientRequest = { purpose: 'ci', secret: { file: '/run/secrets/flyte' }, clientId: 'ci-bot' };
    expect(settings(OKTA, request).admin).toMatchObject({ clientId: 'ci-bot', clientSecretLocation: '/run/secrets/flyte' });
  });

  test('a command, and a private authority', () => {
    const request: ClientRequest = { purpose: 'command', command: ['print-token', '--for', 'a b'] };
    expect(settings(OKTA, request, { caCert: 'ca.pem' }).admin).toMatchObject({
      authType: 'ExternalCommand',
      command: ['print-token', '--for', 'a b'],
      caCertFilePath: 'ca.pem',
    });
  });

  test.each([
    ['internal', 'SSL_CERT_FILE'],
    ['external', 'the file needs both'],
  ] as const)('a private authority and whom else it has to vouch for: %s', (mode, words) => {
    const answers = answersFor('keycloak', mode, 'flyte-core', 'secret');
    expect(clientText(factsOf(answers), file(CI, { caCert: 'ca.pem' })).text.replace(/\s+#\s/g, ' ')).toContain(words);
  });

  test('the sandbox speaks no TLS', () => {
    const sandbox = answersFor('okta', 'internal', 'flyte-binary', 'values', { url: 'http://localhost:30081' });
    expect(settings(sandbox, PEOPLE).admin).toMatchObject({ endpoint: 'dns:///localhost:30081', insecure: true });
  });
});

describe('what cannot work is refused', () => {
  test.each([
    [
      'device logins without an endpoint',
      answersFor('okta', 'internal', 'flyte-core', 'secret'),
      HEADLESS,
      'no endpoint for device',
    ],
    ['a job for people', OKTA, PEOPLE, '--format github is for CI jobs'],
    ['a job with a file', OKTA, { purpose: 'ci', secret: { file: 'x' } } as const, 'from a variable of the CI system'],
  ])('%s', (_name, answers, request, words) => {
    const format = request.purpose === 'headless' ? 'yaml' : 'github';
    expect(() => clientText(factsOf(answers), file(request, { format }))).toThrow(words);
  });

  test.each([
    ['a name that GitHub keeps for itself', { env: 'GITHUB_SECRET' }, 'bot', 'starts with GITHUB_'],
    ['an expression', { env: 'SECRET' }, `\${{ github.actor }}`, 'would expand'],
  ])('a workflow with %s', (_name, secret, clientId, words) => {
    const request: ClientRequest = { purpose: 'ci', secret, clientId };
    expect(() => clientText(factsOf(OKTA), file(request, { format: 'github' }))).toThrow(words);
    expect(parse(clientText(factsOf(OKTA), file(request)).text).admin.clientId).toBe(clientId);
  });

  test('CI without a client', () => {
    const facts = factsOfAnswers({ url: 'https://flyte.acme.com', authServer: 'external', idp: 'okta' });
    expect(() => clientText(facts, file(CI))).toThrow('the client of the CI job is not known');
  });

  test('variables cannot hold a comma', () => {
    const request: ClientRequest = { purpose: 'command', command: ['print-token', 'a,b'] };
    expect(() => clientText(factsOf(OKTA), file(request, { format: 'env' }))).toThrow('it has a comma');
  });
});

test('variables for pyflyte', () => {
  expect(clientText(factsOf(answersFor('auth0', 'external', 'flyte-core', 'secret')), file(CI, { format: 'env' })).text).toBe(
    `# For pyflyte, which prefers these variables to any file. flytectl reads none of them: give it a file.
export FLYTE_PLATFORM_URL=dns:///flyte.acme.com
export FLYTE_PLATFORM_INSECURE=false
export FLYTE_CREDENTIALS_AUTH_MODE=ClientSecret
export FLYTE_CREDENTIALS_CLIENT_ID=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa3
export FLYTE_CREDENTIALS_CLIENT_SECRET_ENV_VAR=FLYTE_CLIENT_SECRET
export FLYTE_CREDENTIALS_SCOPES=all
export FLYTE_CREDENTIALS_AUDIENCE=https://api.acme.com
export FLYTE_PLATFORM_CONSOLE_ENDPOINT=https://flyte.acme.com
`,
  );
});

describe('jobs', () => {
  /** The file that the shell lines of a job would write. */
  const written = (lines: string): string => /<<'END'\n([\s\S]*?)\nEND\n/.exec(lines)?.[1] ?? '';

  test('GitHub Actions: the secret is the store’s, the file is the one that is written otherwise', () => {
    const { text, config } = clientText(factsOf(OKTA), file(CI, { format: 'github' }));
    const { register } = parse(text).jobs;
    expect(register.env).toEqual({
      FLYTECTL_CONFIG: 'flyte-config.yaml',
      FLYTE_CLIENT_SECRET: `\${{ secrets.FLYTE_CLIENT_SECRET }}`,
    });
    const [step] = register.steps.flatMap(({ run = '' }) => (run.startsWith('cat > flyte-config.yaml') ? [run] : []));
    expect(parse(written(step))).toEqual(parse(config));
  });

  test('GitLab CI', () => {
    const { text, config } = clientText(factsOf(OKTA), file(CI, { format: 'gitlab' }));
    const { register } = parse(text);
    expect(register.variables).toEqual({ FLYTECTL_CONFIG: 'flyte-config.yaml' });
    expect(parse(written(register.before_script[0]))).toEqual(parse(config));
  });
});

describe('what is written passes the validator, together with the values', () => {
  const requests = (answers: Answers): readonly ClientRequest[] => [
    PEOPLE,
    CI,
    { purpose: 'command', command: ['print-token'] },
    ...(answers.authServer === 'external' ? [HEADLESS] : []),
  ];

  test.each(COMBINATIONS)('$name', async ({ answers }) => {
    const { model } = analyse({ sources: [sourceText('values.yaml', valuesOfAnswers(answers))], chart: answers.chart });
    const setup = setupOf(model);
    expect(setup).toBeDefined();
    for (const facts of [factsOf(answers), ...(setup ? [factsOfSetup(setup)] : []), factsOfAnswers(answers)]) {
      for (const request of requests(answers)) {
        const { config } = clientText(facts, file(request));
        const { diagnostics } = await judgeClient(sourceText('config.yaml', config), model);
        expect(diagnostics).toEqual([]);
      }
    }
  });
});

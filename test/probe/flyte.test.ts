import { afterEach, describe, expect, test } from 'vitest';
import { FLYTE_CHECKS } from '../../src/probe/flyte/checks.ts';
import type { ProbeStatus } from '../../src/reporters/probe-report.ts';
import { type Answer, type FlyteOptions, type State, startFlyte } from './support/fake-flyte.ts';
import { probe, statuses } from './support/probing.ts';
import { startProxy } from './support/proxy.ts';
import { externalValues, internalValues, type ValuesOptions } from './support/values.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function start(state: State, options: FlyteOptions = {}) {
  const flyte = await startFlyte(state, options);
  open.push(flyte);
  return flyte;
}

const status = (code: number) => () => ({ status: code, headers: {}, body: '' });
const page = (code: number, type: string, body: string) => () => ({ status: code, headers: { 'content-type': type }, body });
const redirect = (location: string) => () => ({ status: 302, headers: { location }, body: '' });
const replaced = (from: RegExp | string, to: string) => (answer: Answer) =>
  JSON.parse(JSON.stringify(answer).replaceAll(new RegExp(from, 'g'), to)) as Answer;

interface Case {
  readonly name: string;
  readonly check: string;
  readonly status: ProbeStatus;
  readonly says?: RegExp;
  readonly state: State;
  readonly options?: FlyteOptions;
}

/** An ingress that does not know the page that tells most. */
const NO_ME: FlyteOptions = { changes: { me: status(404) } };

/** What can be told without values. */
const CASES: readonly Case[] = [
  { name: 'a Flyte', check: 'flyte-reachable', status: 'pass', state: 'internal' },
  {
    name: 'http where everything is https',
    check: 'flyte-reachable',
    status: 'fail',
    says: /leads to "https:\/\/localhost".*--url https:\/\/localhost$/,
    state: 'internal',
    options: { changes: { healthcheck: redirect('https://localhost/healthcheck') } },
  },

  { name: 'authentication', check: 'flyte-auth-on', status: 'pass', state: 'internal' },
  { name: 'authentication by others', check: 'flyte-auth-on', status: 'pass', state: 'external' },
  { name: 'gRPC alone left open', check: 'flyte-auth-on', status: 'pass', state: 'grpc-open' },
  { name: 'no authentication', check: 'flyte-auth-on', status: 'fail', says: /IS OFF.*runs without it/, state: 'off' },
  { name: 'HTTP left open', check: 'flyte-auth-on', status: 'fail', says: /IS OFF.*lets HTTP pass/, state: 'http-open' },
  ...(
    [
      [
        'a proxy that logs people in',
        redirect('https://login.example.com/?rd=x'),
        'skipped',
        /redirects to https:\/\/login\.example\.com/,
      ],
      ['a proxy that refuses', page(403, 'text/html', 'no'), 'skipped', /before Flyte refuses/],
      ['a proxy that refuses with 401', page(401, 'application/json', '{"error":"no"}'), 'skipped', /before Flyte refuses/],
      ['a web page', page(200, 'text/html', '<html>'), 'skipped', /no JSON/],
      ['nothing there', status(404), 'fail', /no Flyte answers/],
      ['a broken ingress', status(503), 'fail', /503/],
    ] as const
  ).map(([name, answer, outcome, says]) => ({
    name,
    check: 'flyte-auth-on',
    status: outcome,
    says,
    state: 'internal' as const,
    options: { changes: { projects: answer } },
  })),

  { name: 'authentication', check: 'flyte-grpc-auth-on', status: 'pass', state: 'internal' },
  { name: 'HTTP alone left open', check: 'flyte-grpc-auth-on', status: 'pass', state: 'http-open' },
  { name: 'no authentication', check: 'flyte-grpc-auth-on', status: 'fail', says: /IS OFF.*runs without it/, state: 'off' },
  { name: 'gRPC left open', check: 'flyte-grpc-auth-on', status: 'fail', says: /IS OFF.*lets gRPC pass/, state: 'grpc-open' },
  {
    name: 'no route for gRPC',
    check: 'flyte-grpc-auth-on',
    status: 'fail',
    says: /HTTP 404/,
    state: 'internal',
    options: { grpc: { 'AdminService/ListProjects': undefined } },
  },

  { name: 'authentication', check: 'flyte-me', status: 'pass', state: 'external' },
  { name: 'no authentication', check: 'flyte-me', status: 'fail', says: /knows no identities/, state: 'off' },
  { name: 'HTTP left open', check: 'flyte-me', status: 'fail', says: /without a token/, state: 'http-open' },

  { name: 'a healthy server', check: 'flyte-healthcheck', status: 'pass', state: 'off' },
  {
    name: 'a server that is not ready',
    check: 'flyte-healthcheck',
    status: 'fail',
    says: /503/,
    state: 'internal',
    options: { changes: { healthcheck: status(503) } },
  },

  { name: 'a login', check: 'flyte-login', status: 'pass', state: 'internal' },
  { name: 'no authentication', check: 'flyte-login', status: 'skipped', says: /without authentication/, state: 'off' },
  {
    name: 'no route for logins',
    check: 'flyte-login',
    status: 'fail',
    says: /404/,
    state: 'internal',
    options: { changes: { login: status(404) } },
  },
  {
    name: 'another public URL',
    check: 'flyte-login',
    status: 'fail',
    says: /sends nobody back/,
    state: 'internal',
    options: { publicUrl: 'https://elsewhere.example.com' },
  },
  {
    name: 'a login of somebody else',
    check: 'flyte-login',
    status: 'fail',
    says: /without a login request/,
    state: 'internal',
    options: { changes: { login: redirect('https://login.example.com/') } },
  },
  {
    name: 'a login without openid',
    check: 'flyte-login',
    status: 'fail',
    says: /"openid"/,
    state: 'internal',
    options: { changes: { login: replaced('profile\\+openid', 'profile') } },
  },

  { name: 'the way back', check: 'flyte-redirect-uri', status: 'pass', state: 'internal' },
  {
    name: 'the way back to a name in the cluster',
    check: 'flyte-redirect-uri',
    status: 'fail',
    says: /flyteadmin/,
    state: 'internal',
    options: {
      changes: { login: replaced('http%3A%2F%2Flocalhost%3A\\d+%2Fcallback', 'http%3A%2F%2Fflyteadmin%3A80%2Fcallback') },
    },
  },

  { name: 'the cookie', check: 'flyte-cookies', status: 'pass', state: 'internal' },
  {
    name: 'a proxy that eats cookies',
    check: 'flyte-cookies',
    status: 'fail',
    says: /no cookie/,
    state: 'internal',
    options: { changes: { login: replaced('flyte_csrf_state', 'other') } },
  },
  {
    name: 'a cookie for scripts',
    check: 'flyte-cookies',
    status: 'fail',
    says: /HttpOnly/,
    state: 'internal',
    options: { changes: { login: replaced('HttpOnly; ', '') } },
  },

  { name: 'the other paths', check: 'flyte-routes', status: 'pass', state: 'internal' },
  {
    name: 'no route for the way back',
    check: 'flyte-routes',
    status: 'fail',
    says: /\/callback answers 404/,
    state: 'internal',
    options: { changes: { callback: status(404) } },
  },

  { name: 'the issuer', check: 'flyte-issuer', status: 'pass', state: 'internal' },
  {
    name: 'no route for it',
    check: 'flyte-issuer',
    status: 'fail',
    says: /404/,
    state: 'internal',
    options: { changes: { 'oidc-metadata': status(404) } },
  },

  { name: 'own metadata', check: 'flyte-metadata', status: 'pass', says: /Flyte's own/, state: 'internal' },
  { name: 'metadata of others', check: 'flyte-metadata', status: 'pass', says: /an external/, state: 'external' },
  {
    name: 'no authentication',
    check: 'flyte-metadata',
    status: 'fail',
    says: /without authentication/,
    state: 'off',
    options: NO_ME,
  },
  {
    name: 'metadata that cannot be fetched',
    check: 'flyte-metadata',
    status: 'fail',
    says: /cannot fetch/,
    state: 'external',
    options: { changes: { metadata: page(500, 'application/json', '{"code":13,"message":"Failed to get oauth metadata."}') } },
  },
  {
    name: 'no route for metadata',
    check: 'flyte-metadata',
    status: 'fail',
    says: /let|404/,
    state: 'external',
    options: { changes: { metadata: status(404) } },
  },
  {
    name: 'a token endpoint in the cluster',
    check: 'flyte-metadata',
    status: 'fail',
    says: /inside the cluster alone/,
    state: 'external',
    options: { issuer: 'http://keycloak.auth.svc:8080/realms/flyte' },
  },
  {
    name: 'a token endpoint on another host',
    check: 'flyte-metadata',
    status: 'fail',
    says: /not below/,
    state: 'internal',
    options: { publicUrl: 'https://elsewhere.example.com' },
  },

  { name: 'gRPC', check: 'flyte-grpc', status: 'pass', state: 'internal' },
  {
    name: 'no authentication',
    check: 'flyte-grpc',
    status: 'fail',
    says: /no AuthMetadataService/,
    state: 'off',
    options: NO_ME,
  },
  {
    name: 'no route for the service',
    check: 'flyte-grpc',
    status: 'fail',
    says: /HTTP 404/,
    state: 'internal',
    options: { grpc: { 'AuthMetadataService/GetPublicClientConfig': undefined } },
  },

  { name: 'the headers of flyteadmin', check: 'flyte-cors', status: 'pass', state: 'internal' },
  {
    name: 'a proxy that lets every site in',
    check: 'flyte-cors',
    status: 'fail',
    says: /any web site/,
    state: 'internal',
    options: { cors: (origin) => ({ 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' }) },
  },
];

describe('a deployed Flyte, without values', () => {
  test.each(CASES)('$check, $name: $status', async ({ check, status: wanted, says, state, options }) => {
    const { url } = await start(state, options);
    const found = (await probe(['doctor', '--url', url], {})).check(check);
    expect(found).toMatchObject({ status: wanted });
    if (says) expect(`${found.message} ${found.remedy}`).toMatch(says);
  });

  test('all is well: exit code 0', async () => {
    const { url } = await start('internal');
    const { code, report } = await probe(['doctor', '--url', url], {});
    expect([code, report.summary.fail, report.summary.unreachable]).toEqual([0, 0, 0]);
  });

  test('authentication off: exit code 1', async () => {
    const { url } = await start('off');
    expect((await probe(['doctor', '--url', url], {})).code).toBe(1);
  });

  test('nobody there: exit code 3, and nothing else is tried', async () => {
    const flyte = await startFlyte('internal');
    await flyte.close();
    const probing = await probe(['doctor', '--url', flyte.url], {});
    expect(probing.code).toBe(3);
    expect(probing.check('flyte-reachable')).toMatchObject({
      status: 'unreachable',
      message: expect.stringContaining('refuses connections'),
    });
    expect(
      new Set(
        statuses(probing)
          .slice(1)
          .map((one) => one.split(': ')[1]),
      ),
    ).toEqual(new Set(['skipped']));
  });
});

/** Where the answers are compared with values. */
const COMPARED: readonly (Case & { readonly mode?: 'external'; readonly values?: Partial<ValuesOptions> })[] = [
  { name: 'the same', check: 'flyte-login', status: 'pass', state: 'internal' },
  {
    name: 'another client',
    check: 'flyte-login',
    status: 'fail',
    says: /"flyteconsole".*"other"/,
    state: 'internal',
    values: { clientId: 'other' },
  },
  {
    name: 'other scopes',
    check: 'flyte-login',
    status: 'fail',
    says: /"profile openid".*"openid email"/,
    state: 'internal',
    values: { auth: { userAuth: { openId: { scopes: ['openid', 'email'] } } } },
  },
  { name: 'the same', check: 'flyte-issuer', status: 'pass', state: 'internal' },
  {
    name: 'another issuer',
    check: 'flyte-issuer',
    status: 'fail',
    says: /not what runs/,
    state: 'internal',
    options: { issuer: 'https://other.example.com' },
  },
  { name: 'the same', check: 'flyte-metadata', status: 'pass', state: 'internal' },
  {
    name: 'Flyte instead of the provider',
    check: 'flyte-metadata',
    status: 'fail',
    says: /want an external/,
    state: 'internal',
    mode: 'external',
  },
  { name: 'the provider instead of Flyte', check: 'flyte-metadata', status: 'fail', says: /want Flyte's own/, state: 'external' },
  { name: 'the same', check: 'flyte-client-config', status: 'pass', state: 'internal' },
  {
    name: 'another audience',
    check: 'flyte-client-config',
    status: 'fail',
    says: /audience is "".*"api"/,
    state: 'internal',
    values: { auth: { appAuth: { thirdPartyConfig: { flyteClient: { audience: 'api' } } } } },
  },
  {
    name: 'other scopes',
    check: 'flyte-client-config',
    status: 'fail',
    says: /scopes is "all offline".*"all"/,
    state: 'internal',
    values: { flyteClient: { scopes: ['all'] } },
  },
  {
    name: 'the other spelling of the gateway',
    check: 'flyte-client-config',
    status: 'pass',
    state: 'internal',
    options: {
      changes: {
        'client-config': page(
          200,
          'application/json',
          '{"clientId":"flytectl","redirectUri":"http://localhost:53593/callback","scopes":["all","offline"],"authorizationMetadataKey":"flyte-authorization"}',
        ),
      },
    },
  },
  { name: 'values that turn it on', check: 'flyte-auth-on', status: 'fail', says: /not what runs/, state: 'off' },
  {
    name: 'values that leave it off',
    check: 'values-auth',
    status: 'fail',
    says: /leave authentication off/,
    state: 'off',
    values: { enabled: false },
  },
  {
    name: 'values that Helm refuses',
    check: 'values-auth',
    status: 'fail',
    says: /Helm refuses/,
    state: 'off',
    values: { auth: { '{{ x': '{{ fail "no" }}' } },
  },
  { name: 'values with authentication', check: 'values-auth', status: 'pass', state: 'off' },
];

describe('a deployed Flyte and values', () => {
  test.each(COMPARED)('$check, $name: $status', async ({ check, status: wanted, says, state, options, mode, values }) => {
    // Nobody listens there: what the provider says is not needed here.
    const issuer = 'http://localhost:9/realms/flyte';
    const { url } = await start(state, { issuer, ...options });
    const text = (mode === 'external' ? externalValues : internalValues)({ issuer, url, ...values });
    const found = (await probe(['doctor', '-f', 'values.yaml', '--url', url], { 'values.yaml': text })).check(check);
    expect(found).toMatchObject({ status: wanted });
    if (says) expect(`${found.message} ${found.remedy}`).toMatch(says);
  });
});

describe('cookies and the scheme', () => {
  const secureless = { login: replaced('Secure; ', '') };

  test.each([
    ['http', {}, 'fail', /plain http/],
    ['http', secureless, 'pass', /httponly/],
  ] as const)('%s on a public host', async (_scheme, changes, wanted, says) => {
    const flyte = await start('internal', { publicUrl: 'http://flyte.example.com', changes });
    const proxy = await startProxy(Number(new URL(flyte.url).port));
    open.push(proxy);
    const { check } = await probe(['doctor', '--url', 'http://flyte.example.com'], {}, { env: { HTTP_PROXY: proxy.url } });
    expect(check('flyte-cookies')).toMatchObject({ status: wanted, message: expect.stringMatching(says) });
  });

  test.each([
    [{}, 'pass', /secure/],
    [secureless, 'fail', /lack Secure/],
  ] as const)('https', async (changes, wanted, says) => {
    const { url } = await start('internal', { changes, tls: ['h2', 'http/1.1'] });
    const { check } = await probe(['doctor', '--url', url, '--ca-file', CA_FILE], {});
    expect(check('flyte-cookies')).toMatchObject({ status: wanted, message: expect.stringMatching(says) });
    expect(check('flyte-grpc').status).toBe('pass');
  });
});

const CA_FILE = new URL('../fixtures/tls/ca.pem', import.meta.url).pathname;

test('every check of a deployed Flyte is seen to pass and to fail', () => {
  const seen = (wanted: ProbeStatus) =>
    new Set([...CASES, ...COMPARED].filter((one) => one.status === wanted).map(({ check }) => check));
  // The clocks need a provider, and have tests of their own.
  const ids = FLYTE_CHECKS.map(({ id }) => id).filter((id) => id !== 'flyte-clock');
  expect(ids.filter((id) => !seen('pass').has(id))).toEqual([]);
  expect(ids.filter((id) => !seen('fail').has(id))).toEqual([]);
});

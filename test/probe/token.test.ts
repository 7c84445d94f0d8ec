import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { TOKEN_CHECKS } from '../../src/probe/token/judge.ts';
import type { ProbeStatus } from '../../src/reporters/probe-report.ts';
import { runMain } from '../support/run.ts';
import { type FlyteOptions, startFlyte } from './support/fake-flyte.ts';
import { AUDIENCE, type IdpOptions, mint, PROPELLER_SECRET, startIdp, type TestIdp } from './support/idp.ts';
import { probe, statuses } from './support/probing.ts';
import { externalValues, internalValues, type ValuesOptions } from './support/values.ts';

const NOW = Math.floor(Date.now() / 1000);
const CLAIMS = { iss: 'https://idp.example.com', aud: AUDIENCE, sub: 'someone', scp: ['all'], iat: NOW, exp: NOW + 600 };

let idp: TestIdp;
beforeAll(async () => {
  idp = await startIdp();
});
afterAll(() => idp.close());

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

const judged = (token: string, values: Partial<ValuesOptions> = {}, flags: readonly string[] = []) =>
  probe(['token', '-f', 'v.yaml', ...flags], { 'v.yaml': externalValues({ issuer: idp.issuer, ...values }) }, { stdin: token });

interface Case {
  readonly name: string;
  readonly check: string;
  readonly status: ProbeStatus;
  readonly says?: RegExp;
  /** Over the claims of a token that is right; undefined takes one away. */
  readonly claims?: Record<string, unknown>;
  readonly header?: Record<string, unknown>;
  readonly values?: Partial<ValuesOptions>;
}

const CASES: readonly Case[] = [
  { name: 'a JWT', check: 'token-form', status: 'pass', says: /sub "someone"/ },
  { name: 'a key of the provider', check: 'token-signature', status: 'pass' },
  {
    name: 'a key that the provider does not publish',
    check: 'token-signature',
    status: 'fail',
    header: { kid: 'other' },
    says: /none of the keys/,
  },
  { name: 'Microsoft Graph', check: 'token-signature', status: 'fail', header: { kid: 'x', nonce: 'y' }, says: /Graph/ },

  { name: 'ten minutes', check: 'token-time', status: 'pass' },
  { name: 'no times at all', check: 'token-time', status: 'pass', claims: { exp: undefined, iat: undefined }, says: /never/ },
  { name: 'expired', check: 'token-time', status: 'fail', claims: { exp: NOW - 5 }, says: /expired \d+ seconds ago/ },
  { name: 'of tomorrow', check: 'token-time', status: 'fail', claims: { iat: NOW + 86_400, exp: NOW + 90_000 }, says: /clocks/ },
  {
    name: 'not before tomorrow',
    check: 'token-time',
    status: 'fail',
    claims: { nbf: NOW + 86_400, exp: NOW + 90_000 },
    says: /clocks/,
  },
  { name: 'issued a second ahead of this clock', check: 'token-time', status: 'pass', claims: { iat: NOW + 5 } },

  { name: 'the allowed audience', check: 'token-audience', status: 'pass' },
  { name: 'one of several', check: 'token-audience', status: 'pass', claims: { aud: ['account', AUDIENCE] } },
  {
    name: 'the public URL',
    check: 'token-audience',
    status: 'pass',
    claims: { aud: 'https://own.example.com' },
    values: { url: 'https://own.example.com' },
  },
  {
    name: 'Keycloak without a mapper',
    check: 'token-audience',
    status: 'fail',
    claims: { aud: 'account' },
    says: /"account".*audience mapper/,
  },
  { name: 'no audience', check: 'token-audience', status: 'fail', claims: { aud: undefined }, says: /missing/ },
  { name: 'a slash too many', check: 'token-audience', status: 'fail', claims: { aud: `${AUDIENCE}/` } },
  { name: 'an ID token', check: 'token-audience', status: 'fail', claims: { aud: 'flyteconsole' }, says: /ID token/ },

  { name: 'Okta', check: 'token-scope', status: 'pass', says: /in "scp"/ },
  { name: 'Entra, one scope', check: 'token-scope', status: 'pass', claims: { scp: 'all' } },
  {
    name: 'Entra, an application',
    check: 'token-scope',
    status: 'pass',
    claims: { scp: undefined, roles: ['x'] },
    says: /everything/,
  },
  { name: 'Auth0', check: 'token-scope', status: 'pass', claims: { scp: undefined, azp: 'x', scope: 'openid' } },
  { name: 'Entra, two scopes', check: 'token-scope', status: 'fail', claims: { scp: 'all offline' }, says: /one scope/ },
  {
    name: 'Entra as documented by Flyte',
    check: 'token-scope',
    status: 'fail',
    claims: { scp: 'access_flyte', ver: '2.0' },
    says: /scope of the API "all"/,
  },
  { name: 'Okta without the scope', check: 'token-scope', status: 'fail', claims: { scp: ['openid'] }, says: /create it/ },
  {
    name: 'RFC 9068',
    check: 'token-scope',
    status: 'fail',
    claims: { scp: undefined, client_id: 'x', scope: 'all' },
    says: /"scope" is not read/,
  },
  { name: 'a number for an email', check: 'token-scope', status: 'fail', claims: { email: 1 }, says: /does not survive/ },

  {
    name: 'a name that is a number',
    check: 'token-scope',
    status: 'fail',
    claims: { user_info: { name: 1 } },
    says: /user info.*usual types/,
  },

  { name: 'the issuer', check: 'token-issuer', status: 'pass' },
  {
    name: 'an issuer that nobody compares',
    check: 'token-issuer',
    status: 'pass',
    claims: { iss: 'https://sts.windows.net/x/' },
    says: /not compare/,
  },
  { name: 'no issuer', check: 'token-issuer', status: 'pass', claims: { iss: undefined }, says: /none/ },
];

describe('an access token', () => {
  test.each(CASES)('$check, $name: $status', async ({ check, status, says, claims, header, values }) => {
    const probing = await judged(await mint({ ...CLAIMS, ...claims }, header), values);
    const found = probing.check(check);
    expect(found).toMatchObject({ status });
    expect(probing.code).toBe(probing.report.summary.fail > 0 ? 1 : 0);
    if (says) expect(`${found.message} ${found.remedy}`).toMatch(says);
  });

  test.each([
    ['opaque', 'ya29.not-a-real-token', /opaque/],
    ['encrypted', 'a.b.c.d.e', /JWE/],
    ['no JSON', 'a.b.c', /no JSON/],
    ['empty', '', /opaque/],
  ])('token-form, %s: fail, and nothing else is judged', async (_name, token, says) => {
    const probing = await judged(token);
    expect(probing.check('token-form')).toMatchObject({ status: 'fail', message: expect.stringMatching(says) });
    expect(
      statuses(probing)
        .slice(1)
        .every((one) => one.endsWith('skipped')),
    ).toBe(true);
    expect(probing.code).toBe(1);
  });

  test.each([
    ['bare', (token: string) => token],
    ['with a line break', (token: string) => `${token}\n`],
    ['as a header', (token: string) => `Bearer ${token}`],
    ['as the answer of a token endpoint', (token: string) => JSON.stringify({ access_token: token, token_type: 'Bearer' })],
  ])('is read %s', async (_name, wrap) => {
    expect((await judged(wrap(await mint(CLAIMS)))).code).toBe(0);
  });

  test('with another signature', async () => {
    const [head, , signature] = (await mint(CLAIMS)).split('.');
    const [, forged] = (await mint({ ...CLAIMS, sub: 'somebody-else' })).split('.');
    expect((await judged([head, forged, signature].join('.'))).check('token-signature').status).toBe('fail');
  });

  test.each(['none', 'HS256'])('signed with %s', async (alg) => {
    const parts = [{ alg }, CLAIMS].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
    expect((await judged(`${parts.join('.')}.`)).check('token-signature').status).toBe('fail');
  });

  test('--offline asks nobody', async () => {
    const before = idp.seen.length;
    const { check, code } = await judged(await mint(CLAIMS), {}, ['--offline']);
    expect([check('token-signature').status, code, idp.seen.length]).toEqual(['skipped', 0, before]);
  });

  test('a provider that is not there: exit code 3', async () => {
    const { check, code } = await judged(await mint(CLAIMS), { issuer: 'http://localhost:9/realms/flyte' });
    expect([check('token-signature').status, code]).toEqual(['unreachable', 3]);
  });

  test('shows what decides, and never the token', async () => {
    const token = await mint({ ...CLAIMS, secret_claim: 'not-a-real-secret' });
    const { report } = await judged(token);
    expect(report.groups[0]?.facts).toMatchObject({ aud: AUDIENCE, scp: '["all"]', sub: 'someone' });
    const text = JSON.stringify(report);
    for (const part of [...token.split('.'), 'not-a-real-secret']) expect(text).not.toContain(part);
  });

  test('every check is seen to pass, and to fail where it can', () => {
    const seen = (wanted: ProbeStatus) => new Set(CASES.filter(({ status }) => status === wanted).map(({ check }) => check));
    const ids = TOKEN_CHECKS.map(({ id }) => id);
    expect(ids.filter((id) => !seen('pass').has(id))).toEqual([]);
    expect(ids.filter((id) => !seen('fail').has(id))).toEqual(['token-form', 'token-issuer']);
  });
});

describe('a token of Flyte itself', () => {
  test.each([
    ['https://own.example.com', 'fail'],
    ['', 'pass'],
  ])('for the audience "%s": %s', async (aud, status) => {
    const keys = await (await fetch(`${idp.issuer}/jwks`)).text();
    const flyte = await startFlyte('internal', { changes: { jwks: () => ({ status: 200, headers: {}, body: keys }) } });
    open.push(flyte);
    const text = internalValues({ issuer: idp.issuer, url: flyte.url });
    const token = await mint({ ...CLAIMS, aud: aud || flyte.url, client_id: 'flytectl' });
    const probing = await probe(['token', '-f', 'v.yaml', '--url', flyte.url], { 'v.yaml': text }, { stdin: token });
    expect(probing.check('token-signature').status).toBe('pass');
    expect(probing.check('token-audience').status).toBe(status);
    expect(probing.check('token-issuer').message).toBe(
      `"${CLAIMS.iss}" instead of "${flyte.url}"; flyteadmin does not compare it`,
    );
  });

  test('without --url its keys are not known', async () => {
    const text = internalValues({ issuer: idp.issuer });
    const { check } = await probe(
      ['token', '-f', 'v.yaml'],
      { 'v.yaml': text },
      { stdin: await mint({ ...CLAIMS, client_id: 'x' }) },
    );
    expect(check('token-signature')).toMatchObject({ status: 'skipped', message: expect.stringContaining('--url') });
  });
});

const ENV = { FLYTE_AUTH_PROPELLER_CLIENT_SECRET: PROPELLER_SECRET };
const SCP = { claims: (claims: Record<string, unknown>) => Object.assign(claims, { scp: ['all'] }) };

async function granted(options: IdpOptions = {}, values: Partial<ValuesOptions> = {}, env: Record<string, string> = ENV) {
  const provider = await startIdp(options);
  open.push(provider);
  const text = externalValues({ issuer: provider.issuer, ...values });
  const probing = await probe(['token', '-f', 'v.yaml', '--client-credentials'], { 'v.yaml': text }, { env });
  return { ...probing, seen: provider.seen };
}

describe("flytepropeller's token", () => {
  test('from a provider that writes scp', async () => {
    const { code, check } = await granted(SCP);
    expect([code, check('token-issued').status, check('token-audience').status]).toEqual([0, 'pass', 'pass']);
  });

  test('from a provider that follows RFC 9068', async () => {
    const { code, check } = await granted();
    expect([code, check('token-scope').status]).toEqual([1, 'fail']);
  });

  test('opaque', async () => {
    expect((await granted({ opaque: true })).check('token-form').status).toBe('fail');
  });

  test('with a wrong secret', async () => {
    const { code, check, report, seen } = await granted(
      {},
      {},
      { FLYTE_AUTH_PROPELLER_CLIENT_SECRET: 'not-a-real-secret-at-all' },
    );
    expect(check('token-issued')).toMatchObject({ status: 'fail', message: expect.stringContaining('"invalid_client"') });
    expect([code, JSON.stringify(report).includes('not-a-real-secret')]).toEqual([1, false]);
    // In the header first, in the body after that.
    expect(seen.filter((one) => one.startsWith('POST'))).toHaveLength(2);
  });

  test('with a secret that Keycloak calls wrong', async () => {
    const { check } = await granted({
      before: (request, response) => {
        if (request.method !== 'POST') return false;
        const error_description = 'Invalid client or Invalid client credentials';
        response.writeHead(401).end(JSON.stringify({ error: 'unauthorized_client', error_description }));
        return true;
      },
    });
    expect(check('token-issued')).toMatchObject({ status: 'fail', remedy: expect.stringContaining('the secret') });
  });

  test('at a server whose metadata names no token endpoint', async () => {
    const { check } = await granted({ document: (original) => ({ ...original, token_endpoint: undefined }) });
    expect(check('token-issued')).toMatchObject({
      status: 'skipped',
      message: expect.stringContaining('names no token endpoint'),
    });
  });

  test('for a client that is unknown', async () => {
    const { check } = await granted({}, { admin: { clientId: 'flyteconsole' } });
    expect(check('token-issued')).toMatchObject({ status: 'fail' });
  });

  test('for scopes that the provider does not know', async () => {
    const { check } = await granted({
      before: (request, response) => {
        if (request.method !== 'POST') return false;
        response.writeHead(400).end('{"error":"invalid_scope","error_description":"One or more scopes are not configured"}');
        return true;
      },
    });
    expect(check('token-issued')).toMatchObject({ status: 'fail', remedy: expect.stringContaining('create these scopes') });
  });

  test('an audience that in-cluster calls do not fit', async () => {
    const auth = (issuer: string) => ({
      appAuth: {
        authServerType: 'External',
        externalAuthServer: { baseUrl: issuer, metadataUrl: '.well-known/openid-configuration' },
      },
      authorizedUris: ['https://other.example.com'],
    });
    const provider = await startIdp(SCP);
    open.push(provider);
    const text = externalValues({ issuer: provider.issuer, auth: auth(provider.issuer) });
    const { check } = await probe(['token', '-f', 'v.yaml', '--client-credentials'], { 'v.yaml': text }, { env: ENV });
    expect(check('token-audience')).toMatchObject({ status: 'fail', message: expect.stringContaining('(calling ') });
  });

  test('the secret goes neither over plain http nor after a redirect', async () => {
    const endpoint = (url: string): IdpOptions => ({
      document: (original, path) => (path.includes('well-known') ? { ...original, token_endpoint: url } : original),
    });
    for (const url of [
      'http://idp.example.com/token',
      'HTTP://idp.example.com/token',
      'http://idp.example.com\\@localhost/token',
    ]) {
      const plain = await granted(endpoint(url));
      expect(plain.check('token-issued')).toMatchObject({ status: 'fail', message: expect.stringContaining('plain http') });
    }
    const thief = await startIdp();
    open.push(thief);
    const moved = await granted({
      before: (request, response) => {
        if (request.method !== 'POST') return false;
        response.writeHead(307, { location: `${thief.issuer}/token` }).end();
        return true;
      },
    });
    expect(moved.check('token-issued').status).toBe('fail');
    expect(thief.seen).toEqual([]);
  });
});

describe("doctor with flytepropeller's secret", () => {
  const examined = async (options: FlyteOptions) => {
    const provider = await startIdp(SCP);
    const flyte = await startFlyte('external', { issuer: provider.issuer, ...options });
    open.push(provider, flyte);
    const text = externalValues({ issuer: provider.issuer, url: flyte.url });
    const argv = ['doctor', '-f', 'v.yaml', '--url', flyte.url, '--secret-file', 's.txt'];
    return { flyte, ...(await probe(argv, { 'v.yaml': text, 's.txt': `${PROPELLER_SECRET}\n` })) };
  };

  test('shows the token to Flyte, in its own header', async () => {
    const { flyte, check } = await examined({ changes: { me: () => ({ status: 200, headers: {}, body: '{}' }) } });
    expect(check('flyte-token').status).toBe('pass');
    expect(flyte.seen.at(-1)?.headers['flyte-authorization']).toMatch(/^Bearer ey/);
  });

  test('tells where Flyte refuses it', async () => {
    const { check, code } = await examined({});
    expect([check('token-issued').status, check('flyte-token').status, code]).toEqual(['pass', 'fail', 1]);
  });
});

describe('the command line', () => {
  const JWT = 'eyJhbGciOiJub25lIn0.eyJub3QiOiJyZWFsIn0.not-a-real-signature';

  test.each([
    ['a token instead of a file', [JWT]],
    ['a long token instead of a file', [`${JWT}${'x'.repeat(2000)}`]],
    ['words behind the file', ['Bearer', JWT]],
    ['a token in an unknown flag', [`--token=${JWT}`]],
  ])('%s is refused and not repeated', async (_name, args) => {
    const values = new URL('../fixtures/valid/binary-external-keycloak.yaml', import.meta.url).pathname;
    const { code, stdout, stderr } = await runMain(['token', '-f', values, ...args]);
    expect(code).toBe(2);
    expect(stdout + stderr).not.toContain('eyJ');
  });

  test.each([
    ['nobody to ask', ['doctor'], /nobody is named/],
    ['an address without a scheme', ['doctor', '--url', 'flyte.example.com'], /--url is no address/],
    ['an address with a password', ['doctor', '--url', 'https://a:not-a-real-secret@flyte.example.com'], /--url is no address/],
    ['no values for the provider', ['doctor', '--url', 'https://flyte.example.com', '--idp-only'], /-f/],
    ['a time that is none', ['doctor', '--url', 'https://flyte.example.com', '--timeout', 'soon'], /--timeout/],
    ['no values for a token', ['token'], /-f/],
    ['values and the token on standard input', ['token', '-f', '-'], /read once/],
    ['values and the secret on standard input', ['doctor', '-f', '-', '--secret-file', '-'], /read once/],
    ['a file and a new token', ['token', 'x', '-f', 'v.yaml', '--client-credentials'], /leave out the file/],
    [
      'a file that is no certificate',
      ['doctor', '--url', 'https://flyte.invalid', '--ca-file', new URL(import.meta.url).pathname],
      /PEM/,
    ],
  ])('%s', async (_name, argv, says) => {
    const { code, stderr } = await runMain(argv);
    expect([code, stderr]).toEqual([2, expect.stringMatching(says)]);
    expect(stderr).not.toContain('not-a-real-secret');
  });

  test('--client-credentials without a secret', async () => {
    const values = new URL('../fixtures/valid/binary-external-keycloak.yaml', import.meta.url).pathname;
    const { code, stderr } = await runMain(['token', '-f', values, '--client-credentials']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('FLYTE_AUTH_PROPELLER_CLIENT_SECRET')]);
  });

  test('values that Helm refuses', async () => {
    const { code, stderr } = await runMain(['token', '-f', '-', 'no-such-file'], { stdin: 'configuration: [' });
    expect([code, stderr]).toEqual([2, expect.stringContaining('validate')]);
  });
});

import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { analyse, sourceText } from '../../src/index.ts';
import { expectedOf } from '../../src/probe/expected.ts';
import { idpChecks } from '../../src/probe/idp/checks.ts';
import type { ProbeStatus } from '../../src/reporters/probe-report.ts';
import { startFlyte } from './support/fake-flyte.ts';
import { type IdpOptions, startIdp } from './support/idp.ts';
import { probe, statuses } from './support/probing.ts';
import { startProxy } from './support/proxy.ts';
import { externalValues, internalValues, type ValuesOptions } from './support/values.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function start(options: IdpOptions = {}) {
  const idp = await startIdp(options);
  open.push(idp);
  return idp;
}

/** Puts other fields into the discovery document. */
const document =
  (fields: (issuer: string) => Record<string, unknown>): NonNullable<IdpOptions['document']> =>
  (original, path) =>
    path.includes('openid-configuration') ? { ...original, ...fields(String(original['issuer'])) } : original;

const answer =
  (status: number, type: string, body: string): NonNullable<IdpOptions['before']> =>
  (request, response) => {
    if (!request.url?.includes('openid-configuration')) return false;
    response.writeHead(status, { 'content-type': type }).end(body);
    return true;
  };

interface Case {
  readonly name: string;
  readonly check: string;
  readonly status: ProbeStatus;
  readonly says?: RegExp;
  readonly idp?: IdpOptions;
  readonly mode?: 'internal';
  readonly values?: (issuer: string) => Partial<ValuesOptions>;
  readonly flags?: readonly string[];
}

const external = (settings: object) => (issuer: string) => ({
  auth: {
    appAuth: { authServerType: 'External', externalAuthServer: { baseUrl: issuer, allowedAudience: ['x'], ...settings } },
  },
});
const issuerUrl = (url: (issuer: string) => string) => (issuer: string) => ({
  auth: { userAuth: { openId: { issuerUrl: url(issuer) } } },
});

const CASES: readonly Case[] = [
  { name: 'a provider', check: 'idp-discovery', status: 'pass' },
  {
    name: 'no such realm',
    check: 'idp-discovery',
    status: 'fail',
    says: /404.*realm/,
    values: (issuer) => ({ issuer: issuer.replace('flyte', 'other') }),
  },
  {
    name: 'an endpoint instead of the issuer',
    check: 'idp-discovery',
    status: 'fail',
    says: /set configuration\.auth\.oidc\.baseUrl to "http.*realms\/flyte"/,
    values: (issuer) => ({ issuer: `${issuer}/protocol/openid-connect/auth` }),
  },
  {
    name: 'a web page',
    check: 'idp-discovery',
    status: 'fail',
    says: /"text\/html"/,
    idp: { before: answer(200, 'text/html', '<html>') },
  },
  {
    name: 'a broken provider',
    check: 'idp-discovery',
    status: 'fail',
    says: /502/,
    idp: { before: answer(502, 'text/html', 'no') },
  },

  { name: 'the same issuer', check: 'idp-issuer', status: 'pass' },
  {
    name: 'a slash in the values',
    check: 'idp-issuer',
    status: 'fail',
    says: /final "\/"/,
    values: (issuer) => ({ issuer: `${issuer}/` }),
  },
  {
    name: 'a slash in the document',
    check: 'idp-issuer',
    status: 'fail',
    says: /to "http.*flyte\/"/,
    idp: { document: document((issuer) => ({ issuer: `${issuer}/` })) },
  },
  {
    name: 'a slash in both',
    check: 'idp-issuer',
    status: 'pass',
    idp: { document: document((issuer) => ({ issuer: `${issuer}/` })) },
    values: (issuer) => ({ issuer: `${issuer}/` }),
  },
  {
    name: 'another host',
    check: 'idp-issuer',
    status: 'fail',
    says: /issuerUrl/,
    idp: { document: document(() => ({ issuer: 'https://sso.example.com/realms/flyte' })) },
  },
  {
    name: 'a template',
    check: 'idp-issuer',
    status: 'fail',
    says: /GUID/,
    idp: { document: document(() => ({ issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' })) },
  },
  {
    name: 'no issuer',
    check: 'idp-issuer',
    status: 'fail',
    says: /no OpenID/,
    idp: { document: document(() => ({ issuer: undefined })) },
  },
  {
    name: 'issuerUrl for another host',
    check: 'idp-issuer',
    status: 'pass',
    idp: { document: document(() => ({ issuer: 'https://sso.example.com/realms/flyte' })) },
    values: issuerUrl(() => 'https://sso.example.com/realms/flyte'),
    mode: 'internal',
  },
  {
    name: 'a wrong issuerUrl',
    check: 'idp-issuer',
    status: 'fail',
    says: /loop/,
    values: issuerUrl((issuer) => `${issuer}/`),
    mode: 'internal',
  },

  { name: 'all endpoints', check: 'idp-endpoints', status: 'pass' },
  {
    name: 'no userinfo',
    check: 'idp-endpoints',
    status: 'fail',
    says: /userinfo_endpoint/,
    idp: { document: document(() => ({ userinfo_endpoint: undefined })) },
  },
  {
    name: 'a login page in the cluster',
    check: 'idp-endpoints',
    status: 'fail',
    says: /inside the cluster alone/,
    idp: { document: document(() => ({ authorization_endpoint: 'http://keycloak.auth.svc:8080/auth' })) },
  },
  {
    name: 'a token endpoint in the cluster, where only flyteadmin asks it',
    check: 'idp-endpoints',
    status: 'pass',
    mode: 'internal',
    idp: { document: document(() => ({ token_endpoint: 'http://keycloak.auth.svc:8080/token' })) },
  },

  { name: 'a registered client', check: 'idp-web-login', status: 'pass', says: /"https:\/\/flyte\.example\.com\/callback"/ },
  {
    name: 'a redirect URI that is not registered',
    check: 'idp-web-login',
    status: 'fail',
    says: /invalid_redirect_uri.*register "https:\/\/flyte\.example\.com\/callback"/,
    idp: { webRedirects: ['https://flyte.example.com/oauth2/callback'] },
  },
  {
    name: 'an unknown client',
    check: 'idp-web-login',
    status: 'fail',
    says: /invalid_client.*oidc\.clientId/,
    values: () => ({ clientId: 'unknown' }),
  },

  { name: 'metadata', check: 'idp-metadata', status: 'pass' },
  {
    name: 'metadata at another path',
    check: 'idp-metadata',
    status: 'fail',
    says: /404.*exits at start.*openid-configuration/,
    values: external({ metadataUrl: '/.well-known/openid-configuration' }),
  },
  {
    name: 'metadata of another realm',
    check: 'idp-metadata',
    status: 'fail',
    says: /404.*correct the URL of the authorization server/,
    values: (issuer) => ({ issuer: issuer.replace('flyte', 'other') }),
  },
  {
    name: 'the default path',
    check: 'idp-metadata',
    status: 'pass',
    values: external({}),
  },
  {
    name: 'a token endpoint in the cluster',
    check: 'idp-metadata',
    status: 'fail',
    says: /token_endpoint .*inside the cluster/,
    idp: { document: document(() => ({ token_endpoint: 'http://keycloak.auth.svc:8080/token' })) },
  },

  { name: 'S256', check: 'idp-pkce', status: 'pass' },
  {
    name: 'no S256',
    check: 'idp-pkce',
    status: 'fail',
    says: /S256/,
    idp: { document: document(() => ({ code_challenge_methods_supported: ['plain'] })) },
  },
  {
    name: 'nothing said of PKCE, as by Entra',
    check: 'idp-pkce',
    status: 'skipped',
    idp: { document: document(() => ({ code_challenge_methods_supported: undefined })) },
  },

  { name: 'a registered client', check: 'idp-cli-login', status: 'pass' },
  {
    name: 'https instead of http',
    check: 'idp-cli-login',
    status: 'fail',
    says: /invalid_redirect_uri.*register "http:\/\/localhost:53593\/callback"/,
    idp: { cliRedirects: ['http://localhost:53593/'] },
  },
  {
    name: 'the default client id at a provider that gives its own',
    check: 'idp-cli-login',
    status: 'fail',
    says: /flyteClient\.clientId/,
    values: () => ({ flyteClient: { clientId: '0oa2' } }),
  },

  { name: 'a key', check: 'idp-keys', status: 'pass' },
  {
    name: 'no keys',
    check: 'idp-keys',
    status: 'fail',
    says: /no public key/,
    idp: { document: (original, path) => (path.includes('jwks') ? { keys: [] } : original) },
  },
  {
    name: 'keys for encryption alone',
    check: 'idp-keys',
    status: 'fail',
    says: /no public key/,
    idp: { document: (original, path) => (path.includes('jwks') ? { keys: [{ kty: 'RSA', use: 'enc' }] } : original) },
  },

  { name: 'a device endpoint', check: 'idp-device', status: 'pass', idp: { deviceFlow: 'refused' } },
  {
    name: 'a client that may use it',
    check: 'idp-device',
    status: 'pass',
    says: /"flytectl" gets a code/,
    idp: { deviceFlow: 'allowed' },
    flags: ['--device-flow'],
  },
  {
    name: 'a client that may not use it',
    check: 'idp-device',
    status: 'fail',
    says: /gets no code: "invalid_request".*allow the client/,
    idp: { deviceFlow: 'refused' },
    flags: ['--device-flow'],
  },
  { name: 'none, and nobody needs it', check: 'idp-device', status: 'skipped' },
  {
    name: 'none, and people need it',
    check: 'idp-device',
    status: 'fail',
    says: /switch the device grant on/,
    flags: ['--device-flow'],
  },
  {
    name: "none with Flyte's own server",
    check: 'idp-device',
    status: 'fail',
    says: /Flyte's own/,
    flags: ['--device-flow'],
    mode: 'internal',
  },
];

describe('an identity provider', () => {
  test.each(CASES)('$check, $name: $status', async ({ check, status, says, idp, mode, values, flags = [] }) => {
    const { issuer } = await start(idp);
    const text = (mode === 'internal' ? internalValues : externalValues)({ issuer, ...values?.(issuer) });
    const found = (await probe(['doctor', '-f', 'v.yaml', '--idp-only', ...flags], { 'v.yaml': text })).check(check);
    expect(found).toMatchObject({ status });
    if (says) expect(`${found.message} ${found.remedy}`).toMatch(says);
  });

  test('all is well: exit code 0', async () => {
    const { issuer } = await start();
    const { code, report } = await probe(['doctor', '-f', 'v.yaml', '--idp-only'], { 'v.yaml': externalValues({ issuer }) });
    expect([code, report.summary]).toMatchObject([0, { fail: 0, unreachable: 0 }]);
  });

  test('where Flyte issues tokens, the provider is not asked about its own', async () => {
    const { issuer } = await start();
    const probing = await probe(['doctor', '-f', 'v.yaml', '--idp-only'], { 'v.yaml': internalValues({ issuer }) });
    expect(probing.code).toBe(0);
    expect(statuses(probing).join()).not.toMatch(/idp-(metadata|pkce|cli-login)/);
  });

  test('the finding names the line in the values', async () => {
    const { issuer } = await start();
    const text = internalValues({ issuer: `${issuer}/` });
    const { check } = await probe(['doctor', '-f', 'v.yaml', '--idp-only'], { 'v.yaml': text });
    const line = text.split('\n').findIndex((one) => one.includes('"baseUrl"')) + 1;
    expect(check('idp-issuer')).toMatchObject({
      ruleId: 'oidc-issuer-trailing-slash',
      at: expect.stringContaining(`v.yaml:${line}:`),
    });
  });

  test.each(['sso.example.com', 'https://', '$'.concat('{ISSUER}')])('an issuer that is no URL: %s', async (issuer) => {
    const flyte = await startFlyte('internal');
    open.push(flyte);
    const probing = await probe(['doctor', '-f', 'v.yaml', '--url', flyte.url], { 'v.yaml': internalValues({ issuer }) });
    expect(probing.code).toBe(1);
  });

  test('a provider that is not there: exit code 3', async () => {
    const { issuer, close } = await startIdp();
    await close();
    const { code, check } = await probe(['doctor', '-f', 'v.yaml', '--idp-only'], { 'v.yaml': internalValues({ issuer }) });
    expect([code, check('idp-discovery').status]).toEqual([3, 'unreachable']);
  });

  test.each([
    [undefined, 'pass'],
    ['Mon, 01 Jan 2024 00:00:00 GMT', 'fail'],
  ])('the clock of Flyte at %s: %s', async (date, status) => {
    const { issuer } = await start();
    const changes = date === undefined ? {} : { healthcheck: () => ({ status: 200, headers: { date }, body: '' }) };
    const flyte = await startFlyte('internal', { issuer, changes });
    open.push(flyte);
    const text = internalValues({ issuer, url: flyte.url });
    const { check } = await probe(['doctor', '-f', 'v.yaml', '--url', flyte.url], { 'v.yaml': text });
    expect(check('flyte-clock').status).toBe(status);
  });

  test('every check is seen to pass and to fail', () => {
    const { model } = analyse({ sources: [sourceText('v.yaml', externalValues({ issuer: 'https://sso.example.com' }))] });
    const expected = expectedOf(model);
    const ids = (expected ? idpChecks(expected) : []).map(({ id }) => id);
    const seen = (wanted: ProbeStatus) => new Set(CASES.filter(({ status }) => status === wanted).map(({ check }) => check));
    expect(ids).not.toEqual([]);
    expect(ids.filter((id) => !seen('pass').has(id) || !seen('fail').has(id))).toEqual([]);
  });
});

/** Discovery documents of providers, as they were published. */
const DOCUMENTS = JSON.parse(readFileSync(new URL('../fixtures/discovery-documents.json', import.meta.url), 'utf8')) as Record<
  string,
  Record<string, unknown>
>;

describe('the documents of providers', () => {
  test.each(Object.keys(DOCUMENTS))('%s has what Flyte needs', async (name) => {
    const { issuer: own } = await start({ document: (_, path) => (path.includes('openid') ? DOCUMENTS[name] : {}) });
    const text = externalValues({ issuer: own });
    // The providers themselves are not to be asked.
    const { url: HTTPS_PROXY, close } = await startProxy(9, 403);
    open.push({ close });
    const { check } = await probe(['doctor', '-f', 'v.yaml', '--idp-only'], { 'v.yaml': text }, { env: { HTTPS_PROXY } });
    const wanted = String(DOCUMENTS[name]?.['issuer']);
    expect(check('idp-discovery').status).toBe('pass');
    expect(check('idp-issuer').message).toContain(wanted);
    expect([check('idp-endpoints').status, check('idp-metadata').status]).toEqual(['pass', 'pass']);
    expect(['pass', 'skipped']).toContain(check('idp-pkce').status);
  });
});

import { describe, expect, test } from 'vitest';
import { acceptedAudiences, selfTokenAudience } from '../../src/flyte/audience.ts';
import type { AuthConfig } from '../../src/flyte/config.ts';
import { callbackUrl, grpcAuthority, hostHeader, selfTokenUrl, serverUrl } from '../../src/flyte/server-url.ts';
import { loadYaml } from './support/load-yaml.ts';

const authOf = (auth: object): AuthConfig => loadYaml(JSON.stringify({ auth })).auth;
const withUris = (...authorizedUris: string[]) => authOf({ authorizedUris });

const CORE = ['https://flyte.example.com', 'http://flyteadmin:80', 'http://flyteadmin.flyte.svc.cluster.local:80'];

describe('serverUrl', () => {
  test.each([
    ['the host is listed', CORE, 'flyte.example.com', 'https://flyte.example.com', 'listed'],
    ['the port does not matter', CORE, 'flyteadmin:81', 'http://flyteadmin:80', 'listed'],
    ['an unlisted host', CORE, 'localhost:8089', 'https://flyte.example.com', 'first'],
    ['no host', CORE, undefined, 'https://flyte.example.com', 'first'],
    ['a host that is none', CORE, 'bad host', 'https://flyte.example.com', 'first'],
    ['case matters', ['https://other', 'https://Flyte'], 'flyte', 'https://other', 'first'],
    [
      'the first https entry wins whatever its port',
      ['http://a', 'https://a:8443', 'https://a'],
      'a',
      'https://a:8443',
      'listed',
    ],
    ['without https, the last with the port', ['http://a:80', 'http://a:81', 'http://a:80/x'], 'a:80', 'http://a:80/x', 'listed'],
    ['without the port, the last with the host', ['http://a:80', 'http://a:81'], 'a', 'http://a:81', 'listed'],
    ['no list', [], 'flyte:443', 'https://flyte:443', 'call'],
    ['an address', ['https://x', 'http://[::1]:80'], '[::1]:8089', 'http://[::1]:80', 'listed'],
  ])('%s', (_, uris, host, url, by) => {
    const found = serverUrl(withUris(...uris), host);
    expect([found?.value, found?.by]).toEqual([url, by]);
  });

  test('neither list nor host', () => {
    expect(serverUrl(withUris(), undefined)).toBeUndefined();
  });

  test('points at the entry that it took', () => {
    expect(serverUrl(withUris(...CORE), 'flyteadmin:81')?.origin).toMatchObject({ path: ['auth', 'authorizedUris', 1] });
  });
});

describe('links of flyteadmin', () => {
  test.each([
    ['https://h', 'https://h/callback', 'https://h/oauth2/token'],
    ['https://h/', 'https://h/callback', 'https://h/oauth2/token'],
    ['https://h/sub/', 'https://h/sub/callback', 'https://h/oauth2/token'],
    ['https://h/sub', 'https://h/callback', 'https://h/oauth2/token'],
  ])('%s', (url, callback, token) => {
    expect([callbackUrl(url), selfTokenUrl(url)]).toEqual([callback, token]);
  });

  test.each([
    ['flyteadmin:81', 'flyteadmin:81'],
    ['dns:///flyte.example.com', 'flyte.example.com'],
    ['dns:///flyte.example.com:443', 'flyte.example.com:443'],
    ['dns://8.8.8.8/flyte.example.com', 'flyte.example.com'],
    ['dns:flyte.example.com', 'flyte.example.com'],
    ['https://flyte.example.com', undefined],
    ['', undefined],
  ])('the authority of %j', (endpoint, authority) => {
    expect(grpcAuthority(endpoint)).toBe(authority);
  });

  test('the Host header of a URL', () => {
    expect([hostHeader('https://u@h:8443/x'), hostHeader('/x'), hostHeader('https://h:x')]).toEqual([
      'h:8443',
      undefined,
      undefined,
    ]);
  });
});

describe('audiences', () => {
  const external = (allowedAudience: string[]) =>
    authOf({ authorizedUris: CORE, appAuth: { authServerType: 'External', externalAuthServer: { allowedAudience } } });

  test.each([
    ['Self', withUris(...CORE), 'flyteadmin:81', ['http://flyteadmin:80']],
    ['External without a list', external([]), 'flyteadmin:81', ['http://flyteadmin:80']],
    ['External with a list', external(['api://flyte']), 'flyte.example.com', ['api://flyte', 'https://flyte.example.com']],
    ['neither list nor host', withUris(), undefined, []],
  ])('accepted: %s', (_, auth, authority, expected) => {
    expect(acceptedAudiences(auth, authority).map(({ value }) => value)).toEqual(expected);
  });

  test.each([
    ['flyte-core: an internal caller', { authorizedUris: CORE }, 'flyteadmin:81', '', 'http://flyteadmin:80'],
    [
      'flyte-binary: the call from the same pod',
      { authorizedUris: CORE.slice(0, 1) },
      'localhost:8089',
      '',
      'https://flyte.example.com',
    ],
    ['a token URL of its own', { authorizedUris: CORE }, 'flyteadmin:81', 'https://flyte.example.com/oauth2/token', CORE[0]],
    [
      'an issuer',
      { authorizedUris: CORE, appAuth: { selfAuthServer: { issuer: 'https://i' } } },
      'flyteadmin:81',
      '',
      'https://i',
    ],
  ])('given by Flyte itself: %s', (_, auth, authority, tokenUrl, expected) => {
    expect(selfTokenAudience(authOf(auth), authority, tokenUrl)?.value).toBe(expected);
  });
});

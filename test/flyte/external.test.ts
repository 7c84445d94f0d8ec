import { describe, expect, test } from 'vitest';
import { metadataUrl } from '../../src/flyte/metadata-url.ts';
import { tokenRequest } from '../../src/flyte/propeller.ts';
import { loadYaml } from './support/load-yaml.ts';

describe('metadataUrl', () => {
  const found = (login: string, own: string, custom: string) =>
    metadataUrl(
      loadYaml(
        JSON.stringify({
          auth: {
            userAuth: { openId: { baseUrl: login } },
            appAuth: { externalAuthServer: { baseUrl: own, metadataUrl: custom } },
          },
        }),
      ).auth,
    );

  test.each([
    ['https://h/a/b', '', '', 'https://h/a/b/.well-known/oauth-authorization-server'],
    ['https://h/a/b/', '', '', 'https://h/a/b/.well-known/oauth-authorization-server'],
    ['https://h', '', '', 'https://h/.well-known/oauth-authorization-server'],
    ['https://login', 'https://own/x', '', 'https://own/x/.well-known/oauth-authorization-server'],
    ['https://h/a/b', '', '.well-known/openid-configuration', 'https://h/a/b/.well-known/openid-configuration'],
    ['https://h/a/b', '', '/.well-known/openid-configuration', 'https://h/.well-known/openid-configuration'],
    ['https://h/a/b', '', 'https://m/x', 'https://m/x'],
    ['https://h/a/b', '', '../y', 'https://h/a/y'],
  ])('login %s, own %j, metadataUrl %j', (login, own, custom, expected) => {
    expect(found(login, own, custom)?.value).toBe(expected);
  });

  test('points at the setting that decided last', () => {
    expect(found('https://h', '', 'x')?.origin).toMatchObject({ path: ['auth', 'appAuth', 'externalAuthServer', 'metadataUrl'] });
    expect(found('https://h', '', '')?.origin).toMatchObject({ path: ['auth', 'userAuth', 'openId', 'baseUrl'] });
  });
});

describe('tokenRequest', () => {
  const request = (admin: object, flyteClient: object = {}) => {
    const process = loadYaml(JSON.stringify({ admin, auth: { appAuth: { thirdPartyConfig: { flyteClient } } } }));
    return tokenRequest(process.admin, process.auth);
  };
  const textsOf = (list: { readonly value: readonly { readonly value: string }[] } | undefined) =>
    list?.value.map(({ value }) => value);

  test.each([
    ['own scopes', { scopes: ['mine'] }, { scopes: ['theirs'] }, ['mine']],
    ['scopes of the CLI client', {}, { scopes: ['theirs'] }, ['theirs']],
    ['scopes that Flyte has built in', {}, {}, ['all', 'offline']],
  ])('%s', (_, admin, client, scopes) => {
    expect(textsOf(request(admin, client)?.scopes)).toEqual(scopes);
  });

  test.each([
    ['own audience', { audience: 'mine' }, { audience: 'theirs' }, 'mine'],
    [
      'the audience of the CLI client overrules it',
      { audience: 'mine', useAudienceFromAdmin: true },
      { audience: 'theirs' },
      'theirs',
    ],
    ['even with none', { audience: 'mine', useAudienceFromAdmin: true }, {}, ''],
  ])('%s', (_, admin, client, audience) => {
    expect(request(admin, client)?.audience.value).toBe(audience);
  });

  test.each([
    ['a file', {}, { from: 'file', path: { value: '/etc/secrets/client_secret' } }],
    [
      'a variable beats a file',
      { clientSecretEnvVar: 'NAME', clientSecretLocation: '/x' },
      { from: 'env', name: { value: 'NAME' } },
    ],
    ['neither', { clientSecretLocation: '' }, { from: 'none' }],
  ])('the secret from %s', (_, admin, secret) => {
    expect(request(admin)?.secret).toMatchObject(secret);
  });

  test('other types of authentication send no client credentials', () => {
    expect(request({ authType: 'Pkce' })).toBeUndefined();
  });

  test('an unknown server leaves what the client has', () => {
    const { admin } = loadYaml('admin: {useAudienceFromAdmin: true, audience: mine}\n', { process: 'flytepropeller' });
    expect(tokenRequest(admin, undefined)).toMatchObject({ scopes: { value: [] }, audience: { value: 'mine' } });
  });
});

import { describe, expect, test } from 'vitest';
import type { Origin } from '../../src/core/origin.ts';
import { effectiveJson } from '../../src/flyte/plain.ts';
import { loadYaml } from './support/load-yaml.ts';

const placeOf = (origin: Origin): string => {
  if (origin.from === 'file') return `${origin.file} ${origin.path.join('.')}`;
  return origin.from === 'env' ? `env ${origin.name}` : `${origin.from} ${origin.path.join('.')}`;
};

describe('origins', () => {
  const files = {
    'a.yaml': 'auth: {authorizedUris: ["https://a", "https://b"], userAuth: {openId: {clientId: first, scopes: "x,y"}}}\n',
    'b.yaml':
      'auth: {userAuth: {OpenID: {ClientID: second}}, appAuth: {selfAuthServer: {staticClients: {own: {scopes: [all]}}}}}\n',
  };
  const { auth, admin, security } = loadYaml(files, { env: { 'ADMIN.AUDIENCE': 'from-env' } });
  const { openId } = auth.userAuth;
  const own = auth.appAuth.selfAuthServer.staticClients.value.get('own');

  test.each([
    ['a value of the file that wins', openId.clientId.origin, 'b.yaml auth.userAuth.OpenID.ClientID'],
    ['a list', auth.authorizedUris.origin, 'a.yaml auth.authorizedUris'],
    ['an item of a list', auth.authorizedUris.value[1]?.origin, 'a.yaml auth.authorizedUris.1'],
    ['a part of a text that is split', openId.scopes.value[1]?.origin, 'a.yaml auth.userAuth.openId.scopes'],
    ['a static client', own?.origin, 'b.yaml auth.appAuth.selfAuthServer.staticClients.own'],
    ['a missing field of it', own?.value.id.origin, 'flyte auth.appAuth.selfAuthServer.staticClients.own.id'],
    ['a default', auth.appAuth.authServerType.origin, 'flyte auth.appAuth.authServerType'],
    ['a default of the server', security.useAuth.origin, 'flyte server.security.useAuth'],
    ['an item of a default', security.allowedOrigins.value[0]?.origin, 'flyte server.security.allowedOrigins.0'],
    ['a variable', admin.audience.origin, 'env ADMIN.AUDIENCE'],
  ])('%s', (_, origin, expected) => {
    expect(origin && placeOf(origin)).toBe(expected);
  });
});

describe('what Flyte says nothing about', () => {
  test('unknown keys are ignored at every level, under the name that they were written with', () => {
    const { ignored, error } = loadYaml(`
auth:
  externalAuthServer: {baseUrl: "https://idp.example.com"}
  AppAuth: {selfAuthServer: {StaticClients: {a: {redirectUris: []}}}}
server: {useAuth: true, httpPort: 80}
plugins: {anything: true}
`);
    expect(error).toBeUndefined();
    expect(ignored.map(({ path }) => path.join('.'))).toEqual([
      'auth.externalAuthServer',
      'auth.appAuth.selfAuthServer.staticClients.a.redirectUris',
      'server.useAuth',
    ]);
  });

  test('keys at the root count where they sound like authentication', () => {
    const { ignored } = loadYaml(
      'userAuth: {openId: {}, redirectUrl: /x}\noauth: {a: b}\nauth.useAuth: 1\nplugins: {a: b}\nlevel: 5\nsecurity:\n',
    );
    expect(ignored.map(({ path }) => path)).toEqual([['userAuth'], ['oauth'], ['auth.useAuth']]);
  });

  test('a value that a map of an earlier file keeps out', () => {
    const { dropped } = loadYaml({
      'a.yaml': 'auth: {userAuth: {openId: {clientId: a}}}\n',
      'b.yaml': 'auth: {userAuth: {OpenId: null}}\n',
    });
    expect(dropped.map(({ path, origin, keptOrigin }) => [path.join('.'), placeOf(origin), placeOf(keptOrigin)])).toEqual([
      ['auth.userAuth.OpenId', 'b.yaml auth.userAuth.OpenId', 'a.yaml auth.userAuth.openId'],
    ]);
  });

  test.each([
    ['the mixed spelling wins over lower case', '{useauth: false, useAuth: true}', 'a.yaml server.security.useAuth'],
    ['two mixed spellings are a matter of chance', '{useAuth: true, UseAuth: false}', undefined],
    ['so are lists', '{allowedorigins: [a], allowedOrigins: [b]}', undefined],
    ['and maps with lists', '{ssl: {x: [a]}, SSL: {X: [b]}}', undefined],
    ['but not maps without', '{ssl: {keyFile: a}, SSL: {keyFile: b}}', 'a.yaml server.security.SSL'],
  ])('%s', (_, security, expected) => {
    const { twins } = loadYaml(`server: {security: ${security}}\n`);
    expect(twins).toHaveLength(1);
    expect(twins[0]?.winner && placeOf(twins[0].winner)).toBe(expected);
  });
});

describe('errors', () => {
  test('the text of the loader', () => {
    const { error, decodeErrors } = loadYaml('auth: {appAuth: {authServerType: external}}\nadmin: {insecure: maybe}\n');
    expect(error).toBe(
      `

decoding failed due to the following error(s):

'appAuth.authServerType' cannot parse value as 'config.AuthorizationServerType': strconv.ParseInt: invalid syntax

decoding failed due to the following error(s):

'insecure' cannot parse value as 'bool': strconv.ParseBool: invalid syntax`,
    );
    expect(decodeErrors.map(({ section, origin }) => [section, placeOf(origin)])).toEqual([
      ['auth', 'a.yaml auth.appAuth.authServerType'],
      ['admin', 'a.yaml admin.insecure'],
    ]);
  });

  test.each([
    ['- a\n', '\nWhile parsing config: yaml: unmarshal errors:\n  line 1: cannot unmarshal !!seq into map[string]interface {}'],
    [
      'text\n',
      '\nWhile parsing config: yaml: unmarshal errors:\n  line 1: cannot unmarshal !!str `text` into map[string]interface {}',
    ],
    [
      'a long text\n',
      '\nWhile parsing config: yaml: unmarshal errors:\n  line 1: cannot unmarshal !!str `a long ...` into map[string]interface {}',
    ],
  ])('a file that is no map: %j', (text, expected) => {
    expect(loadYaml(text).error).toBe(expected);
  });

  test('a section that the process does not know is not decoded, others are even if it does not go by them', () => {
    const files = { 'a.yaml': 'auth: {userAuth: nonsense}\nadmin: {clientId: propeller}\n' };
    expect(loadYaml(files, { process: 'flytescheduler' }).decodeErrors.map(({ path }) => path)).toEqual(['userAuth']);
    const propeller = loadYaml(files, { process: 'flytepropeller' });
    expect(propeller.error).toBeUndefined();
    expect(propeller.admin.clientId.value).toBe('propeller');
  });
});

describe('effectiveJson', () => {
  test('shows the sections of a process; of the client section only what identifies it', () => {
    expect(Object.keys(effectiveJson(loadYaml('')))).toEqual(['auth', 'security', 'admin']);
    expect(effectiveJson(loadYaml('admin: {endpoint: "dns:///flyte", scopes: [all]}\n', { process: 'flytepropeller' }))).toEqual({
      admin: {
        endpoint: 'dns:///flyte',
        insecure: false,
        authType: 'ClientSecret',
        clientId: 'flytepropeller',
        clientSecretLocation: '/etc/secrets/client_secret',
        clientSecretEnvVar: '',
        scopes: ['all'],
        useAudienceFromAdmin: false,
        audience: '',
        tokenUrl: '',
        authorizationHeader: '',
      },
    });
  });
});

describe('hostile files', () => {
  const many = (line: (index: number) => string) => Array.from({ length: 3000 }, (_, index) => `${line(index)}\n`).join('');
  test.each([
    [
      'many static clients',
      `auth:\n  appAuth:\n    selfAuthServer:\n      staticClients:\n${many((i) => `        c${i}: {id: x}`)}`,
    ],
    ['many dotted keys', `auth:\n${many((i) => `  a.b.c${i}: {id: x}`)}`],
    ['a key of many dots', `auth:\n  ${'a.'.repeat(20_000)}b: 1\n`],
    ['deep maps', `auth: ${'{a: '.repeat(90)}1${'}'.repeat(90)}\n`],
    ['a huge number', `admin: {perRetryTimeout: ${'9'.repeat(300)}s}\n`],
    [
      'names of prototypes',
      'auth: {__proto__: {a: b}, constructor: 1, appAuth: {selfAuthServer: {staticClients: {__proto__: {id: x}}}}}\n',
    ],
  ])('%s', (_, text) => {
    const process = loadYaml(text);
    expect(JSON.stringify(effectiveJson(process))).toContain('flyte-authorization');
  });

  test('a static client may be called __proto__', () => {
    const { auth } = loadYaml('auth: {appAuth: {selfAuthServer: {staticClients: {__proto__: {id: x}}}}}\n');
    expect([...auth.appAuth.selfAuthServer.staticClients.value.keys()]).toEqual(['__proto__']);
  });
});

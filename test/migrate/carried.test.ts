import { describe, expect, test } from 'vitest';
import { sourceText } from '../../src/core/lines.ts';
import type { Plain } from '../../src/core/tree.ts';
import { adminSpec, authSpec, securitySpec } from '../../src/flyte/config.ts';
import type { Spec } from '../../src/flyte/spec.ts';
import { plainAt } from '../../src/generate/own/own-settings.ts';
import { SETUP_CHARTS } from '../../src/questions/answers.ts';
import { answersFor, HASH } from '../generate/matrix.ts';
import { useFolder } from './folder.ts';
import { type Edit, effective, modelOf, modelOfObjects, objectsOf } from './legacy.ts';

const folder = useFolder();

/** base64 of the bcrypt hash (cost 4) of "not-a-real-secret-of-ci". */
const OF_CI = 'JDJiJDA0JC5URDBIbFpiOWROdktSLzBobENJWXVFZW1uajFxc2xYR01tSDJXU0k2eWxsR25VeTF2ZDZh';

const CI_CLIENT = {
  id: 'ci-bot',
  client_secret: OF_CI,
  grant_types: ['client_credentials'],
  response_types: ['token'],
  scopes: ['all'],
};

const AT_FLYTE = 'auth.appAuth.selfAuthServer';

/** Settings that no answer tells and that work: all of them are in the new values. */
const INTERNAL: readonly Edit[] = [
  ['auth.userAuth.openId.scopes', ['profile', 'openid', 'groups']],
  ['auth.userAuth.redirectUrl', '/console/projects'],
  ['auth.userAuth.cookieSetting', { domain: 'acme.com', sameSitePolicy: 'LaxMode' }],
  ['auth.userAuth.httpProxyURL', 'http://proxy.acme.com:3128'],
  ['auth.userAuth.idpQueryParameter', 'idp'],
  ['auth.grpcAuthorizationHeader', 'x-flyte-authorization'],
  ['auth.httpAuthorizationHeader', 'x-flyte-authorization'],
  [`${AT_FLYTE}.accessTokenLifespan`, '45m'],
  [`${AT_FLYTE}.refreshTokenLifespan`, '12h'],
  [`${AT_FLYTE}.staticClients.ci-bot`, CI_CLIENT],
  [`${AT_FLYTE}.staticClients.flytepropeller.rotated_secrets`, [OF_CI]],
  ['server.security.allowedOrigins', ['https://flyte.acme.com']],
  ['server.security.allowCors', false],
  ['admin.maxRetries', 9],
  ['admin.perRetryTimeout', '30s'],
];

const EXTERNAL: readonly Edit[] = [
  ['auth.appAuth.externalAuthServer.retryAttempts', 9],
  ['auth.appAuth.externalAuthServer.retryDelay', '3s'],
  ['auth.appAuth.externalAuthServer.httpProxyURL', 'http://proxy.acme.com:3128'],
  ['auth.appAuth.externalAuthServer.allowedAudience', ['https://flyte.acme.com', 'https://old.acme.com']],
  ['auth.appAuth.thirdPartyConfig.flyteClient.scopes', ['all', 'offline', 'groups']],
  ['admin.scopes', ['all', 'groups']],
];

/** What the whole of the settings comes to in Flyte. */
const at = (model: ReturnType<typeof modelOf>, setting: string): Plain | undefined => {
  const { auth, security, admin } = effective(model);
  return plainAt({ auth: auth ?? null, server: { security: security ?? null }, admin: admin ?? null }, setting.split('.'));
};

const MODES = [
  ['internal', 'okta', INTERNAL],
  ['external', 'keycloak', EXTERNAL],
] as const;

describe.each(MODES)('settings that no answer tells, %s', (mode, idp, edits) => {
  const charts = SETUP_CHARTS.flatMap((from) => SETUP_CHARTS.map((to) => [from, to] as const));

  test.each(charts)('%s to %s', async (from, to) => {
    const answers = answersFor(idp, mode, from, 'values');
    const objects = objectsOf(answers, edits);
    const { code, stdout, stderr } = await folder.run(['migrate', '--chart', to, '--format', 'json'], { stdin: objects });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ differences: [], notCarriedOver: [] });
    const before = modelOfObjects(objects);
    const after = modelOf([sourceText('v.yaml', await folder.read('values-auth.yaml'))], { ...answers, chart: to });
    for (const [setting] of edits) expect([setting, at(after, setting)]).toEqual([setting, at(before, setting)]);
  });
});

describe('what does not work is not taken over, and told with its place', () => {
  test.each<readonly [Edit, string]>([
    [
      ['auth.userAuth.cookieSetting.domain', 'acme.org'],
      'auth.userAuth.cookieSetting.domain (<stdin>:L:C): no longer "acme.org"',
    ],
    [['auth.disableForHttp', true], 'auth.disableForHttp (<stdin>:L:C): now false, not true'],
    [
      ['auth.appAuth.thirdPartyConfig.flyteClient.redirectUri', 'https://localhost:53593/callback'],
      'auth.appAuth.thirdPartyConfig.flyteClient.redirectUri (<stdin>:L:C): now "http://localhost:53593/callback", not "https://localhost:53593/callback"',
    ],
    [
      ['auth.userAuth.openId.scopes', ['profile', 'all']],
      'auth.userAuth.openId.scopes (<stdin>:L:C): now without "all", with "openid"',
    ],
    [
      ['auth.appAuth.externalAuthServer.baseUrl', 'https://x.acme.com'],
      'auth.appAuth.externalAuthServer.baseUrl (<stdin>:L:C): without effect in this mode',
    ],
  ])('%j', async (edit, line) => {
    const stdin = objectsOf(answersFor('okta', 'internal', 'flyte-core', 'values'), [edit]);
    const { code, stdout } = await folder.run(['migrate'], { stdin });
    expect(code).toBe(0);
    expect(stdout.replace(/:\d+:\d+\)/g, ':L:C)')).toContain(`    ${line}\n`);
  });

  test('a key that Flyte does not know', async () => {
    const stdin = objectsOf(answersFor('okta', 'internal', 'flyte-core', 'values'), [
      ['auth.externalAuthServer.baseUrl', 'https://x.acme.com'],
    ]);
    const { stdout } = await folder.run(['migrate'], { stdin });
    expect(stdout).toMatch(/ {4}auth\.externalAuthServer \(<stdin>:\d+:\d+\): Flyte reads no such setting\n/);
  });
});

/** Every setting of Flyte about authentication, with a value that is not its default. */
const settings: readonly Edit[] = [
  ...leaves(authSpec, 'auth'),
  ...leaves(securitySpec, 'server.security'),
  ...leaves(adminSpec, 'admin'),
].filter(([setting]) => !['server.security.useAuth', 'auth.appAuth.authServerType'].includes(setting));

function leaves(spec: Spec, path: string): readonly Edit[] {
  if (spec.kind !== 'struct') return [[path, oddValue(spec)]];
  return Object.entries(spec.fields).flatMap(([key, field]) => leaves(field, `${path}.${key}`));
}

function oddValue(spec: Exclude<Spec, { readonly kind: 'struct' }>): Plain {
  if (spec.kind === 'flag') return !spec.fallback;
  if (spec.kind === 'int') return spec.fallback + 7;
  if (spec.kind === 'duration') return '77s';
  if (spec.kind === 'choice') return spec.values.at(-1) ?? '';
  if (spec.kind === 'mapOf')
    return { 'ci-bot': CI_CLIENT, flytepropeller: { ...CI_CLIENT, id: 'flytepropeller', client_secret: HASH } };
  if (spec.kind === 'urls') return ['https://flyte.acme.com', 'https://other.acme.com'];
  if (spec.kind === 'texts') return ['all', 'odd'];
  return spec.kind === 'url' ? 'https://other.acme.com' : 'odd';
}

/** How many settings are given odd values at once: few enough to tell them apart, and distant ones, which do not touch each other. */
const AT_ONCE = 4;
const strides = Math.ceil(settings.length / AT_ONCE);
const samples = settings.slice(0, strides).map((_, first) => settings.filter((_setting, index) => index % strides === first));

describe('no setting is lost in silence', () => {
  test.each(samples.map((edits) => [edits.map(([setting]) => setting).join(', '), edits] as const))(
    '%s',
    async (_names, edits) => {
      const answers = answersFor('okta', 'internal', 'flyte-core', 'values');
      const objects = objectsOf(answers, edits);
      const before = modelOfObjects(objects);
      const { code, stdout } = await folder.run(['migrate', '--format', 'json'], { stdin: objects });
      expect(code).toBe(0);
      const after = modelOf([sourceText('v.yaml', await folder.read('values-auth.yaml'))], answers);
      const { differences, notCarriedOver } = JSON.parse(stdout);
      const told = (setting: string) => [...differences, ...notCarriedOver].some((line: string) => line.startsWith(setting));
      const isSame = (setting: string) => JSON.stringify(at(before, setting)) === JSON.stringify(at(after, setting));
      for (const [setting] of edits) expect({ setting, told: told(setting) }).toEqual({ setting, told: !isSame(setting) });
    },
  );
});

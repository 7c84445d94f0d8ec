import { describe, expect, test } from 'vitest';
import { type Given, gather } from '../../src/questions/given.ts';
import { QUESTIONS } from '../../src/questions/index.ts';
import type { AnswerKey } from '../../src/questions/question.ts';
import { isComplete, resolve } from '../../src/questions/resolve.ts';

type Flags = Partial<Record<AnswerKey, string>>;

const fromFlags = (flags: Flags): Given => gather(QUESTIONS, { flags, env: {}, answersFile: [] });
const resolved = (flags: Flags) => resolve(QUESTIONS, fromFlags(flags));

const GUID = '11111111-2222-3333-4444-555555555555';

/** What every set-up is asked, with answers that fit. */
const COMMON: Flags = { url: 'https://flyte.example.com', chart: 'flyte-binary', oidcClientId: 'web', secrets: 'secret' };
const EXTERNAL: Flags = { ...COMMON, authServer: 'external', flytectlClientId: 'cli', propellerClientId: 'service' };

describe('complete answers', () => {
  const complete: readonly [string, Flags][] = [
    ['okta, org server', { ...COMMON, idp: 'okta', authServer: 'internal', oktaDomain: 'acme.okta.com' }],
    ['okta, external', { ...EXTERNAL, idp: 'okta', oktaDomain: 'acme.okta.com', oktaAuthServer: 'default' }],
    ['google needs no mode', { ...COMMON, idp: 'google' }],
    ['entra by its alias', { ...EXTERNAL, idp: 'entra', tenantId: GUID }],
    ['keycloak', { ...EXTERNAL, idp: 'keycloak', keycloakUrl: 'https://sso.example.com/auth', realm: 'flyte' }],
    ['auth0', { ...EXTERNAL, idp: 'auth0', auth0Domain: 'acme.us.auth0.com' }],
    ['any other', { ...EXTERNAL, idp: 'oidc', issuer: 'https://sso.example.com' }],
    [
      'an issuer instead of the details',
      { ...EXTERNAL, idp: 'okta', issuer: 'https://sso.acme.com/oauth2/aus1a2b3c4d5e6f7g8h9' },
    ],
  ];
  test.each(complete)('%s', (_, flags) => {
    const { draft, missing, problems, unused } = resolved(flags);
    expect({ missing, problems, unused }).toEqual({ missing: [], problems: [], unused: [] });
    expect(isComplete(draft)).toBe(true);
  });
});

describe('missing answers, in the order in which they would be asked', () => {
  const missing: readonly [string, Flags, readonly AnswerKey[]][] = [
    ['nothing given', {}, ['idp', 'url', 'chart', 'oidcClientId', 'secrets']],
    ['okta', { ...COMMON, idp: 'okta' }, ['oktaDomain', 'authServer', 'oktaAuthServer']],
    ['okta, internal: the org server will do', { ...COMMON, idp: 'okta', authServer: 'internal' }, ['oktaDomain']],
    [
      'external clients',
      { ...COMMON, idp: 'auth0', authServer: 'external' },
      ['auth0Domain', 'flytectlClientId', 'propellerClientId'],
    ],
    ['entra', { ...COMMON, idp: 'azure-ad', authServer: 'internal' }, ['tenantId']],
    ['keycloak', { ...COMMON, idp: 'keycloak', authServer: 'internal' }, ['keycloakUrl', 'realm']],
    ['any other', { ...COMMON, idp: 'oidc', authServer: 'internal' }, ['issuer']],
  ];
  test.each(missing)('%s', (_, flags, keys) => {
    expect(resolved(flags).missing.map(({ key }) => key)).toEqual(keys);
  });
});

describe('answers that cannot be used', () => {
  const okta: Flags = { idp: 'okta', authServer: 'external', oktaDomain: 'acme.okta.com' };
  const problems: readonly [string, Flags, RegExp][] = [
    ['an unknown provider', { idp: 'oktaa' }, /"oktaa" is not one of .*did you mean "okta"/],
    ['GitHub', { idp: 'github' }, /GitHub cannot log people in.*ID tokens.*Dex or Keycloak/],
    [
      'Google Identity Platform',
      { idp: 'google-identity-platform' },
      /Google Identity Platform.*authorization endpoint.*choose google/,
    ],
    ['Firebase', { idp: 'firebase' }, /Firebase.*cannot log people in/],
    [
      'Google as authorization server',
      { idp: 'google', authServer: 'external' },
      /"external" is impossible\. Google's access tokens are opaque/,
    ],
    [
      'Google through its issuer',
      { idp: 'oidc', issuer: 'https://accounts.google.com', authServer: 'external' },
      /"external" is impossible/,
    ],
    ["Okta's org server as authorization server", { ...okta, oktaAuthServer: '' }, /is empty\. .*custom authorization server/],
    ['a bare Okta org', { idp: 'okta', oktaDomain: 'acme' }, /write "acme\.okta\.com"/],
    ["Okta's admin console", { idp: 'okta', oktaDomain: 'acme-admin.okta.com' }, /admin console.*"acme\.okta\.com"/],
    [
      'a domain with a path',
      { idp: 'okta', oktaDomain: 'https://acme.okta.com/oauth2/default' },
      /has a path.*"acme\.okta\.com"/,
    ],
    ['a tenant by its name', { idp: 'azure-ad', tenantId: 'contoso.onmicrosoft.com' }, /is no tenant id/],
    ['every tenant at once', { idp: 'azure-ad', tenantId: 'common' }, /is no tenant id/],
    [
      'a realm in the base URL',
      { idp: 'keycloak', keycloakUrl: 'https://sso.example.com/auth/realms/flyte' },
      /base URL "https:\/\/sso\.example\.com\/auth" and the realm "flyte"/,
    ],
    ['a realm with a slash', { idp: 'keycloak', keycloakUrl: 'https://sso.example.com', realm: 'a/b' }, /"a\/b".*holds "\/"/],
    [
      'a discovery document as issuer',
      { idp: 'oidc', issuer: 'https://sso.example.com/.well-known/openid-configuration' },
      /write "https:\/\/sso\.example\.com"/,
    ],
    ["GitHub's issuer", { idp: 'oidc', issuer: 'https://token.actions.githubusercontent.com' }, /cannot log people in/],
    ['a URL without scheme', { url: 'flyte.example.com' }, /no scheme\. write "https:\/\/flyte\.example\.com"/],
    ['a URL with another scheme', { url: 'ftp://flyte.example.com' }, /scheme "ftp"/],
    [
      'a URL with a path',
      { url: 'https://flyte.example.com/console' },
      /has the path "\/console".*write "https:\/\/flyte\.example\.com"/,
    ],
    ['a URL with a query', { url: 'https://flyte.example.com/?x=1' }, /query or a fragment/],
    ['a URL with a password', { url: 'https://me:not-a-real-secret@flyte.example.com' }, /^holds a user name or a password/],
    ['a placeholder', { url: 'https://<your-domain>' }, /is a placeholder/],
    ['a template', { url: 'https://{{ host }}' }, /is a placeholder/],
    ['an empty value', { oidcClientId: ' ' }, /^is empty/],
    ['a client id with a blank', { oidcClientId: '0oa 1' }, /blank or a quote/],
    ['a client id with an invisible character', { oidcClientId: '0oa\u200b1' }, /invisible character/],
    ['an unknown chart', { chart: 'flyte-bniary' }, /did you mean "flyte-binary"/],
    ['a chart of Flyte 2', { chartVersion: 'v2.0.1' }, /Flyte 2/],
    ['no version', { chartVersion: 'latest' }, /is no version/],
    ['a namespace in upper case', { namespace: 'Flyte' }, /is no Kubernetes name/],
    ['a long release', { release: 'r'.repeat(54) }, /54 characters\. at most 53/],
    ['a Secret name with an underscore', { secrets: 'secret', secretName: 'flyte_auth' }, /is no Kubernetes name/],
    ['a cost that takes forever', { ...okta, authServer: 'internal', bcryptCost: '31' }, /from 4 to 20/],
    ['a cost in words', { ...okta, authServer: 'internal', bcryptCost: 'ten' }, /"ten" is no bcrypt cost/],
    ['a directory as output', { output: 'out/' }, /is a directory/],
    ['no file name', { output: '' }, /^is empty/],
    ['a blank in the metadata URL', { idp: 'auth0', authServer: 'external', metadataUrl: 'a b' }, /holds a blank/],
    ['an audience with a blank', { idp: 'auth0', authServer: 'external', audience: 'a,b c' }, /"b c" holds a blank/],
  ];
  test.each(problems)('%s', (_, flags, message) => {
    const [problem, ...others] = resolved(flags).problems;
    expect(problem?.text).toMatch(message);
    expect(others).toEqual([]);
    expect(problem?.text).not.toContain('not-a-real-secret');
  });
});

describe('answers that are put right or remarked upon', () => {
  const readings: readonly [string, Flags, AnswerKey, unknown, RegExp | undefined][] = [
    ['a final slash', { url: 'https://flyte.example.com/' }, 'url', 'https://flyte.example.com', /trailing slash removed/],
    ['upper case', { url: 'HTTPS://Flyte.Example.com' }, 'url', 'https://flyte.example.com', /upper case lowered/],
    ['a default port', { url: 'https://flyte.example.com:443' }, 'url', 'https://flyte.example.com', /default port left out/],
    ['another port', { url: 'https://flyte.example.com:8443' }, 'url', 'https://flyte.example.com:8443', undefined],
    ['the sandbox', { url: 'http://localhost:30081' }, 'url', 'http://localhost:30081', undefined],
    ['plain http', { url: 'http://flyte.example.com' }, 'url', 'http://flyte.example.com', /plain http/],
    ['a domain with scheme', { idp: 'okta', oktaDomain: 'https://Acme.okta.com/' }, 'oktaDomain', 'acme.okta.com', /read as/],
    [
      'an issuer URI as id',
      { idp: 'okta', oktaDomain: 'acme.okta.com', oktaAuthServer: 'https://acme.okta.com/oauth2/default' },
      'oktaAuthServer',
      'default',
      /read as "default"/,
    ],
    [
      'an issuer keeps its slash',
      { idp: 'oidc', issuer: 'https://sso.example.com/' },
      'issuer',
      'https://sso.example.com/',
      undefined,
    ],
    [
      "another provider's issuer",
      { idp: 'oidc', issuer: 'https://acme.okta.com' },
      'issuer',
      'https://acme.okta.com',
      /--idp okta knows more/,
    ],
    ['a version without v', { chartVersion: '1.16.8' }, 'chartVersion', 'v1.16.8', /read as "v1\.16\.8"/],
    ['an old chart', { chartVersion: 'v1.9.0' }, 'chartVersion', 'v1.9.0', /may not know every key/],
    ['several audiences', { idp: 'auth0', authServer: 'external', audience: 'a, b,a' }, 'audience', ['a', 'b'], undefined],
    [
      'a strange client id',
      { idp: 'google', oidcClientId: 'web' },
      'oidcClientId',
      'web',
      /does not look like a client id of Google/,
    ],
    ['a number that is a client id', { oidcClientId: '0123' }, 'oidcClientId', '0123', undefined],
    ['white space around', { oidcClientId: ' web\n' }, 'oidcClientId', 'web', undefined],
  ];
  test.each(readings)('%s', (_, flags, key, value, note) => {
    const { draft, notes, problems } = resolved(flags);
    expect(problems).toEqual([]);
    expect(draft[key]).toEqual(value);
    if (note) expect(notes.map(({ text }) => text).join('\n')).toMatch(note);
    else expect(notes).toEqual([]);
  });
});

describe('answers without use', () => {
  const unused: readonly [string, Flags, readonly AnswerKey[]][] = [
    ['a realm at Okta', { ...COMMON, idp: 'okta', realm: 'flyte' }, ['realm']],
    [
      'clients of an internal set-up',
      { ...COMMON, idp: 'google', flytectlClientId: 'x', propellerClientId: 'y' },
      ['flytectlClientId', 'propellerClientId'],
    ],
    [
      'a hash cost in an external set-up',
      { ...EXTERNAL, idp: 'auth0', auth0Domain: 'acme.auth0.com', bcryptCost: '12' },
      ['bcryptCost'],
    ],
    ['a Secret name where there is none', { ...COMMON, idp: 'google', secrets: 'values', secretName: 'mine' }, ['secretName']],
    ['what holds anyway', { ...COMMON, idp: 'google', secrets: 'values', secretName: 'flyte-secret-auth' }, []],
  ];
  test.each(unused)('%s', (_, flags, keys) => {
    expect(resolved(flags).unused.map(({ question }) => question.key)).toEqual(keys);
  });
});

test('defaults follow from other answers', () => {
  const { draft } = resolved({ ...COMMON, idp: 'google', secretName: 'mine' });
  expect(draft).toMatchObject({ authServer: 'internal', secretOutput: 'mine.yaml', output: 'values-auth.yaml', bcryptCost: 10 });
});

import { describe, expect, test } from 'vitest';
import { authorizeUrl, judgeAuthorize } from '../../src/probe/idp/authorize.ts';
import type { Reply } from '../../src/probe/net/http.ts';

const REQUEST = {
  clientId: 'flyteconsole',
  redirectUri: 'https://flyte.example.com/callback',
  scopes: ['openid', 'profile'],
  audience: '',
  pkce: false,
};
const REMEDIES = { redirect: 'register it', client: 'check the client', scope: 'check the scopes', other: 'look into the log' };

const reply = (status: number, text: string, location?: string): Reply => ({
  url: new URL('https://idp.example.com/authorize'),
  status,
  headers: location === undefined ? {} : { location },
  text,
});
const back = (query: string) => reply(302, '', `${REQUEST.redirectUri}?${query}`);

/** Answers as providers give them to a request that nobody is logged in for. */
const ANSWERS: readonly (readonly [name: string, answer: Reply, outcome: string])[] = [
  ['nobody is logged in', back('error=login_required&state=x'), 'pass'],
  ['consent would be asked for', back('error=consent_required'), 'pass'],
  ['somebody is logged in', back('code=abc'), 'pass'],
  [
    'Okta: no such scope',
    back('error=invalid_scope&error_description=One+or+more+scopes+are+not+configured'),
    'check the scopes',
  ],
  ['Okta: no policy', back('error=access_denied&error_description=Policy+evaluation+failed'), 'look into the log'],
  ['Auth0: the client may not', back('error=unauthorized_client'), 'check the client'],
  ['a login page', reply(302, '', 'https://idp.example.com/login?state=x'), 'pass'],
  ['a login page on a path', reply(303, '', '/interaction/abc'), 'pass'],
  [
    'Okta: redirect URI',
    reply(400, "<p>The 'redirect_uri' parameter must be a Login redirect URI in the client app settings</p>"),
    'register it',
  ],
  ['Keycloak: redirect URI', reply(400, '<p>Invalid parameter: redirect_uri</p>'), 'register it'],
  ['Keycloak: client', reply(400, '<p>Client not found.</p>'), 'check the client'],
  ['Auth0: redirect URI', reply(403, '<h1>Callback URL mismatch.</h1>'), 'register it'],
  ['Entra: redirect URI', reply(200, '{"strServiceExceptionMessage":"AADSTS50011: The redirect URI …"}'), 'register it'],
  ['Entra: client', reply(200, 'AADSTS700016: Application with identifier …'), 'check the client'],
  ['Entra: scope', reply(200, 'AADSTS650053: The application asked for scope …'), 'check the scopes'],
  [
    'Google: redirect URI',
    reply(
      302,
      '',
      `https://accounts.google.com/signin/oauth/error?authError=${Buffer.from('\nredirect_uri_mismatch\n').toString('base64')}`,
    ),
    'register it',
  ],
  ['a page that does not tell', reply(200, '<html>sign in, invalid_client, redirect_uri_mismatch</html>'), 'skipped'],
  ['an error in JSON', reply(400, '{"error":"server_error"}'), 'look into the log'],
  ['an error without words', reply(500, ''), 'look into the log'],
];

describe('an authorization request', () => {
  test.each(ANSWERS)('%s', (_name, answer, wanted) => {
    const outcome = judgeAuthorize(answer, REQUEST, REMEDIES);
    expect(outcome.status === 'fail' ? outcome.remedy : outcome.status).toBe(wanted);
  });

  test('asks for no login page, and keeps the query of the endpoint', () => {
    const url = new URL(authorizeUrl('https://idp.example.com/authorize?p=policy', { ...REQUEST, audience: 'api', pkce: true }));
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      p: 'policy',
      prompt: 'none',
      client_id: 'flyteconsole',
      scope: 'openid profile',
      audience: 'api',
      code_challenge_method: 'S256',
    });
  });

  test('flyteadmin sends no code challenge and no audience', () => {
    const url = new URL(authorizeUrl('https://idp.example.com/authorize', REQUEST));
    expect([url.searchParams.has('code_challenge'), url.searchParams.has('audience')]).toEqual([false, false]);
  });
});

import { describe, expect, test } from 'vitest';
import { judgeClaims } from '../../src/flyte/claims.ts';

const ACCEPTED = ['https://flyte.example.com', 'api://flyte'];
const judge = (claims: object) => judgeClaims({ aud: 'https://flyte.example.com', ...claims }, ACCEPTED);

const NO_SCOPE = { refused: "authenticated user doesn't have required scope" };

describe('judgeClaims', () => {
  test.each([
    ['a person without scopes', {}],
    ['an empty list of scopes', { scp: [] }],
    ['the scope in a list', { scp: ['offline', 'all'], client_id: 'propeller' }],
    ['the scope as a text', { scp: 'all' }],
    ['one audience of several', { aud: ['other', 'api://flyte'] }],
    ['scopes and clients in claims that Flyte does not read', { scope: 'nothing', cid: 'x', azp: 'x' }],
    ['facts about the user', { user_info: { email: 'a@example.com', name: null }, email: 'a@example.com' }],
  ])('accepts %s', (_, claims) => {
    expect(judge(claims)).toMatchObject({ ok: true });
  });

  test.each([
    ['another audience', { aud: 'other' }, { refused: 'invalid audience' }],
    ['an audience with a slash more', { aud: 'https://flyte.example.com/' }, { refused: 'invalid audience' }],
    ['no audience', { aud: undefined }, { refused: 'invalid audience' }],
    ['an audience list with a number', { aud: ['api://flyte', 1] }, { refused: 'invalid audience' }],
    ['scopes separated by blanks', { scp: 'all offline' }, NO_SCOPE],
    ['another scope', { scp: ['access_flyte'] }, NO_SCOPE],
    ['an empty text of scopes', { scp: '' }, NO_SCOPE],
    ['a client without scopes', { client_id: 'service-account' }, NO_SCOPE],
    ['a number of scopes', { scp: 5 }, { refused: 'failed getting scope claims' }],
    ['scopes that are null', { scp: null }, { refused: 'failed getting scope claims' }],
    ['a user without text', { user_info: { email: 5 } }, { refused: 'failed to unmarshal user info claim into UserInfo type' }],
  ])('refuses %s', (_, claims, expected) => {
    expect(judge(claims)).toEqual({ ok: false, ...expected });
  });

  test.each([
    ['user_info', { user_info: 'someone' }],
    ['client_id', { client_id: 5 }],
    ['client_id', { client_id: null }],
    ['scp', { scp: ['all', 1] }],
    ['email', { email: null }],
  ])('does not survive %s as %j', (claim, claims) => {
    expect(judge(claims)).toEqual({ ok: false, panic: claim });
  });
});

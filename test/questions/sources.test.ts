import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/core/errors.ts';
import { parseAnswers } from '../../src/questions/answers-file.ts';
import { gather, type Sources, sourceName } from '../../src/questions/given.ts';
import { QUESTIONS } from '../../src/questions/index.ts';
import { envOf, flagOf } from '../../src/questions/names.ts';
import { gatherSecrets } from '../../src/questions/secret-sources.ts';
import { strayVariables } from '../../src/questions/strays.ts';

const sources = (given: Partial<Sources>): Sources => ({ flags: {}, env: {}, answersFile: [], ...given });
const file = (text: string) => parseAnswers('a.yaml', text, ['url', 'audience', 'oidcClientSecretFile'], []);

test('flags, variables and keys are made from one name', () => {
  expect(flagOf('auth0Domain')).toBe('--auth0-domain');
  expect(envOf('auth0Domain')).toBe('FLYTE_AUTH_AUTH0_DOMAIN');
  expect(QUESTIONS.map(({ key }) => flagOf(key))).toEqual([...new Set(QUESTIONS.map(({ key }) => flagOf(key)))]);
});

describe('which source wins', () => {
  const env = { FLYTE_AUTH_URL: 'env' };
  const rows: readonly [string, Partial<Sources>, string | undefined, string | undefined][] = [
    ['flag over all', { flags: { url: 'flag' }, env, answersFile: file('url: file') }, 'flag', '--url'],
    ['variable over file', { env, answersFile: file('url: file') }, 'env', 'FLYTE_AUTH_URL'],
    ['file alone', { answersFile: file('\nurl: file') }, 'file', 'a.yaml:2:6: url'],
    ['an empty variable is absent', { env: { FLYTE_AUTH_URL: '' }, answersFile: file('url: file') }, 'file', 'a.yaml:1:6: url'],
    ['an empty flag counts', { flags: { url: '' }, env }, '', '--url'],
    ['nothing', {}, undefined, undefined],
  ];
  test.each(rows)('%s', (_, given, raw, source) => {
    const answer = gather(QUESTIONS, sources(given)).get('url');
    expect(answer?.raw).toBe(raw);
    expect(answer && sourceName(answer.source)).toBe(source);
  });
});

describe('where a secret comes from', () => {
  const env = { FLYTE_AUTH_OIDC_CLIENT_SECRET: 'not-a-real-secret' };
  const rows: readonly [string, Partial<Sources>, object | undefined][] = [
    ['the file of a flag', { flags: { oidcClientSecretFile: 's.txt' }, env }, { file: 's.txt' }],
    ['the variable', { env: { ...env, FLYTE_AUTH_OIDC_CLIENT_SECRET_FILE: 's.txt' } }, { text: 'not-a-real-secret' }],
    ['the file of a variable', { env: { FLYTE_AUTH_OIDC_CLIENT_SECRET_FILE: 's.txt' } }, { file: 's.txt' }],
    ['the file of an answer', { answersFile: file('oidcClientSecretFile: s.txt') }, { file: 's.txt' }],
    ['nowhere', {}, undefined],
  ];
  test.each(rows)('%s', (_, given, expected) => {
    const secret = gatherSecrets(sources(given)).get('oidcClientSecret');
    if (expected) expect(secret).toMatchObject(expected);
    else expect(secret).toBeUndefined();
  });
});

test('two secrets cannot share standard input', () => {
  const flags = { oidcClientSecretFile: '-', propellerClientSecretFile: '-' };
  expect(() => gatherSecrets(sources({ flags }))).toThrow(UsageError);
  expect(() => gatherSecrets(sources({ flags }))).toThrow(
    '--oidc-client-secret-file and --propeller-client-secret-file both read standard input',
  );
});

test('variables that miss an answer by a letter are told, others are left alone', () => {
  expect(strayVariables({ FLYTE_AUTH_URLL: 'x', FLYTE_AUTH_URL: 'x', FLYTE_AUTH_SOMETHING_ELSE: 'x', HOME: 'x' })).toEqual([
    'FLYTE_AUTH_URLL: no such answer. did you mean "FLYTE_AUTH_URL"?',
  ]);
});

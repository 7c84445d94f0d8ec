import { describe, expect, test } from 'vitest';
import { FILE_NAMES } from '../../src/idp-setup/files.ts';
import { formatsFor } from '../../src/idp-setup/formats.ts';
import { clientIdsOf } from '../../src/idp-setup/init-command.ts';
import { code, setting, table } from '../../src/idp-setup/markdown/text.ts';
import { setupText } from '../../src/idp-setup/text.ts';
import type { AuthServer, IdpId } from '../../src/questions/answers.ts';
import { initSays, wordsOf } from './support/init-call.ts';
import { EVERY_SETUP, setup, written } from './support/setups.ts';

const guide = (idp: IdpId, mode: AuthServer): string => setupText(setup(idp, mode), 'markdown').text;

/** What a reader has to fill in, but for the files of secrets. */
const placeholdersIn = (text: string) => [...new Set(text.match(/<[\w-]+>/g))].filter((each) => !each.startsWith('<file-'));

const call = (text: string): string => /```sh\n(flyte-auth-config[^`]*)```/.exec(text)?.[1] ?? '';

describe.each(EVERY_SETUP)('the guide for %s, %s', (idp, mode) => {
  const { profile, answers, tokens } = setup(idp, mode);
  const text = guide(idp, mode);

  test('has a section for each step, numbered from one', () => {
    const titles = [...text.matchAll(/^## (\d+)\. (.*)$/gm)];
    expect(titles.map(([, number]) => Number(number))).toEqual(titles.map((_, index) => index + 1));
    const steps = profile.registration(answers).map(({ title }) => title);
    expect(titles.map(([, , title]) => title)).toEqual([
      ...steps,
      'Write the values of Flyte',
      'Check the issuer',
      ...(tokens === undefined ? [] : ['Check a token of flytepropeller']),
    ]);
  });

  test('has every setting of every step', () => {
    for (const { settings } of profile.registration(answers)) {
      for (const { name, value } of settings) expect(text).toContain(`| ${name} | ${setting(value)} |`);
    }
  });

  test('ends in a call of init that lacks nothing about the provider', () => {
    const { problems, unused, missing, draft } = initSays(call(text));
    expect([...problems, ...unused]).toEqual([]);
    expect(missing.map(({ key }) => key)).toEqual(['chart', 'secrets']);
    expect(draft).toMatchObject({ idp, authServer: mode, url: answers.url });
  });

  test('names the files of the secrets that the provider makes', () => {
    const files = wordsOf(call(text)).filter((word) => word.endsWith('-secret-file'));
    expect(files).toEqual(
      mode === 'external' ? ['--oidc-client-secret-file', '--propeller-client-secret-file'] : ['--oidc-client-secret-file'],
    );
  });
});

describe.each(EVERY_SETUP)('the guide beside values for %s, %s', (idp, mode) => {
  const one = written(idp, mode);
  const text = setupText(one, 'markdown').text;

  test('has every id in the place of a call of init', () => {
    expect(text).not.toContain('flyte-auth-config init');
    expect(placeholdersIn(text)).toEqual([]);
    for (const key of clientIdsOf(one)) expect(text).toContain(`client id | \`${one.answers[key]}\` |`);
  });

  test('names the files beside it', () => {
    const names = formatsFor(idp).map((format) => FILE_NAMES[format]);
    for (const name of names.slice(1)) expect(text).toContain(`\n- \`${name}\`: `);
    expect(text.includes('## The same as code')).toBe(names.length > 1);
    expect(text).not.toContain('--format');
  });
});

describe('the guide beside values', () => {
  test.each([
    ['secret', {}, 'key `client_secret` of the Secret `flyte-secret-auth`'],
    ['existing', { secretName: 'mine' }, 'web app: client secret | key `oidc_client_secret` of the Secret `mine`'],
    ['values', {}, 'service app: client secret | `values-auth.yaml`'],
  ] as const)('says where Flyte takes secrets from (%s)', (secrets, more, words) => {
    expect(setupText(written('okta', 'external', { secrets, ...more }), 'markdown').text).toContain(words);
  });
});

describe('the guide', () => {
  test('shows placeholders only for what the provider assigns', () => {
    expect(placeholdersIn(guide('keycloak', 'external'))).toEqual([]);
    expect(placeholdersIn(guide('azure-ad', 'external'))).toEqual(['<application-client-id>']);
    expect(placeholdersIn(guide('okta', 'external'))).toEqual([
      '<okta-auth-server>',
      '<web-app-client-id>',
      '<native-app-client-id>',
      '<service-app-client-id>',
    ]);
  });

  test('fills in ids that exist already', () => {
    const text = setupText(setup('okta', 'external', { oktaAuthServer: 'default', oidcClientId: '0oaWeb' }), 'markdown').text;
    expect(text).toContain('Issuer: `https://acme.okta.com/oauth2/default`');
    expect(text).toContain('--oidc-client-id 0oaWeb');
    expect(text).not.toContain('<web-app-client-id>');
  });

  test('asks for the document of the issuer where Flyte does', () => {
    expect(guide('auth0', 'internal')).toContain('curl -fsS https://acme.us.auth0.com/.well-known/openid-configuration');
  });
});

describe('Markdown', () => {
  test.each([
    ['https://flyte.example.com/callback', '`https://flyte.example.com/callback`'],
    ['all, offline', '`all`, `offline`'],
    ['On', 'On'],
    ['Included Custom Audience https://f.example, Add: On', 'Included Custom Audience `https://f.example`, Add: On'],
    ['2 (in the <manifest>)', '2 (in the \\<manifest>)'],
    ['a`b', '`` a`b ``'],
  ])('shows the setting %s', (value, expected) => {
    expect(setting(value)).toBe(expected);
  });

  test('keeps bars out of tables, and ticks inside of code', () => {
    expect(table(['a', 'b'], [['x', 'y|z']])).toBe('| a | b |\n| --- | --- |\n| x | y\\|z |');
    expect(code('``')).toBe('``` `` ```');
  });
});

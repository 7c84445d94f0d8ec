import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { wrapLine, wrapText } from '../../src/core/wrap.ts';
import { BACKSPACE, CTRL_C, ENTER } from '../support/keys.ts';
import type { Turn } from '../support/run.ts';
import { GOOGLE, OKTA, SECRETS, useSandbox } from './sandbox.ts';

const sandbox = useSandbox();

const LEAVE: Turn = [/Go on\?/, CTRL_C];

/** From the summary to the prompt of an answer that is never asked. */
const backTo = (name: string): readonly Turn[] => [
  [/Go on\?/, `Change${ENTER}`],
  [/Which answer/, `${name}${ENTER}`],
];

/** What is asked with the flags of Okta, whose answers all have a default. */
const DEFAULTS: readonly Turn[] = [/Helm release/, /namespace/, /Audience/, /Name of the Secret/].map((asked) => [asked, ENTER]);

describe('help at the prompt', () => {
  const places: readonly [string, readonly string[], RegExp][] = [
    ['the domain', ['--idp=okta'], /where people sign in.*\n\? Okta domain/],
    ['the tenant', ['--idp=entra'], /Directory \(tenant\) ID\n\? Tenant id/],
    ['the issuer', ['--idp=oidc'], /letter by letter\n\? Issuer URL/],
    ['the domain', ['--idp=auth0'], /Settings: Domain\n\? Auth0 domain/],
    ['the base URL', ['--idp=keycloak'], /with \/auth where the server has it\n\? Keycloak base URL/],
    ['the client', [...GOOGLE.slice(0, 3), '--release=r', '--namespace=n'], /Google Auth Platform > Clients.*\n\? Client id/],
  ];
  test.each(places)('says where %s is found: %j', async (_, flags, asked) => {
    const { code, stderr } = await sandbox.init(flags, { dialog: [[asked, CTRL_C]] });
    expect(code, stderr).toBe(130);
  });
});

describe('an answer that nobody has to give', () => {
  test('can be left out again', async () => {
    const dialog: readonly Turn[] = [
      ...DEFAULTS,
      ...backTo('Metadata'),
      [/Backspace for an empty answer: where the provider has it.*Metadata URL/s, BACKSPACE],
      [/Metadata URL/, ENTER],
      [/Summary.*Go on\?/s, ENTER],
    ];
    const flags = [...OKTA, '--metadata-url=.well-known/openid-configuration'];
    const { code, stderr } = await sandbox.init(flags, { env: SECRETS, dialog });
    expect(code, stderr).toBe(0);
    expect(await sandbox.read('values-auth.yaml')).not.toContain('openid-configuration');
  });

  test('is no trap for who goes to it by mistake', async () => {
    const dialog: readonly Turn[] = [
      ...DEFAULTS,
      ...backTo('Issuer'),
      [/empty: built from.*Issuer URL/s, ENTER],
      [/Summary/, ''],
      LEAVE,
    ];
    expect((await sandbox.init(OKTA, { env: SECRETS, dialog })).code).toBe(130);
  });
});

test('what the values say already is shown before anything is asked', async () => {
  const values = 'configuration:\n  auth:\n    enabled: true\n    oidc:\n      baseUrl: https://acme.okta.com/oauth2/default\n';
  await writeFile(join(sandbox.path, 'values.yaml'), values);
  const { stderr } = await sandbox.init(['--values=values.yaml'], { dialog: [[/\? /, CTRL_C]] });
  expect(stripVTControlCharacters(stderr)).toMatch(
    /found in the values.*\n\s+Identity provider\s+Okta\n\s+Okta domain\s+acme\.okta\.com\n/,
  );
});

test('secrets in the values are warned of', async () => {
  const dialog: readonly Turn[] = [[/plain text; never commit.*Helm release/s, ENTER], [/namespace/, ENTER], LEAVE];
  expect((await sandbox.init(GOOGLE, { env: SECRETS, dialog })).code).toBe(130);
});

test('a terminal that cannot show prompts is not asked on', async () => {
  const { code, stderr } = await sandbox.init([], { tty: true, env: { TERM: 'dumb' } });
  expect(code).toBe(2);
  expect(stderr).toContain('the terminal cannot show prompts (TERM=dumb)');
});

describe('lines that are too long for the terminal', () => {
  const lines: readonly [string, string, number, string][] = [
    ['are broken between words', '  one two three', 11, '  one two\n  three'],
    ['go on below the text of a label', '  rule   one two three', 18, '  rule   one two\n         three'],
    ['keep long words whole', '  see https://flyte.example.com/callback', 20, '  see\n  https://flyte.example.com/callback'],
    ['keep a long word behind its label', '  url   https://flyte.example.com', 20, '  url   https://flyte.example.com'],
    ['stay where they fit', '  one two', 10, '  one two'],
  ];
  test.each(lines)('%s', (_, line, columns, broken) => expect(wrapText(line, columns)).toBe(broken));

  test('stay where there is no terminal', () => {
    expect(wrapLine('one two three', { columns: undefined, hang: 2 })).toBe('one two three');
  });
});

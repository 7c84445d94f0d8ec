import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/core/errors.ts';
import { parseAnswers } from '../../src/questions/answers-file.ts';

const KEYS = ['idp', 'url', 'oidcClientId', 'audience', 'realm', 'oidcClientSecretFile'];
const SECRETS = ['oidcClientSecret', 'propellerClientSecret'];

const read = (text: string) => parseAnswers('answers.yaml', text, KEYS, SECRETS).map(({ key, raw }) => [key, raw]);

describe('what an answers file may hold', () => {
  const readable: readonly [string, string, unknown][] = [
    [
      'YAML',
      'idp: okta\nurl: "https://flyte.example.com"\n',
      [
        ['idp', 'okta'],
        ['url', 'https://flyte.example.com'],
      ],
    ],
    [
      'JSON',
      '{"idp": "okta", "audience": ["a", "b"]}',
      [
        ['idp', 'okta'],
        ['audience', ['a', 'b']],
      ],
    ],
    [
      'a number as it is written',
      'oidcClientId: 0123\nrealm: 1_000\n',
      [
        ['oidcClientId', '0123'],
        ['realm', '1_000'],
      ],
    ],
    ['a key without value', 'idp: okta\nrealm:\n', [['idp', 'okta']]],
    ['an empty text', 'realm: ""\n', [['realm', '']]],
    ['comments, BOM and CRLF', '\uFEFF# mine\r\nidp: okta # yes\r\n', [['idp', 'okta']]],
    ['the file of a secret', 'oidcClientSecretFile: s.txt\n', [['oidcClientSecretFile', 's.txt']]],
  ];
  test.each(readable)('%s', (_, text, entries) => {
    expect(read(text)).toEqual(entries);
  });
});

test('an entry knows its place', () => {
  const [, second] = parseAnswers('answers.yaml', 'idp: okta\nurl: x\n', KEYS, SECRETS);
  expect(second?.source).toEqual({ from: 'answers', file: 'answers.yaml', at: { line: 2, column: 6 }, key: 'url' });
});

describe('what is refused, with its place', () => {
  const refused: readonly [string, string, RegExp][] = [
    ['nothing', '', /^answers\.yaml: holds no answers/],
    ['comments alone', '# later\n', /holds no answers/],
    ['a list', '- idp\n- okta\n', /^answers\.yaml:1:1: is a list where a mapping is needed/],
    ['a text', 'okta\n', /is a text where a mapping is needed/],
    ['broken YAML', 'idp: [okta\nurl: x\n', /^answers\.yaml:\d+:\d+: is neither YAML nor JSON/],
    ['a tab as indentation', 'audience:\n\t- a\n', /^answers\.yaml:2:1: is neither/],
    ['a key twice', 'idp: okta\nidp: google\n', /^answers\.yaml:\d:1: is neither.*unique/],
    ['a second document', 'idp: okta\n---\nidp: google\n', /second document/],
    ['a misspelt key', 'idp: okta\nulr: x\n', /^answers\.yaml:2:1: unknown key "ulr"\. did you mean "url"/],
    ['a key in another spelling', 'oidc-client-id: x\n', /unknown key "oidc-client-id"\. did you mean "oidcClientId"/],
    ['a strange key', 'colour: blue\n', /unknown key "colour"$/],
    ['__proto__', '__proto__: x\n', /unknown key "__proto__"/],
    ['a merge', 'a: &a {idp: okta}\n<<: *a\n', /unknown key/],
    ['a boolean', 'realm: true\n', /^answers\.yaml:1:8: realm: is the boolean true where a text is needed/],
    ['a mapping', 'url:\n  host: x\n', /url: is a mapping where a text is needed/],
    ['a list of mappings', 'audience: [{a: b}]\n', /audience: is a mapping/],
    ['an alias', 'idp: &x okta\nurl: *x\n', /url: is an alias/],
    ['a secret', 'oidcClientSecret: not-a-real-secret\n', /^answers\.yaml:1:1: oidcClientSecret: is a secret/],
    ['a secret in another spelling', 'propeller_client_secret: not-a-real-secret\n', /propeller_client_secret: is a secret/],
    ["another program's YAML", 'configuration:\n  auth: {}\n', /unknown key "configuration"/],
    ['brackets without end', '['.repeat(50_000), /nested too deep/],
    ['mappings without end', 'a: {'.repeat(20_000), /nested too deep|neither YAML nor JSON|unknown key/],
    ['a very long file', `# ${'x'.repeat(200_000)}`, /too long for answers/],
  ];
  test.each(refused)('%s', (_, text, message) => {
    expect(() => read(text)).toThrow(UsageError);
    expect(() => read(text)).toThrow(message);
    expect(() => read(text)).not.toThrow(/not-a-real-secret/);
  });
});

test('the remedy for a secret names the ways that are safe', () => {
  const call = () => read('oidcClientSecret: not-a-real-secret\n');
  expect(call).toThrow(expect.objectContaining({ remedy: expect.stringContaining('FLYTE_AUTH_OIDC_CLIENT_SECRET') }));
  expect(call).toThrow(expect.objectContaining({ remedy: expect.stringContaining('--oidc-client-secret-file FILE') }));
});

import { describe, expect, test } from 'vitest';
import { sourceText } from '../../src/core/lines.ts';
import { maskSecrets } from '../../src/reporters/mask.ts';
import { text } from '../../src/reporters/text.ts';
import { finding, placeOf, reportWith, VALUES } from './support/sample.ts';

const masked = (values: string) => maskSecrets(sourceText('v.yaml', values), []);

describe('secrets in snippets', () => {
  test.each([
    ['plain', 'clientSecret: hunter2', 'clientSecret: •••••••'],
    ['quoted', "client_secret: 'hunter2' # why", 'client_secret: ••••••••• • •••'],
    ['quoted key', '"oidc_client_secret": "hunter2"', '"oidc_client_secret": •••••••••'],
    ['a hash', 'clientSecretHash: JDJiJDEw', 'clientSecretHash: ••••••••'],
    [
      'flow style',
      'oidc: {clientId: abc, clientSecret: hunter2, baseUrl: x}',
      'oidc: {clientId: abc, clientSecret: •••••••, baseUrl: x}',
    ],
    ['two in flow style', '{clientSecret: "a,b}", client_secret: c}', '{clientSecret: ••••••, client_secret: •}'],
    ['a list item', '- clientSecret: hunter2', '- clientSecret: •••••••'],
    ['a block scalar', 'clientSecret: |\n  hunter2\n  more\nclientId: x', 'clientSecret: •\n  •••••••\n  ••••\nclientId: x'],
    ['the next line', 'clientSecret:\n  hunter2\nclientId: x', 'clientSecret:\n  •••••••\nclientId: x'],
    ['a list that is not indented', 'rotated_secrets:\n- abc\n- def\nid: x', 'rotated_secrets:\n• •••\n• •••\nid: x'],
    [
      'below secrets',
      'secrets:\n  anything: hunter2\n  enabled: true\nother: x',
      'secrets:\n  anything: •••••••\n  enabled: true\nother: x',
    ],
    [
      'the known keys below secrets',
      'secrets:\n  adminOauthClientCredentials:\n    clientId: id\n    clientSecret: hunter2',
      'secrets:\n  adminOauthClientCredentials:\n    clientId: id\n    clientSecret: •••••••',
    ],
    [
      'an environment variable',
      '- name: FLYTE_SECRET_oidc_client_secret\n  value: hunter2\n',
      '- name: FLYTE_SECRET_oidc_client_secret\n  value: •••••••\n',
    ],
    ['broken YAML', 'a: [\n  clientSecret: hunter2', 'a: [\n  clientSecret: •••••••'],
    ['CRLF', 'clientSecret: hunter2\r\nclientId: x\r\n', 'clientSecret: •••••••\r\nclientId: x\r\n'],
  ])('%s', (_name, values, expected) => {
    expect(masked(values)).toBe(expected);
  });

  test.each([
    'secretName: flyte-secret-auth',
    'clientSecretsExternalSecretRef: my-secret',
    'clientSecretLocation: /etc/x',
    '# clientSecret: old',
    'clientSecret: null # outside',
    "clientSecret: ''",
  ])('leaves "%s" readable', (values) => {
    expect(masked(values)).toBe(values);
  });

  test('what only a reader of YAML knows is hidden too', () => {
    const source = sourceText('v.yaml', 'x: &it hunter2\nclientSecret: *it\n');
    const span = { start: 3, end: 14 };
    expect(maskSecrets(source, [span])).toBe('x: ••• •••••••\nclientSecret: •••\n');
  });

  test('a finding at the secret does not show it', () => {
    const source = sourceText('values.yaml', VALUES);
    const shown = text(reportWith([finding({ place: placeOf(source, 'not-a-real-secret') })], [source]));
    expect(shown).not.toContain('not-a-real-secret');
    expect(shown).toContain('6 |       clientSecret: •••••••••••••••••\n  |                     ^^^^^^^^^^^^^^^^^');
  });
});

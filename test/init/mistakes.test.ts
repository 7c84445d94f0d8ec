import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RunOptions } from '../support/run.ts';
import { GOOGLE, OIDC_SECRET, OKTA, SECRETS, useSandbox } from './sandbox.ts';

const sandbox = useSandbox();

const without = (flags: readonly string[], name: string): string[] => flags.filter((flag) => !flag.startsWith(`--${name}=`));

/** What the person did, how, and what has to be said. Every one of them ends with exit code 2 and nothing written. */
const MISTAKES: readonly [string, readonly string[], RegExp, RunOptions?][] = [
  [
    'nothing given',
    [],
    /5 answers are missing, and there is no terminal to ask on\n.*--idp, FLYTE_AUTH_IDP or "idp" in the answers file/,
  ],
  [
    'one answer missing',
    without(OKTA, 'url'),
    /an answer is missing.*\n {2}--url, FLYTE_AUTH_URL or "url" in the answers file/,
    { env: SECRETS },
  ],
  [
    'answers and secrets missing together',
    without(OKTA, 'url'),
    /3 answers are missing.*--url.*FLYTE_AUTH_OIDC_CLIENT_SECRET.*FLYTE_AUTH_PROPELLER_CLIENT_SECRET/s,
  ],
  ['a terminal, but in CI', [], /missing, and nobody can be asked in CI/, { tty: true, env: { CI: 'true' } }],
  ['a terminal, but --no-interactive', ['--no-interactive'], /missing, and questions are switched off/, { tty: true }],
  ['a terminal for stdout alone', [], /there is no terminal/, { tty: { stdout: true } }],
  ['the secrets missing', OKTA, /2 answers are missing.*\n {2}--oidc-client-secret-file FILE or FLYTE_AUTH_OIDC_CLIENT_SECRET/],
  ['an unknown flag', ['--colour=blue'], /Unknown argument: colour/],
  ['a flag without value', ['--url'], /Not enough arguments following: url/],
  ['a flag twice', [...OKTA, '--url=https://other.example.com'], /--url: is given 2 times/, { env: SECRETS }],
  [
    'two wrong flags at once',
    ['--idp=oktaa', '--url=x'],
    /2 answers cannot be used\n {2}--idp: "oktaa".*\n {2}--url: "x" has no scheme/,
  ],
  ['a wrong variable', [], /^flyte-auth-config: FLYTE_AUTH_URL: "x" has no scheme/, { env: { FLYTE_AUTH_URL: 'x' } }],
  [
    'Google as external authorization server',
    [...GOOGLE, '--auth-server=external'],
    /--auth-server: "external" is impossible\. Google's access tokens are opaque/,
  ],
  ['GitHub', ['--idp=github'], /--idp: GitHub cannot log people in to Flyte.*Keycloak/],
  [
    'a flag without use',
    [...OKTA, '--realm=flyte'],
    /--realm: of no use in this set-up \(okta, external, flyte-binary, --secrets secret\)/,
    { env: SECRETS },
  ],
  [
    'a secret file without use',
    [...OKTA.with(-1, '--secrets=existing'), '--oidc-client-secret-file=s.txt'],
    /--oidc-client-secret-file: of no use with --secrets existing/,
  ],
  [
    'a secret as a flag',
    [...OKTA, '--oidc-client-secret=not-a-real-secret'],
    /--oidc-client-secret: secrets are not taken from the command line/,
  ],
  [
    'both secrets from standard input',
    [...OKTA, '--oidc-client-secret-file=-', '--propeller-client-secret-file=-'],
    /both read standard input/,
  ],
  [
    'answers and a secret from standard input',
    [...OKTA, '--answers=-', '--oidc-client-secret-file=-'],
    /--answers and --oidc-client-secret-file both read/,
    { stdin: 'idp: okta' },
  ],
  ['a secret file that is not there', [...GOOGLE, '--oidc-client-secret-file=no.txt'], /no\.txt"? does not exist/],
  ['an empty secret', [...GOOGLE, '--oidc-client-secret-file=-'], /secret.*is empty/, { stdin: '\n' }],
  [
    'a Secret ID of Entra',
    ['--idp=entra', '--tenant-id=11111111-2222-3333-4444-555555555555', '--auth-server=internal', ...GOOGLE.slice(1)],
    /FLYTE_AUTH_OIDC_CLIENT_SECRET: .*"Secret ID"/,
    { env: { FLYTE_AUTH_OIDC_CLIENT_SECRET: '99999999-2222-3333-4444-555555555555' } },
  ],
  [
    'a secret of flytepropeller that bcrypt cannot take',
    GOOGLE,
    /FLYTE_AUTH_PROPELLER_CLIENT_SECRET: the secret is too long/,
    { env: { FLYTE_AUTH_OIDC_CLIENT_SECRET: OIDC_SECRET, FLYTE_AUTH_PROPELLER_CLIENT_SECRET: 'x'.repeat(73) } },
  ],
  ['an answers file that is not there', ['--answers=no.yaml'], /no\.yaml"? does not exist/],
  [
    'an answers file that is a list',
    ['--answers=-'],
    /<stdin>:1:1: is a list where a mapping is needed/,
    { stdin: '- idp: okta\n' },
  ],
  ['an empty answers file', ['--answers=-'], /<stdin>: holds no answers/, { stdin: '' }],
  ['a misspelt key', ['--answers=-'], /<stdin>:1:1: unknown key "upl"\. did you mean "url"/, { stdin: 'upl: x\n' }],
  ['a wrong answer in the file', ['--answers=-'], /<stdin>:2:6: url: "x" has no scheme/, { stdin: 'idp: okta\nurl: x\n' }],
  [
    'a secret in the answers file',
    ['--answers=-'],
    /<stdin>:1:1: oidcClientSecret: is a secret.*\n.*FLYTE_AUTH_OIDC_CLIENT_SECRET/,
    { stdin: 'oidcClientSecret: not-a-real-secret\n' },
  ],
  ['an unknown format', [...OKTA, '--format=xml'], /--format: "xml" is not one of json, text/, { env: SECRETS }],
  ['JSON and values on standard output', [...OKTA, '--format=json', '--output=-'], /mixed up/, { env: SECRETS }],
  [
    'both files on standard output',
    [...OKTA, '-o', '-', '--secret-output', '-'],
    /would both go to standard output/,
    { env: SECRETS },
  ],
  [
    'both files under one name',
    [...OKTA, '-o', 'x.yaml', '--secret-output', './x.yaml'],
    /would both go to \.\/x\.yaml/,
    { env: SECRETS },
  ],
];

describe('mistakes', () => {
  test.each(MISTAKES)('%s', async (_, flags, message, options) => {
    const { code, stdout, stderr } = await sandbox.init(flags, options);
    expect(code, stderr).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(stderr.match(/flyte-auth-config: /g)).toHaveLength(1);
    expect(stderr).not.toMatch(/ {4}at |not-a-real-secret|99999999/);
    expect(await sandbox.list()).toEqual([]);
  });
});

describe('places that cannot be written to', () => {
  const places: readonly [string, (path: string) => Promise<unknown>, readonly string[], number, RegExp][] = [
    [
      'a file that exists',
      (path) => writeFile(join(path, 'values-auth.yaml'), 'mine'),
      [],
      2,
      /values-auth\.yaml exists already\n.*--force/,
    ],
    [
      'a manifest that exists',
      (path) => writeFile(join(path, 'flyte-secret-auth.yaml'), 'mine'),
      ['--yes'],
      2,
      /flyte-secret-auth\.yaml exists already/,
    ],
    ['a directory', (path) => mkdir(join(path, 'values-auth.yaml')), ['--force'], 2, /values-auth\.yaml is a directory/],
    [
      'a symbolic link',
      (path) => symlink('elsewhere', join(path, 'values-auth.yaml')),
      ['--force'],
      2,
      /values-auth\.yaml is a symbolic link/,
    ],
    ['a device', async () => {}, ['-o', '/dev/null'], 2, /\/dev\/null is no regular file.*\n.*standard output/],
    [
      'a directory that is missing',
      async () => {},
      ['-o', 'no/such/values.yaml'],
      3,
      /the directory of no\/such\/values\.yaml does not exist\n.*mkdir -p no\/such/,
    ],
    [
      'a file as directory',
      (path) => writeFile(join(path, 'file'), ''),
      ['-o', 'file/values.yaml'],
      3,
      /cannot write file\/values\.yaml: a part of its path is no directory/,
    ],
    ['a name without end', async () => {}, ['-o', `${'x'.repeat(300)}.yaml`], 3, /the name is too long/],
  ];
  test.each(places)('%s', async (_, arrange, flags, exitCode, message) => {
    await arrange(sandbox.path);
    const before = await sandbox.list();
    const { code, stderr } = await sandbox.init([...OKTA, ...flags], { env: SECRETS });
    expect(code, stderr).toBe(exitCode);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('    at ');
    expect(await sandbox.list()).toEqual(before);
  });
});

test('--force replaces files, and closes the one with secrets', async () => {
  await writeFile(join(sandbox.path, 'flyte-secret-auth.yaml'), 'mine', { mode: 0o644 });
  const { code } = await sandbox.init([...OKTA, '--force'], { env: SECRETS });
  expect(code).toBe(0);
  expect(await sandbox.read('flyte-secret-auth.yaml')).toContain('kind: Secret');
  expect(await sandbox.mode('flyte-secret-auth.yaml')).toBe('600');
});

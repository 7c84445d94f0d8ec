import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { commandWords } from '../../src/client-config/words.ts';
import { answersFor, valuesOfAnswers } from '../generate/matrix.ts';
import { runMain } from '../support/run.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flyte-auth-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]) => runMain(['client-config', ...args], { cwd: folder });
const put = (name: string, text: string) => writeFile(join(folder, name), text);

const URL = ['--url', 'https://flyte.acme.com'];

describe('from answers', () => {
  test('people need the URL and nothing else', async () => {
    const { code, stdout, stderr } = await run(...URL);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(parse(stdout).admin).toEqual({ endpoint: 'dns:///flyte.acme.com', insecure: false, authType: 'Pkce' });
  });

  test('the answers of init will do', async () => {
    await put('answers.yaml', JSON.stringify(answersFor('auth0', 'external', 'flyte-core', 'secret')));
    const { code, stdout, stderr } = await run('--answers', 'answers.yaml', '--for', 'ci');
    expect(code, stderr).toBe(0);
    expect(parse(stdout).admin.audience).toBe('https://api.acme.com');
  });

  test.each([
    ['nothing is known', [], ['--url']],
    ['headless', ['--for', 'headless', ...URL], ['--idp']],
    ['CI', ['--for', 'ci', ...URL, '--idp', 'okta', '--auth-server', 'external'], ['--propeller-client-id']],
    [
      'CI at Entra',
      ['--for', 'ci', ...URL, '--idp', 'azure-ad', '--auth-server', 'external', '--client-id', 'x'],
      ['--oidc-client-id'],
    ],
  ])('what is missing is named: %s', async (_name, args, flags) => {
    const { code, stderr } = await run(...args);
    expect(code).toBe(2);
    for (const flag of flags) expect(stderr).toContain(flag);
  });
});

describe('from values', () => {
  beforeEach(async () => {
    await put('values.yaml', valuesOfAnswers(answersFor('google', 'internal', 'flyte-binary', 'secret')));
    await put('hidden.yaml', valuesOfAnswers(answersFor('google', 'internal', 'flyte-binary', 'secret', { hashIn: 'secret' })));
    await put('off.yaml', 'configuration:\n  auth:\n    enabled: false\n');
  });

  test.each(['values.yaml', 'hidden.yaml'])('%s tells all that CI needs', async (file) => {
    const { code, stdout, stderr } = await run('--values', file, '--for', 'ci');
    expect(code, stderr).toBe(0);
    expect(parse(stdout).admin).toMatchObject({ clientId: 'flytepropeller', clientSecretEnvVar: 'FLYTE_CLIENT_SECRET' });
  });

  test('values without authentication tell nothing', async () => {
    const { code, stderr } = await run('--values', 'off.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain('no working authentication in these values');
  });

  test('a client that the values do not know is not written', async () => {
    const { code, stdout, stderr } = await run('--values', 'values.yaml', '--for', 'ci', '--client-id', 'ci-bot');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('[cli-config-client-id]');
  });

  test('device logins are refused with the reason', async () => {
    const { code, stderr } = await run('--values', 'values.yaml', '--for', 'headless');
    expect(code).toBe(2);
    expect(stderr).toContain("Flyte's own authorization server has no endpoint for device logins");
  });
});

describe('the file', () => {
  test('is written once, and replaced only with --force', async () => {
    expect((await run(...URL, '-o', 'config.yaml')).code).toBe(0);
    expect((await stat(join(folder, 'config.yaml'))).mode & 0o077).not.toBe(0);
    const again = await run(...URL, '-o', 'config.yaml', '--for', 'command', '--token-command', 'print-token');
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('config.yaml exists already');
    expect(await readFile(join(folder, 'config.yaml'), 'utf8')).toContain('Pkce');
    expect((await run(...URL, '-o', 'config.yaml', '--force')).code).toBe(0);
  });

  test('says how to check it, and the check passes', async () => {
    await run(...URL, '-o', 'config.yaml');
    expect(await readFile(join(folder, 'config.yaml'), 'utf8')).toContain('validate --client config.yaml');
    expect((await runMain(['validate', '--client', 'config.yaml'], { cwd: folder })).code).toBe(0);
  });
});

describe('flags that do not fit are refused', () => {
  test.each([
    [['--secret-from', 'env:X'], '--secret-from is of no use with --for people'],
    [['--for', 'ci', '--token-command', 'x'], '--token-command is of no use with --for ci'],
    [['--for', 'command'], '--for command needs --token-command'],
    [['--for', 'command', '--token-command', ' '], '--token-command is empty'],
    [['--for', 'ci', '--secret-from', 'not-a-real-secret'], '--secret-from is neither env:NAME nor file:PATH'],
    [['--for', 'ci', '--secret-from', 'env:not-a-real-secret'], '--secret-from is neither env:NAME nor file:PATH'],
    [['--for', 'ci', '--client-id', ''], '--client-id is empty'],
    [['--for', 'nobody'], 'Invalid values'],
  ])('%j', async (args, words) => {
    const { code, stderr } = await run(...URL, ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
    expect(stderr).not.toContain('not-a-real-secret');
  });
});

test.each([
  ['print-token', ['print-token']],
  ['  a  b ', ['a', 'b']],
  [`run 'two words' "and three more"`, ['run', 'two words', 'and three more']],
  [`--x="a b"'c d'`, ['--x=a bc d']],
  [`''`, ['']],
])('%s is %j', (line, words) => expect(commandWords(line)).toEqual(words));

test('a quote without an end', () => expect(() => commandWords(`a 'b`)).toThrow('quote without an end'));

import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runMain } from '../support/run.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/fix/', import.meta.url));
const golden = (name: string, file: 'before' | 'after') => readFileSync(join(FIXTURES, name, `${file}.yaml`), 'utf8');

let cwd = '';
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'fix-'));
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const write = (name: string, text: string) => writeFileSync(join(cwd, name), text);
const read = (name: string) => readFileSync(join(cwd, name), 'utf8');
const validate = (...args: string[]) => runMain(['validate', ...args], { cwd });

describe('the golden files', () => {
  test.each(readdirSync(FIXTURES))('%s', async (name) => {
    const before = golden(name, 'before');
    const fix = before.startsWith('# --fix=all') ? '--fix=all' : '--fix';
    write('values.yaml', before);
    const { code, stderr } = await validate('values.yaml', fix);
    expect(read('values.yaml')).toBe(golden(name, 'after'));
    expect(stderr).toMatch(/\d+ findings fixed in 1 file/);
    expect(code).toBe(0);
  });

  test.each(readdirSync(FIXTURES))('%s: nothing is left to fix', async (name) => {
    write('values.yaml', golden(name, 'after'));
    const { stderr } = await validate('values.yaml', '--fix=all');
    expect(stderr).toBe('nothing to fix\n');
    expect(read('values.yaml')).toBe(golden(name, 'after'));
  });
});

const RIGHT = golden('binary-internal', 'after');
const SLASH = RIGHT.replace('oauth2/default"', 'oauth2/default/"');

describe('--fix', () => {
  test('says what was done and judges the result', async () => {
    write('values.yaml', SLASH);
    const { code, stdout, stderr } = await validate('values.yaml', '--fix');
    expect(stderr).toBe(
      'values.yaml:10:16: replace with https://acme.okta.com/oauth2/default [oidc-issuer-trailing-slash]\n1 finding fixed in 1 file\n',
    );
    expect(stdout).toContain('0 errors, 0 warnings, 0 infos');
    expect(code).toBe(0);
  });

  test('the exit code is that of what is left', async () => {
    write('values.yaml', SLASH.replace('0oa1webapp0000000001', '<your client id>'));
    expect((await validate('values.yaml', '--fix')).code).toBe(1);
  });

  test('leaves alone what only --fix=all may change, and says so', async () => {
    const text = golden('binary-external-all', 'before').replace('clientSecrte', 'clientSecret');
    write('values.yaml', text);
    const { stderr } = await validate('values.yaml', '--fix', '-q');
    expect(stderr).toMatch(/; --fix=all fixes \d more/);
    expect(read('values.yaml')).not.toContain('authServerType');
  });

  test('changes each of several files where the fault is', async () => {
    write('base.yaml', SLASH);
    write('more.yaml', 'configuration:\n  auth:\n    flyteClient:\n      scopes: [offline]\n');
    const { stderr } = await validate('base.yaml', 'more.yaml', '--fix');
    expect(stderr).toContain('2 findings fixed in 2 files');
    expect(read('base.yaml')).toBe(RIGHT);
    expect(read('more.yaml')).toContain('scopes: [offline, all]');
  });

  test('keeps the mode of a file and follows a symbolic link', async () => {
    write('real.yaml', SLASH);
    chmodSync(join(cwd, 'real.yaml'), 0o640);
    symlinkSync('real.yaml', join(cwd, 'link.yaml'));
    await validate('link.yaml', '--fix');
    expect(read('real.yaml')).toBe(RIGHT);
    expect(statSync(join(cwd, 'real.yaml')).mode & 0o777).toBe(0o640);
  });

  test('a finding that a comment silences is not fixed', async () => {
    const silenced = SLASH.replace('copied from the console', 'flyte-auth-config: ignore[oidc-issuer-trailing-slash]');
    write('values.yaml', silenced);
    expect((await validate('values.yaml', '--fix')).stderr).toBe('nothing to fix\n');
    expect(read('values.yaml')).toBe(silenced);
  });

  test('touches nothing that is no YAML', async () => {
    write('values.yaml', `${SLASH}\n  broken: [\n`);
    const { code, stderr } = await validate('values.yaml', '--fix');
    expect(stderr).toBe('nothing to fix\n');
    expect(code).toBe(1);
  });

  test.each([
    ['standard input', ['-', '--fix'], 'standard input cannot be fixed in place'],
    ['--dry-run alone', ['values.yaml', '--dry-run'], '--dry-run shows what --fix would change'],
    ['an unknown mode', ['values.yaml', '--fix=most'], 'Invalid values'],
  ])('refuses %s', async (_name, args, message) => {
    write('values.yaml', SLASH);
    const { code, stderr } = await runMain(['validate', ...args], { cwd, stdin: SLASH });
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });
});

describe('--fix --dry-run', () => {
  test('prints the changes as a diff and changes nothing', async () => {
    write('values.yaml', SLASH);
    const { stdout, stderr, code } = await validate('values.yaml', '--fix', '--dry-run');
    expect(read('values.yaml')).toBe(SLASH);
    expect(stdout.split('\n').slice(0, 2)).toEqual(['--- values.yaml', '+++ values.yaml']);
    expect(stdout.split('\n').filter((line) => /^[-+] /.test(line))).toEqual([
      '-      baseUrl: "https://acme.okta.com/oauth2/default/"  # copied from the console',
      '+      baseUrl: "https://acme.okta.com/oauth2/default"  # copied from the console',
    ]);
    expect(stderr).toContain('1 finding would be fixed in 1 file');
    expect(code).toBe(0);
  });

  test('works on standard input', async () => {
    const { stdout } = await runMain(['validate', '-', '--fix', '--dry-run'], { cwd, stdin: SLASH });
    expect(stdout).toContain('+++ <stdin>');
  });

  test.each(readdirSync(FIXTURES))('shows no secret of %s, nor how long it is', async (name) => {
    write('values.yaml', golden(name, 'before'));
    const { stdout, stderr } = await validate('values.yaml', '--fix=all', '--dry-run');
    expect(stdout + stderr).not.toMatch(/not-a-real|\$2b\$|JDJi/);
    expect(new Set(stdout.match(/•+/g) ?? ['••••••'])).toEqual(new Set(['••••••']));
  });
});

describe('client files', () => {
  const WRONG = `# mine
admin:
  endpoint: https://flyte.example.com # the host
  insecure: true
  authType: pkce
`;
  const rightly = WRONG.replace('https:', 'dns:/').replace('pkce', 'Pkce');

  test('are put right alone', async () => {
    write('config.yaml', WRONG);
    const { code, stderr } = await validate('--client', 'config.yaml', '--fix');
    expect(stderr).toContain('2 findings fixed in 1 file');
    expect(code).toBe(0);
    expect(read('config.yaml')).toBe(rightly);
  });

  test('are put right together with the values, as these are then', async () => {
    write('values.yaml', SLASH);
    write('config.yaml', WRONG);
    const { code, stderr } = await validate('values.yaml', '--client', 'config.yaml', '--fix=all');
    expect(stderr).toContain('fixed in 2 files');
    expect(code).toBe(0);
    expect(read('values.yaml')).toBe(RIGHT);
    expect(read('config.yaml')).toBe(rightly.replace('true', 'false'));
  });

  test('from standard input are shown, and cannot be written', async () => {
    const io = { cwd, stdin: WRONG };
    expect((await runMain(['validate', '--client', '-', '--fix', '--dry-run'], io)).stdout).toContain('+  authType: Pkce');
    expect((await runMain(['validate', '--client', '-', '--fix'], io)).code).toBe(2);
  });
});

import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compareSecret } from '../../src/secrets/bcrypt.ts';
import { secretOf } from '../../src/secrets/secret.ts';
import { runMain } from '../support/run.ts';

const SECRET = 'not-a-real-secret';
const TRIMMED = 'left out the white space around the secret, as Flyte does\n';

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'hash-'));
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

const decode = (text: string) => Buffer.from(text, 'base64').toString('latin1');

describe('hash', () => {
  test('prints base64 of a bcrypt hash of standard input, alone and in one line', async () => {
    const { code, stdout, stderr } = await runMain(['hash', '--cost', '4'], { stdin: SECRET });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^[A-Za-z0-9+/]{80}\n$/);
    expect(decode(stdout)).toMatch(/^\$2b\$04\$/);
    expect(await compareSecret(secretOf(SECRET), decode(stdout))).toBe(true);
  });

  test('takes cost 10 unless told otherwise', async () => {
    const { stdout } = await runMain(['hash', '--raw'], { stdin: SECRET });
    expect(stdout).toMatch(/^\$2b\$10\$[./A-Za-z0-9]{53}\n$/);
  });

  test.each(['\n', '\r\n', '  \n\n'])('leaves out %j around the secret and says so', async (space) => {
    const { stdout, stderr } = await runMain(['hash', '--cost', '4'], { stdin: `${space}${SECRET}${space}` });
    expect(stderr).toBe(TRIMMED);
    expect(await compareSecret(secretOf(SECRET), decode(stdout))).toBe(true);
  });

  test('reads a file beside the caller, and - as standard input', async () => {
    await writeFile(join(cwd, 'client_secret'), SECRET);
    const fromFile = await runMain(['hash', '--cost', '4', '--secret-file', 'client_secret'], { cwd });
    const fromStdin = await runMain(['hash', '--cost', '4', '--secret-file', '-'], { stdin: SECRET });
    for (const { stdout } of [fromFile, fromStdin]) expect(await compareSecret(secretOf(SECRET), decode(stdout))).toBe(true);
  });

  test('prints JSON', async () => {
    const { stdout } = await runMain(['hash', '--cost', '4', '--json'], { stdin: `${SECRET}\n` });
    const report = JSON.parse(stdout);
    expect(report).toEqual({ hash: expect.any(String), form: 'base64', cost: 4, generated: false, trimmed: true });
    expect(await compareSecret(secretOf(SECRET), decode(report.hash))).toBe(true);
    const raw = await runMain(['hash', '--cost', '4', '--json', '--raw'], { stdin: SECRET });
    expect(JSON.parse(raw.stdout)).toMatchObject({ form: 'raw', hash: expect.stringMatching(/^\$2b\$04\$/), trimmed: false });
  });

  test.each([
    ['', 'the secret on standard input is empty'],
    [' \n', 'the secret on standard input is empty'],
    ['x'.repeat(73), 'the secret is too long: 73 characters'],
    ['é'.repeat(37), '37 characters (74 bytes)'],
    ['a\0b', 'has a NUL byte'],
    ['\uFEFFabc', 'starts with a byte order mark'],
    [Buffer.from('abc\xff', 'latin1'), 'is not UTF-8'],
    [Buffer.from('\uFEFFabc', 'utf16le'), 'UTF-16'],
    ['$2b$06$fLytEAuThC0nf1gExAmpLeGzgNbR612qoI5EGRx933DduXMkUnJR2', 'the secret is a bcrypt hash already'],
  ])('refuses %j', async (stdin, message) => {
    const { code, stdout, stderr } = await runMain(['hash', '--cost', '4'], { stdin });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  test('a secret of 72 bytes is not too long', async () => {
    const { code } = await runMain(['hash', '--cost', '4'], { stdin: 'é'.repeat(36) });
    expect(code).toBe(0);
  });

  test.each([
    [['--secret-file', 'nowhere'], 2, '"nowhere" does not exist'],
    [['--secret-file', '.'], 2, '"." is a directory'],
    [['--cost', '21'], 3, 'bcrypt cost 21 cannot be computed here'],
  ])('%j ends with exit code %i', async (args, code, message) => {
    const result = await runMain(['hash', ...args], { cwd, stdin: SECRET });
    expect(result).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(message) });
  });
});

describe('hash at the prompt', () => {
  const first = /client secret/;
  const again = /The same again/;

  test('asks twice and shows nothing', async () => {
    const dialog = [
      [first, `${SECRET}\r`],
      [again, `${SECRET}\r`],
    ] as const;
    const { code, stdout, stderr } = await runMain(['hash', '--cost', '4'], { dialog });
    expect(code).toBe(0);
    expect(await compareSecret(secretOf(SECRET), decode(stdout))).toBe(true);
    expect(stderr).not.toContain('not-a-real');
  });

  test('starts again where the two differ', async () => {
    const dialog = [
      [first, 'slip\r'],
      [again, `${SECRET}\r`],
      [/the two differ[\s\S]*client secret/, `${SECRET}\r`],
      [again, `${SECRET}\r`],
    ] as const;
    const { stdout } = await runMain(['hash', '--cost', '4'], { dialog });
    expect(await compareSecret(secretOf(SECRET), decode(stdout))).toBe(true);
  });

  test.each([
    ['Ctrl-C', [[first, '\x03']]],
    ['Ctrl-C after some keys', [[first, 'abc\x03']]],
    [
      'Ctrl-C at the second question',
      [
        [first, 'abc\r'],
        [again, '\x03'],
      ],
    ],
    ['Ctrl-D', [[first, '\x04']]],
  ] as const)('%s ends with exit code 130', async (_, dialog) => {
    const { code, stdout, stderr } = await runMain(['hash'], { dialog });
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
    expect(stderr).toContain('interrupted; nothing was written');
  });

  test('Ctrl-T does not uncover the secret', async () => {
    const { stderr } = await runMain(['hash'], { dialog: [[first, `${SECRET}\x14\x03`]] });
    expect(stderr).not.toContain('not-a-real');
  });

  test('an empty secret is refused', async () => {
    const { code, stderr } = await runMain(['hash'], { dialog: [[first, '\r']] });
    expect(code).toBe(2);
    expect(stderr).toContain('the secret is empty');
  });
});

describe('hash --generate', () => {
  const onTerminal = { tty: { stderr: true } };

  test('shows the secret on stderr and the hash alone on stdout', async () => {
    const { code, stdout, stderr } = await runMain(['hash', '--generate', '--cost', '4'], onTerminal);
    expect(code).toBe(0);
    const secret = stderr.split('\n')[1] ?? '';
    expect(secret).toMatch(/^[A-Za-z][A-Za-z0-9_-]{42}$/);
    expect(stdout).toMatch(/^[A-Za-z0-9+/]{80}\n$/);
    expect(await compareSecret(secretOf(secret), decode(stdout))).toBe(true);
  });

  test('is refused where stderr may be a log', async () => {
    const { code, stdout, stderr } = await runMain(['hash', '--generate', '--cost', '4']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('stderr is no terminal');
    expect(stderr).toContain('--secret-output');
  });

  test('writes the secret to a file of its owner, without a line break', async () => {
    const { code, stdout, stderr } = await runMain(['hash', '--generate', '--cost', '4', '--secret-output', 's', '--json'], {
      cwd,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'wrote the secret to s\n' });
    const secret = await readFile(join(cwd, 's'), 'utf8');
    expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect((await stat(join(cwd, 's'))).mode & 0o777).toBe(0o600);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ generated: true, trimmed: false });
    expect(stdout + stderr).not.toContain(secret);
    expect(await compareSecret(secretOf(secret), decode(report.hash))).toBe(true);
  });

  test('replaces a file only with --force', async () => {
    await writeFile(join(cwd, 's'), 'old', { mode: 0o644 });
    const args = ['hash', '--generate', '--cost', '4', '--secret-output', 's'];
    const refused = await runMain(args, { cwd });
    expect(refused).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('s exists already') });
    expect(await readFile(join(cwd, 's'), 'utf8')).toBe('old');
    expect(await runMain([...args, '--force'], { cwd })).toMatchObject({ code: 0 });
    expect(await readFile(join(cwd, 's'), 'utf8')).toMatch(/^.{43}$/);
    expect((await stat(join(cwd, 's'))).mode & 0o777).toBe(0o600);
    expect(await readdir(cwd)).toEqual(['s']);
  });
});

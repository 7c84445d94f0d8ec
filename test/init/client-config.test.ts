import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runMain } from '../support/run.ts';
import { OKTA, SECRETS, useSandbox } from './sandbox.ts';

const sandbox = useSandbox();
const WITH_CLIENT = [...OKTA, '--client-config', 'config.yaml'];

describe('init --client-config', () => {
  test('writes what client-config writes, and it passes with the values', async () => {
    const { code, stdout } = await sandbox.init(WITH_CLIENT, { env: SECRETS });
    expect(code).toBe(0);
    expect(stdout).toMatch(/✔ config\.yaml {2}new, \d+ lines\n/);
    const alone = await runMain(['client-config', '--url', 'https://flyte.example.com'], { cwd: sandbox.path });
    expect(await sandbox.read('config.yaml')).toBe(alone.stdout);
    const checked = ['validate', 'values-auth.yaml', '--client', 'config.yaml', '--fail-on', 'warning'];
    expect(await runMain(checked, { cwd: sandbox.path })).toMatchObject({ code: 0 });
  });

  test('says how to try it, and is written again by the same command', async () => {
    const { stdout } = await sandbox.init([...WITH_CLIENT, '--format', 'json'], { env: SECRETS });
    const { files, next, repeat } = JSON.parse(stdout);
    expect(files).toContainEqual({ kind: 'client', path: 'config.yaml', replaces: false, holdsSecrets: false });
    expect(next).toContainEqual(expect.objectContaining({ command: 'flytectl get project --config config.yaml' }));
    expect(repeat).toContain('--client-config config.yaml');
  });

  test("goes with a change of the user's own values", async () => {
    await sandbox.init(OKTA, { env: SECRETS });
    const args = ['--values', 'values-auth.yaml', '--secrets=secret', '--client-config', 'config.yaml', '--yes'];
    expect(await sandbox.init(args, { env: SECRETS })).toMatchObject({ code: 0 });
    expect(await readFile(join(sandbox.path, 'config.yaml'), 'utf8')).toContain('authType: Pkce');
  });

  test('does not go where the values go', async () => {
    const { code, stderr } = await sandbox.init([...OKTA, '--client-config', 'values-auth.yaml'], { env: SECRETS });
    expect(code).toBe(2);
    expect(stderr).toContain('the values and the client configuration would both go to values-auth.yaml');
    expect(await sandbox.list()).toEqual([]);
  });
});

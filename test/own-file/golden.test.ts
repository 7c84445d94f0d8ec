import { readFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useSandbox } from '../init/sandbox.ts';
import { runMain } from '../support/run.ts';
import { CASES, type Case } from './cases.ts';

const FIXTURES = new URL('../fixtures/own-file/', import.meta.url).pathname;
const sandbox = useSandbox();

/** Random secrets come out the same in every run. */
const randomBytes = (size: number) => new Uint8Array(size).fill(7);

const envOf = ({ secrets = {} }: Case): Record<string, string> => ({
  ...(secrets.oidc !== undefined && { FLYTE_AUTH_OIDC_CLIENT_SECRET: secrets.oidc }),
  ...(secrets.propeller !== undefined && { FLYTE_AUTH_PROPELLER_CLIENT_SECRET: secrets.propeller }),
});

async function prepare({ name, earlier = [] }: Case): Promise<readonly string[]> {
  for (const file of [...earlier, 'before.yaml']) await copyFile(join(FIXTURES, name, file), join(sandbox.path, file));
  return [...earlier, 'before.yaml'].flatMap((file) => ['--values', file]);
}

/** bcrypt salts every hash anew. */
const withoutNewHashes = (text: string, before: string): string =>
  text.replaceAll(/JDJ[A-Za-z0-9+/]{77}/g, (hash) => (before.includes(hash) ? hash : '@A-NEW-HASH@'));

describe.each(CASES)('$name', (one) => {
  test('is changed where it has to be, and nowhere else', async () => {
    const values = await prepare(one);
    const before = readFileSync(join(FIXTURES, one.name, 'before.yaml'), 'utf8');
    const { code, stderr } = await sandbox.init([...values, ...one.flags, '--yes'], { env: envOf(one), randomBytes });
    expect(code, stderr).toBe(0);
    await expect(withoutNewHashes(await sandbox.read('before.yaml'), before)).toMatchFileSnapshot(
      join(FIXTURES, one.name, 'after.yaml'),
    );
  });

  test('stays as it is the second time, with the same words and with none', async () => {
    const values = await prepare(one);
    await sandbox.init([...values, ...one.flags, '--yes'], { env: envOf(one), randomBytes });
    const once = await sandbox.read('before.yaml');
    const again = await sandbox.init([...values, ...one.flags], { env: envOf(one) });
    expect(again.code, again.stderr).toBe(0);
    expect(again.stdout).toContain('before.yaml  stays as it is');
    const wordless = await sandbox.init(values);
    expect(wordless.code, wordless.stderr).toBe(0);
    expect(await sandbox.read('before.yaml')).toBe(once);
  });

  test('passes the validator', async () => {
    const values = await prepare(one);
    await sandbox.init([...values, ...one.flags, '--yes'], { env: envOf(one), randomBytes });
    const files = values.filter((word) => word !== '--values');
    const { code, stdout } = await runMain(['validate', '--format=oneline', ...files], { cwd: sandbox.path });
    expect(code, stdout).toBe(0);
  });

  test('shows what it does without a secret', async () => {
    const values = await prepare(one);
    const { stdout, stderr } = await sandbox.init([...values, ...one.flags, '--dry-run'], { env: envOf(one), randomBytes });
    expect(stdout).toMatch(/^--- before\.yaml\n\+\+\+ before\.yaml\n@@ /);
    expect(`${stdout}${stderr}`).not.toMatch(/not-a-real-secret|JDJ[A-Za-z0-9+/]{10}/);
    expect(await sandbox.read('before.yaml')).toBe(readFileSync(join(FIXTURES, one.name, 'before.yaml'), 'utf8'));
  });
});

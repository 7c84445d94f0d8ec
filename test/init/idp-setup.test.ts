import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { answersFor, COMBINATIONS } from '../generate/matrix.ts';
import { parseHcl } from '../idp-setup/support/hcl.ts';
import { GOOGLE, OKTA, SECRETS, useSandbox } from './sandbox.ts';

const sandbox = useSandbox();

const FILES = {
  okta: ['guide.md', 'main.tf'],
  google: ['guide.md'],
  'azure-ad': ['entra.sh', 'guide.md', 'main.tf'],
  keycloak: ['guide.md', 'main.tf', 'realm.json'],
  auth0: ['guide.md', 'main.tf'],
  oidc: ['guide.md'],
};

// Neither the chart nor the way of keeping secrets makes other files.
const PROVIDERS = COMBINATIONS.filter(({ answers: { chart, secrets } }) => chart === 'flyte-core' && secrets === 'secret');

describe('init --idp-setup', () => {
  test.each(PROVIDERS)('writes every form there is, without secrets: $name', async ({ answers }) => {
    await writeFile(join(sandbox.path, 'answers.json'), JSON.stringify({ ...answers, bcryptCost: 4, idpSetup: 'idp' }));
    const { code, stderr } = await sandbox.init(['--answers', 'answers.json'], { env: SECRETS });
    expect(code, stderr).toBe(0);
    const names = FILES[answers.idp];
    const texts = await Promise.all(names.map((name) => sandbox.read(`idp/${name}`)));
    for (const text of texts) expect(text).not.toContain('not-a-real');
    expect(texts[names.indexOf('guide.md')]).toContain(`${answers.url}/callback`);
    if (names.includes('main.tf')) await parseHcl(await sandbox.read('idp/main.tf'));
  });

  test('makes the directory and tells of the files', async () => {
    const { code, stdout } = await sandbox.init([...OKTA, '--idp-setup', 'deep/idp/'], { env: SECRETS });
    expect(code).toBe(0);
    expect(await sandbox.list()).toEqual(['deep', 'flyte-secret-auth.yaml', 'values-auth.yaml']);
    expect(stdout).toMatch(/✔ deep\/idp\/guide\.md {2}new, \d+ lines/);
    expect(stdout).toContain('step by step: deep/idp/guide.md\n    the same as code: deep/idp/main.tf\n');
    expect(stdout).toContain('--idp-setup deep/idp --yes');
  });

  test('lists them as data', async () => {
    const { stdout } = await sandbox.init([...OKTA, '--idp-setup', 'idp', '--format', 'json'], { env: SECRETS });
    const { files, register } = JSON.parse(stdout);
    expect(files).toContainEqual({ kind: 'idp setup', path: 'idp/main.tf', replaces: false, holdsSecrets: false });
    expect(register.guide).toEqual({ files: ['idp/guide.md', 'idp/main.tf'] });
  });

  test('without it, names the command that writes them', async () => {
    const { stdout } = await sandbox.init([...GOOGLE, '--format', 'json'], { env: SECRETS });
    expect(JSON.parse(stdout).register.guide.command).toMatch(
      /^flyte-auth-config idp-setup --idp google --url https:\/\/flyte\.example\.com --oidc-client-id \S+$/,
    );
  });

  test('leads there who has no client ids yet', async () => {
    const args = OKTA.filter((arg) => !arg.includes('client-id'));
    const { code, stderr } = await sandbox.init(args, { env: SECRETS });
    expect(code).toBe(2);
    expect(stderr).toContain('without clients at the provider yet, flyte-auth-config idp-setup says what to make there');
  });

  test('shows them and writes nothing in a dry run', async () => {
    const { code, stdout } = await sandbox.init([...OKTA, '--idp-setup', 'idp', '--dry-run'], { env: SECRETS });
    expect(code).toBe(0);
    expect(stdout).toContain('--- idp/guide.md (new,');
    expect(stdout).toContain('resource "okta_app_oauth" "flyteconsole"');
    expect(await sandbox.list()).toEqual([]);
  });

  test('does not write over files that are there, and nothing else either', async () => {
    const args = [...OKTA, '--idp-setup', 'idp'];
    await sandbox.init(args, { env: SECRETS });
    await writeFile(join(sandbox.path, 'idp/main.tf'), 'mine');
    const second = await sandbox.init([...args, '-o', 'second.yaml', '--secret-output', 'second-secret.yaml'], { env: SECRETS });
    expect(second).toMatchObject({ code: 2, stderr: expect.stringContaining('idp/guide.md and idp/main.tf exist already') });
    expect(await sandbox.list()).toEqual(['flyte-secret-auth.yaml', 'idp', 'values-auth.yaml']);
    expect(await sandbox.init([...args, '--force'], { env: SECRETS })).toMatchObject({ code: 0 });
    expect(await sandbox.read('idp/main.tf')).toContain('okta_app_oauth');
  });

  test("goes with a change of the user's own values, and changes nothing the second time", async () => {
    await sandbox.init(OKTA, { env: SECRETS });
    const args = ['--values', 'values-auth.yaml', '--secrets=secret', '--idp-setup', 'idp', '--yes'];
    expect(await sandbox.init(args, { env: SECRETS })).toMatchObject({ code: 0 });
    expect(await sandbox.read('idp/guide.md')).toContain('`0oa3a2b3c4d5e6f7g8h9`');
    const again = await sandbox.init(args, { env: SECRETS });
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('idp/guide.md  stays as it is') });
  });

  test.each([
    ['standard output', '-', '--idp-setup: "-" is standard output, which takes one file only. name a directory'],
    ['nothing', '', '--idp-setup'],
    ['a file', 'answers.json', 'cannot write answers.json/guide.md: a part of its path is no directory'],
  ])('refuses %s', async (_what, directory, words) => {
    await writeFile(join(sandbox.path, 'answers.json'), JSON.stringify(answersFor('okta', 'external', 'flyte-core', 'secret')));
    const { code, stderr } = await sandbox.init(['--answers', 'answers.json', `--idp-setup=${directory}`], { env: SECRETS });
    expect(code).not.toBe(0);
    expect(stderr).toContain(words);
    expect(await sandbox.list()).toEqual(['answers.json']);
  });
});

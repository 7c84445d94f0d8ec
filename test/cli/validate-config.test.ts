import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { runMain } from '../support/run.ts';

const RIGHT = readFileSync(new URL('../fixtures/valid/binary-internal-okta.yaml', import.meta.url), 'utf8');
const WRONG = RIGHT.replace('oauth2/default', 'oauth2/default/');
const WARNED = RIGHT.replace('0oa1webapp0000000001', '$'.concat('{OIDC_CLIENT_ID}'));

const FILES: Readonly<Record<string, string>> = {
  'repo/.git/HEAD': '',
  'repo/.flyte-auth-config.yaml': 'rules:\n  oidc-issuer-trailing-slash: warning\nignore: [legacy/]\n',
  'repo/wrong.yaml': WRONG,
  'repo/warned.yaml': WARNED,
  'repo/deploy/prod/wrong.yaml': WRONG,
  'repo/legacy/wrong.yaml': WRONG,
  'repo/strict/.flyte-auth-config.yaml': 'failOn: warning\nfiles: values-*.yaml\n',
  'repo/strict/values-a.yaml': RIGHT,
  'repo/strict/deep/values-b.yaml': RIGHT,
  'repo/strict/other.yaml': WRONG,
  'repo/release/.flyte-auth-config.yaml': 'chart: flyte-core\nchartVersion: v1.15.0\n',
  'repo/release/values.yaml': RIGHT,
  'repo/release/application.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: flyte }
spec:
  source:
    repoURL: https://charts.example.com
    chart: flyte-binary
    targetRevision: v1.16.8
    helm:
      valuesObject: ${JSON.stringify(parse(RIGHT))}
`,
  'repo/bad/.flyte-auth-config.yaml': 'rules:\n  auth-of: error\n',
  'repo/bad/values.yaml': RIGHT,
  'repo/inner/.git/HEAD': '',
  'repo/inner/wrong.yaml': WRONG,
};

let root = '';
const validate = (args: readonly string[], cwd = 'repo') => runMain(['validate', ...args], { cwd: join(root, cwd) });
const reportOf = async (...args: readonly string[]) => JSON.parse((await validate([...args, '--format', 'json'])).stdout);

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'validate-config-'));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('which file counts', () => {
  test.each([
    ['the one beside the values', 'wrong.yaml', '.flyte-auth-config.yaml'],
    ['the one above them', 'deploy/prod/wrong.yaml', '.flyte-auth-config.yaml'],
    ['the nearest one', 'strict/values-a.yaml', 'strict/.flyte-auth-config.yaml'],
    ['the one in a folder that is judged', 'strict', 'strict/.flyte-auth-config.yaml'],
    ['the one above a pattern', 'deploy/**/*.yaml', '.flyte-auth-config.yaml'],
    ['none above the root of the repository', 'inner/wrong.yaml', undefined],
  ])('%s', async (_name, file, config) => {
    expect((await reportOf(file)).config).toBe(config);
  });

  test('seen from another folder', async () => {
    const { stdout } = await validate(['../wrong.yaml'], 'repo/deploy');
    expect(stdout).toContain('settings of ../.flyte-auth-config.yaml\n');
  });

  test('of standard input, the one of the current folder', async () => {
    const { stdout } = await runMain(['validate', '-'], { cwd: join(root, 'repo/deploy'), stdin: WRONG });
    expect(stdout).toContain('settings of ../.flyte-auth-config.yaml\n');
  });

  test('--config names another one, --no-config none', async () => {
    expect((await validate(['wrong.yaml'])).code).toBe(0);
    expect((await validate(['wrong.yaml', '--no-config'])).code).toBe(1);
    expect((await validate(['warned.yaml', '--config', 'strict/.flyte-auth-config.yaml'])).code).toBe(1);
    expect((await validate(['wrong.yaml', '--config', 'missing.yaml'])).code).toBe(2);
  });
});

describe('what it says', () => {
  test('is beaten by flags', async () => {
    expect((await validate(['wrong.yaml', '--rule', 'oidc-issuer-trailing-slash=error'])).code).toBe(1);
    expect((await validate(['wrong.yaml', '--fail-on', 'warning'])).code).toBe(1);
    expect((await validate(['warned.yaml', '--config', 'strict/.flyte-auth-config.yaml', '--fail-on', 'error'])).code).toBe(0);
    expect((await reportOf('release/values.yaml', '--chart', 'flyte-binary')).releases[0]).toMatchObject({
      chart: 'flyte-binary',
      chartVersion: 'v1.15.0',
    });
  });

  test('tells chart and version', async () => {
    expect((await reportOf('release/values.yaml')).releases[0]).toMatchObject({ chart: 'flyte-core', chartVersion: 'v1.15.0' });
  });

  test('is beaten by a manifest, which knows its own release', async () => {
    const [release] = (await reportOf('release/application.yaml')).releases;
    expect(release).toMatchObject({ chart: 'flyte-binary', chartVersion: 'v1.16.8' });
    const [other] = (await reportOf('release/application.yaml', '--chart-version', 'v1.14.0')).releases;
    expect(other).toMatchObject({ chart: 'flyte-binary', chartVersion: 'v1.14.0' });
  });

  test('chooses among the files below a folder, and not among those that are named', async () => {
    const files = async (...names: readonly string[]) =>
      (await reportOf(...names)).releases.flatMap((release: { readonly files: readonly string[] }) => release.files);
    expect(await files('strict')).toEqual(['strict/deep/values-b.yaml', 'strict/values-a.yaml']);
    expect(await files('strict/other.yaml')).toEqual(['strict/other.yaml']);
    expect(await files('.', '--config', '.flyte-auth-config.yaml')).not.toContain('legacy/wrong.yaml');
  });

  test('ends in a wrong call where it is not understood', async () => {
    const { code, stdout, stderr } = await validate(['bad/values.yaml']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('bad/.flyte-auth-config.yaml:2:3: no rule has the id "auth-of". did you mean "auth-off"');
  });
});

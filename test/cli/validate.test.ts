import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { validateRequest } from '../../src/cli/validate-request.ts';
import { runMain } from '../support/run.ts';

const RIGHT = readFileSync(new URL('../fixtures/valid/binary-internal-okta.yaml', import.meta.url), 'utf8');
const WRONG = RIGHT.replace('oauth2/default', 'oauth2/default/');
const WARNED = RIGHT.replace('0oa1webapp0000000001', '$'.concat('{OIDC_CLIENT_ID}'));

const FILES: Readonly<Record<string, string>> = {
  'right.yaml': RIGHT,
  'wrong.yaml': WRONG,
  'warned.yaml': WARNED,
  'off.yaml': 'configuration:\n  auth:\n    enabled: false\n',
  '--dashes.yaml': RIGHT,
  'no-auth.yaml': 'configuration:\n  database:\n    host: db\n',
  'broken.yaml': 'configuration: [\n',
  'deploy/prod/values.yaml': WRONG,
  'deploy/dev/values.yml': RIGHT,
  'deploy/dev/secret.yaml': 'apiVersion: v1\nkind: Secret\nstringData:\n  auth: x\n',
  'deploy/chart/templates/auth.yaml': 'auth: {{ .Values.auth }}\n',
  'deploy/notes.txt': 'auth: x\n',
  'empty/readme.md': '',
};

let cwd = '';
const validate = (...args: string[]) => runMain(['validate', ...args], { cwd });
const read = (name: string) => readFileSync(join(cwd, name), 'utf8');

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'validate-'));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

describe('the exit code', () => {
  test.each([
    ['nothing wrong', ['right.yaml'], 0],
    ['an error', ['wrong.yaml'], 1],
    ['a warning', ['warned.yaml'], 0],
    ['a warning where warnings count', ['warned.yaml', '--fail-on', 'warning'], 1],
    ['an info where infos count', ['no-auth.yaml', '--fail-on', 'info'], 1],
    ['nothing about authentication', ['no-auth.yaml'], 0],
    ['a file that is not YAML', ['broken.yaml'], 1],
    ['a rule switched off', ['wrong.yaml', '--rule', 'oidc-issuer-trailing-slash=off'], 0],
    ['a rule made a warning', ['wrong.yaml', '--rule', 'oidc-issuer-trailing-slash=warning'], 0],
    ['a warning made an error', ['warned.yaml', '--rule', 'placeholder=error'], 1],
    ['no such file', ['missing.yaml'], 2],
    ['no file at all', [], 2],
    ['an unknown flag', ['right.yaml', '--fix-it'], 2],
    ['an unknown format', ['right.yaml', '--format', 'html'], 2],
    ['an unknown chart', ['right.yaml', '--chart', 'flyte-two'], 2],
    ['a directory without values', ['empty'], 2],
    ['a file over the limit', ['right.yaml', '--max-size', '10'], 2],
    ['a report that cannot be written', ['right.yaml', '--report', 'json=no/such/folder/report.json'], 3],
  ])('%s', async (_name, args, code) => {
    expect((await validate(...args)).code).toBe(code);
  });
});

describe('which files make a release', () => {
  test('several files are one release in the order of Helm', async () => {
    const { code, stdout } = await validate('right.yaml', 'off.yaml', '--format', 'json');
    const report = JSON.parse(stdout);
    expect(code).toBe(1);
    expect(report.releases).toMatchObject([{ files: ['right.yaml', 'off.yaml'], auth: 'off-although-configured' }]);
    expect(report.diagnostics[0]).toMatchObject({ ruleId: 'auth-off', file: 'off.yaml' });
    expect((await validate('off.yaml', 'right.yaml')).code).toBe(0);
  });

  test('--each judges them one by one', async () => {
    const { stdout } = await validate('right.yaml', 'off.yaml', '--each', '--format', 'json');
    expect(JSON.parse(stdout).releases).toMatchObject([
      { files: ['right.yaml'], auth: 'on' },
      { files: ['off.yaml'], auth: 'off' },
    ]);
  });

  test('a directory stands for the values files below it', async () => {
    const { stdout, code } = await validate('deploy', '--format', 'json');
    const report = JSON.parse(stdout);
    expect(code).toBe(1);
    expect(report.releases.map(({ files }: { files: string[] }) => files)).toEqual([
      ['deploy/dev/values.yml'],
      ['deploy/prod/values.yaml'],
    ]);
  });

  test('behind -- stands nothing but files', async () => {
    const { stdout } = await validate('--each', '--format', 'json', 'right.yaml', '--', 'off.yaml', '--dashes.yaml');
    expect(JSON.parse(stdout).releases.map(({ files }: { files: string[] }) => files)).toEqual([
      ['right.yaml'],
      ['off.yaml'],
      ['--dashes.yaml'],
    ]);
  });

  test('- is standard input', async () => {
    const { code, stdout } = await runMain(['validate', '-', '--format', 'oneline'], { stdin: WRONG });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^<stdin>:5:16: error: .* \[oidc-issuer-trailing-slash\]\n$/);
  });
});

describe('the report', () => {
  test('text, with nothing on standard error', async () => {
    const { stdout, stderr } = await validate('wrong.yaml');
    expect(stderr).toBe('');
    expect(stdout).toContain('wrong.yaml:5:16: error: issuer URL "https://acme.okta.com/oauth2/default/" ends with "/"');
    expect(stdout).toContain('= docs: flyte-auth-config explain oidc-issuer-trailing-slash');
    expect(stdout).toContain('1 error, 0 warnings, 0 infos');
  });

  test('no secret gets into any format', async () => {
    for (const format of ['text', 'oneline', 'json', 'github', 'sarif', 'junit']) {
      const mismatch = RIGHT.replace('not-a-real-propeller-secret', 'another-fake-secret');
      const { stdout } = await runMain(['validate', '-', '--format', format], { stdin: mismatch });
      expect(stdout).toContain('hash-mismatch');
      expect(stdout).not.toMatch(/fake-secret|not-a-real|JDJi/);
    }
  });

  test.each([
    ['a terminal', {}, true, true],
    ['a pipe', {}, false, false],
    ['a terminal without colours', { TERM: 'dumb' }, true, false],
    ['NO_COLOR', { NO_COLOR: '1' }, true, false],
    ['NO_COLOR without a value', { NO_COLOR: '' }, true, true],
    ['FORCE_COLOR', { FORCE_COLOR: '1' }, false, true],
    ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, true, false],
    ['FORCE_COLOR against NO_COLOR', { FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
  ] as const)('colours: %s', async (_name, env, stdout, coloured) => {
    const shown = await runMain(['validate', 'wrong.yaml'], { cwd, env, tty: { stdout } });
    expect(shown.stdout.includes('\u001b[')).toBe(coloured);
  });

  test('annotations come on top of the text on GitHub, unless a format was asked for', async () => {
    const env = { GITHUB_ACTIONS: 'true' };
    const chosen = await runMain(['validate', 'wrong.yaml'], { cwd, env });
    expect(chosen.stdout).toContain('= docs:');
    expect(chosen.stdout).toContain('\n::error file=wrong.yaml,line=5,');
    expect((await runMain(['validate', 'wrong.yaml', '--format', 'text'], { cwd, env })).stdout).not.toContain('::error');
  });

  test('on GitHub, files are named from the root of the repository on', async () => {
    const env = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: cwd };
    const inFolder = join(cwd, 'deploy/prod');
    const { stdout } = await runMain(['validate', 'values.yaml', '--report', 'sarif=out.sarif'], { cwd: inFolder, env });
    expect(stdout).toContain('\nvalues.yaml: ');
    expect(stdout).toContain('\n::error file=deploy/prod/values.yaml,line=5,');
    const [run] = JSON.parse(read('deploy/prod/out.sarif')).runs;
    expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('deploy/prod/values.yaml');
    const outside = await runMain(['validate', 'wrong.yaml'], { cwd, env: { ...env, GITHUB_WORKSPACE: inFolder } });
    expect(outside.stdout).toContain('\n::error file=wrong.yaml,');
  });

  test('--output and --report write files', async () => {
    const { stdout } = await validate('wrong.yaml', '-o', 'out.txt', '--report', 'sarif=out.sarif', '--report', 'junit=out.xml');
    expect(stdout).toBe('');
    expect(read('out.txt')).toContain('[oidc-issuer-trailing-slash]');
    expect(JSON.parse(read('out.sarif')).runs[0].results).toHaveLength(1);
    expect(read('out.xml')).toContain('<testsuite name="wrong.yaml" tests="1" failures="1"');
  });

  test('--quiet leaves out what does not count', async () => {
    expect((await validate('warned.yaml', '--quiet', '--report', 'json=all.json')).stdout).toBe('');
    expect(JSON.parse(read('all.json')).diagnostics).toHaveLength(1);
    expect((await validate('wrong.yaml', '--quiet')).stdout).toContain('oidc-issuer-trailing-slash');
  });
});

describe('what the command line means', () => {
  const base = {
    file: ['a'],
    chartVersion: 'v1',
    release: 'r',
    namespace: 'n',
    each: false,
    dryRun: false,
    rendered: false,
    failOn: 'error',
    quiet: false,
  } as const;
  const options = (change: object) => validateRequest({ ...base, ...change });

  test.each([
    ['--report', { report: ['sarif=a=b.sarif'] }, { reports: [{ format: 'sarif', file: 'a=b.sarif' }] }],
    ['--rule', { rule: ['auth-off=off', 'hash-form=info'] }, { overrides: { 'auth-off': 'off', 'hash-form': 'info' } }],
    ['--max-size in bytes', { maxSize: '100' }, { maxBytes: 100 }],
    ['--max-size in megabytes', { maxSize: '20M' }, { maxBytes: 20 * 1024 * 1024 }],
    ['--max-size in kilobytes', { maxSize: '2kb' }, { maxBytes: 2048 }],
  ])('%s', (_name, change, expected) => {
    expect(options(change)).toMatchObject(expected);
  });

  test.each([
    ['no format', { report: ['out.json'] }, '--report "out.json" is not FORMAT=FILE'],
    ['an unknown format', { report: ['html=x'] }, 'is not FORMAT=FILE'],
    ['a mistyped rule', { rule: ['auth-of=off'] }, 'no rule has the id "auth-of"'],
    ['no severity', { rule: ['auth-off'] }, 'is not ID=SEVERITY'],
    ['no size', { maxSize: 'big' }, '--max-size "big" is no size'],
  ])('%s', (_name, change, message) => {
    expect(() => options(change)).toThrow(message);
  });
});

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { parseConfig } from '../../src/config-file/parse.ts';
import { sourceText } from '../../src/core/lines.ts';
import { ALL_RULES } from '../../src/rules/registry.ts';
import { runMain } from '../support/run.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const VALUES = join(ROOT, 'test/fixtures/valid/binary-internal-okta.yaml');
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const manifest = JSON.parse(read('package.json'));

/** The program in a folder of its own, which only says how it was called. */
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shipped '));
  for (const name of ['bin', 'ci', 'dist']) mkdirSync(join(folder, name));
  cpSync(join(ROOT, 'ci/action.mjs'), join(folder, 'ci/action.mjs'));
  cpSync(join(ROOT, 'bin/helm-plugin.js'), join(folder, 'bin/helm-plugin.js'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'dist/main.js'), '');
  writeFileSync(join(folder, 'bin/flyte-auth-config.js'), 'console.log(JSON.stringify(process.argv.slice(2)));');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a line as a shell would, and gives the call that came out of it. */
function callOf(script: string, env: Readonly<Record<string, string>>): readonly string[] {
  const { stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return stdout === '' ? [] : JSON.parse(stdout);
}

describe('the GitHub action', () => {
  const action = parse(read('action.yml'));
  const [build, validate] = action.runs.steps;

  /** The variables of a step, with the inputs of a workflow in them. */
  const envOf = (inputs: Readonly<Record<string, string>>) => {
    const all = Object.fromEntries(
      Object.entries<{ default?: string }>(action.inputs).map(([name, { default: text = '' }]) => [name, text]),
    );
    const filled = Object.entries<string>(validate.env).map(([name, text]) => [
      name,
      text.replace(/\$\{\{ inputs\.([\w-]+) \}\}/, (_whole, input: string) => ({ ...all, ...inputs })[input] ?? '?'),
    ]);
    return { GITHUB_ACTION_PATH: folder, ...Object.fromEntries(filled) };
  };

  test('hands every input on', () => {
    const named = Object.values<string>(validate.env).map((text) => /inputs\.([\w-]+)/.exec(text)?.[1]);
    expect(named).toEqual(Object.keys(action.inputs));
  });

  test('builds nothing where the program is built', () => {
    expect(callOf(build.run, { GITHUB_ACTION_PATH: folder })).toEqual([]);
  });

  test.each([
    ['nothing', {}, ['validate', '--', '.']],
    ['files', { files: 'values a.yaml\n\n  --b.yaml\n' }, ['validate', '--', 'values a.yaml', '--b.yaml']],
    [
      'text that a shell would run',
      { files: '$(exit 1)`id`;"\'', chart: '$HOME' },
      ['validate', '--chart=$HOME', '--', '$(exit 1)`id`;"\''],
    ],
    [
      'flags',
      { each: 'true', 'fail-on': 'warning', namespace: 'n' },
      ['validate', '--namespace=n', '--fail-on=warning', '--each', '--', '.'],
    ],
    [
      'reports',
      { sarif: 'a b.sarif', junit: 'x.xml' },
      ['validate', '--report=sarif=a b.sarif', '--report=junit=x.xml', '--', '.'],
    ],
    [
      'rules',
      { rules: 'auth-off=off\nplaceholder=error' },
      ['validate', '--rule=auth-off=off', '--rule=placeholder=error', '--', '.'],
    ],
  ])('turns %s into a call', (_name, inputs, call) => {
    expect(callOf(validate.run, envOf(inputs))).toEqual(call);
  });

  test('calls what the program understands', async () => {
    const inputs = {
      files: VALUES,
      each: 'true',
      chart: 'flyte-binary',
      'chart-version': 'v1.16.8',
      release: 'r',
      namespace: 'n',
      'fail-on': 'error',
      rules: 'auth-off=off',
    };
    const { code, stderr } = await runMain(callOf(validate.run, envOf(inputs)));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});

describe('the hook of pre-commit', () => {
  const [hook] = parse(read('.pre-commit-hooks.yaml'));

  test('calls what the program understands', async () => {
    const [program, ...args] = hook.entry.split(' ');
    expect(Object.keys(manifest.bin)).toContain(program);
    expect(await runMain([...args, VALUES])).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  test.each([
    ['values.yaml', true],
    ['deploy/values-prod.yml', true],
    ['deploy/values.yaml.tmpl', false],
    ['my-values.yaml', false],
  ])('%s: %s', (name, isTaken) => {
    expect(new RegExp(hook.files).test(name)).toBe(isTaken);
  });
});

describe('the plugin of Helm', () => {
  const plugin = parse(read('plugin.yaml'));
  const run = (args: string, env: Readonly<Record<string, string>> = {}) =>
    callOf(`${plugin.platformCommand[0].command.replace('$HELM_PLUGIN_DIR', '"$HELM_PLUGIN_DIR"')} ${args}`, {
      HELM_PLUGIN_DIR: folder,
      ...env,
    });

  test('has the version of the program', () => expect(plugin.version).toBe(manifest.version));

  test('has one command for every system', () => {
    expect(new Set(plugin.platformCommand.map(({ command }: { command: string }) => command)).size).toBe(1);
    expect(plugin.platformCommand.map(({ os }: { os: string }) => os)).toEqual(['linux', 'darwin', 'windows']);
  });

  test('builds nothing where the program is built', () => {
    expect(callOf(plugin.hooks.install, { HELM_PLUGIN_DIR: folder })).toEqual([]);
  });

  test('takes the namespace that Helm took', () => {
    expect(run('validate values.yaml', { HELM_NAMESPACE: 'prod' })).toEqual(['validate', 'values.yaml', '--namespace', 'prod']);
    expect(run('validate values.yaml', { HELM_NAMESPACE: 'default' })).toEqual(['validate', 'values.yaml']);
    expect(run('schema', { HELM_NAMESPACE: 'prod' })).toEqual(['schema']);
    expect(run('--version')).toEqual(['--version']);
  });

  test.each(['validate', 'render', 'init'])('%s knows a namespace', async (command) => {
    expect((await runMain([command, '--help'])).stdout).toContain('--namespace');
  });
});

test('the job of GitLab calls what the program understands', async () => {
  const job = parse(read('ci/gitlab.yml'))['flyte-auth-config'];
  const [, call = ''] = job.script[0].split(' -- flyte-auth-config ');
  const cwd = mkdtempSync(join(tmpdir(), 'gitlab-'));
  const { code } = await runMain(call.replace('$FLYTE_VALUES', VALUES).split(' '), { cwd });
  expect(code).toBe(0);
  expect(readFileSync(join(cwd, job.artifacts.reports.junit), 'utf8')).toContain('<testsuites ');
  expect(job.variables.FLYTE_AUTH_CONFIG).toBe(`${manifest.name}@${manifest.version}`);
  rmSync(cwd, { recursive: true });
});

describe('docs/ci.md', () => {
  const page = read('docs/ci.md');
  const blocks = (language: string) =>
    [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, text = '']) => text);

  test.each(blocks('yaml'))('is YAML: %s', (text) => {
    expect(parseDocument(text).errors).toEqual([]);
  });

  test('shows a configuration that is understood', () => {
    const ruleIds = ALL_RULES.map(({ id }) => id);
    expect(parseConfig(sourceText('page', blocks('yaml').at(-1) ?? ''), ruleIds)).toHaveProperty('files');
  });

  test('names inputs that the action has', () => {
    const inputs = Object.keys(parse(read('action.yml')).inputs);
    const [, list = ''] = /The other inputs \(([^)]*)\)/.exec(page) ?? [];
    expect([...list.matchAll(/`([\w-]+)`/g)].map(([, name]) => name).sort()).toEqual(
      inputs.filter((name) => !['files', 'sarif'].includes(name)).sort(),
    );
  });

  const calls = blocks('sh').flatMap((text) =>
    [...text.matchAll(/^(?:flyte-auth-config|helm flyte-auth) ([^>#&\n]*)/gm)].map(([, call = '']) => call.trim()),
  );

  test.each(calls)('calls what the program understands: %s', async (call) => {
    const { code, stderr } = await runMain(call.split(' '), { cwd: folder });
    expect(code === 0 || /does not exist|no values file/.test(stderr)).toBe(true);
  });

  test('shows calls', () => expect(calls.length).toBeGreaterThan(3));
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { useFolder } from './folder.ts';

const folder = useFolder();

const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/migrate/${name}/objects.yaml`, import.meta.url), 'utf8');
const CORE = fixture('core-kubectl-edit');

/** The secrets in the fixtures, as they are and in base64. */
const SECRETS = ['not-a-real-', 'bm90LWEtcmVhbC'];

interface Step {
  readonly phase: string;
  readonly command: string;
}

/** The outcome of a run that writes nothing. */
async function outcomeOf(stdin: string, ...flags: readonly string[]) {
  const { code, stdout } = await folder.run(['migrate', '--dry-run', '--format', 'json', ...flags], { stdin });
  expect(code).toBe(0);
  return JSON.parse(stdout) as {
    readonly conditions: readonly string[];
    readonly next: readonly Step[];
    readonly repeat: string;
  };
}

const commandsOf = (steps: readonly Step[], phase: string): readonly string[] =>
  steps.filter((step) => step.phase === phase).map(({ command }) => command);

describe('how Helm takes over', () => {
  test('a release of Helm is upgraded as it is', async () => {
    const { conditions, next } = await outcomeOf(CORE);
    expect(conditions).toEqual(['give the values file after all others: a later file wins']);
    expect(commandsOf(next, 'handover')).toEqual([]);
    expect(commandsOf(next, 'install')[0]).not.toContain('--take-ownership');
  });

  test('what the chart was rendered to and somebody applied', async () => {
    const { conditions, next } = await outcomeOf(CORE.replaceAll(/ +meta\.helm\.sh.*\n/g, ''));
    expect(conditions.at(-1)).toContain('no release of Helm made them');
    expect(commandsOf(next, 'handover')).toEqual([]);
    expect(commandsOf(next, 'install')[0]).toMatch(/ --take-ownership$/);
  });

  test('a kustomize build: its deployments go first, after the Secret is there', async () => {
    const { next } = await outcomeOf(fixture('kustomize-external'));
    expect(next.map(({ phase }) => phase).slice(0, 5)).toEqual(['check', 'check', 'secrets', 'handover', 'install']);
    expect(commandsOf(next, 'handover')[0]).toMatch(/^kubectl delete deployment -n flyte --ignore-not-found flyteadmin /);
    expect(commandsOf(next, 'install')[0]).toMatch(/ --take-ownership$/);
  });

  test('another chart comes in the place of the first', async () => {
    const { conditions, next } = await outcomeOf(CORE, '--chart', 'flyte-binary');
    expect(conditions.at(-1)).toContain('where the release "flyte-core" is flyte-core now, Helm takes that away');
    expect(commandsOf(next, 'install')[0]).toContain(' flyteorg/flyte-binary ');
  });
});

describe('the files', () => {
  test('are shown and not written with --dry-run', async () => {
    const { code, stdout } = await folder.run(['migrate', '--dry-run'], { stdin: CORE });
    expect({ code, list: await folder.list() }).toEqual({ code: 0, list: [] });
    expect(stdout).toContain('client_secret: "(hidden)"');
  });

  test('are replaced with --force alone', async () => {
    await folder.put('values-auth.yaml', 'mine: true\n');
    const { code, stderr } = await folder.run(['migrate'], { stdin: CORE });
    expect({ code, text: await folder.read('values-auth.yaml') }).toEqual({ code: 2, text: 'mine: true\n' });
    expect(stderr).toContain('values-auth.yaml');
    expect(await folder.run(['migrate', '--force'], { stdin: CORE })).toMatchObject({ code: 0 });
  });

  test('values go to standard output, and the rest to standard error', async () => {
    const { code, stdout, stderr } = await folder.run(['migrate', '-o', '-'], { stdin: CORE });
    expect({ code, list: await folder.list() }).toEqual({ code: 0, list: ['flyte-secret-auth.yaml'] });
    expect(stdout).toMatch(/^# Authentication of Flyte/);
    expect(stderr).toContain('On the cluster');
  });

  test('are made again by the line that is shown', async () => {
    const { repeat } = await outcomeOf(CORE, '--chart', 'flyte-binary', '--namespace', 'other');
    expect(repeat).toBe('flyte-auth-config migrate - --chart flyte-binary --namespace other --force');
  });
});

describe('what cannot be read ends in a message', () => {
  test.each([
    [
      'broken YAML',
      'kind: Secret\ndata:\n  client_secret: "not-a-real-secret\n',
      /^flyte-auth-config: <stdin>:3:18: .*\n {2}kubectl would not read/,
    ],
    ['an anchor in itself', 'kind: ConfigMap\nmetadata: &m { name: a, b: *m }\n', /contains itself/],
    ['deep nesting', '['.repeat(5000), /nested deeper than 500 levels/],
    ['nothing', '', /there is no configuration of Flyte among the objects/],
    [
      'no base64',
      CORE.replace(/(oidc_client_secret: ).*/, '$1not-a-real base64!'),
      /"oidc_client_secret" of the Secret "flyte-admin-secrets" in <stdin> cannot be read/,
    ],
    ['authentication that is off', CORE.replace('useAuth: true', 'useAuth: false'), /authentication is off in these objects/],
    [
      'two installations',
      `${CORE}\n---\n${CORE.replaceAll('flyte-prod', 'other')}`,
      /there are 2 installations of Flyte among the objects/,
    ],
    [
      'a configuration that Flyte refuses',
      CORE.replace('sameSitePolicy: LaxMode', 'sameSitePolicy: odd'),
      /flyteadmin does not start with this configuration/,
    ],
  ])('%s', async (_what, stdin, message) => {
    const { code, stdout, stderr } = await folder.run(['migrate'], { stdin });
    expect({ code, stdout, list: await folder.list() }).toEqual({ code: 2, stdout: '', list: [] });
    expect(stderr).toMatch(message);
    for (const secret of SECRETS) expect(stderr).not.toContain(secret);
  });

  test('a terminal in place of a pipe', async () => {
    const { code, stderr } = await folder.run(['migrate'], { tty: { stdin: true } });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('no objects on standard input\n  kubectl get '),
    });
  });
});

describe('no secret is shown', () => {
  test.each([
    ['core-kubectl-edit', ['--dry-run', '--secrets', 'values']],
    ['core-kubectl-edit', ['--chart', 'flyte-binary']],
    ['kustomize-external', ['--format', 'json']],
    ['kustomize-external', ['--dry-run']],
    ['binary-running', []],
    ['binary-running', ['--dry-run', '--chart', 'flyte-core']],
  ])('%s %j', async (name, flags) => {
    const { code, stdout, stderr } = await folder.run(['migrate', ...flags], { stdin: fixture(name) });
    expect(code).toBe(0);
    for (const secret of SECRETS) expect(stdout + stderr).not.toContain(secret);
  });
});

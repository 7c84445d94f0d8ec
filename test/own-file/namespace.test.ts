import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { answersFor } from '../generate/matrix.ts';
import { OIDC_SECRET, PROPELLER_SECRET, SECRETS, useSandbox } from '../init/sandbox.ts';
import { runMain } from '../support/run.ts';

const sandbox = useSandbox();

const put = (name: string, text: string) => writeFile(join(sandbox.path, name), text);

const APPLICATION = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: flyte }
spec:
  destination: { namespace: flyte }
  source:
    chart: flyte-core
    repoURL: https://flyteorg.github.io/flyte
    targetRevision: v1.16.8
    helm:
      values: |
        flyteadmin: { replicaCount: 2 }
`;

/** Runs `init` on the user's own file, and returns the commands for the cluster. */
async function commandsFor(name: string, text: string, secrets: 'secret' | 'existing' | 'external-secrets'): Promise<string[]> {
  const { output: _, ...answers } = answersFor('okta', 'internal', 'flyte-core', secrets, { bcryptCost: 4 });
  await put('answers.json', JSON.stringify(answers));
  await put(name, text);
  const env = secrets === 'secret' ? SECRETS : { FLYTE_AUTH_PROPELLER_CLIENT_SECRET: PROPELLER_SECRET };
  const { code, stdout, stderr } = await sandbox.init(
    ['--values', name, '--answers', 'answers.json', '--yes', '--format', 'json'],
    { env },
  );
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout).next.map(({ command }: { command: string }) => command);
}

describe('forceNamespace', () => {
  const VALUES = 'forceNamespace: flyte-prod\nflyteadmin: { replicaCount: 2 }\n';
  const namespacesIn = (commands: readonly string[], program: string) =>
    new Set(commands.filter((one) => one.startsWith(program)).map((one) => / -n (\S+)/.exec(one)?.[1]));

  test('the pods and their Secret are there, and the release is where it was', async () => {
    const commands = await commandsFor('values.yaml', VALUES, 'secret');
    expect(namespacesIn(commands, 'kubectl')).toEqual(new Set(['flyte-prod']));
    expect(namespacesIn(commands, 'helm')).toEqual(new Set(['flyte']));
    expect(parse(await sandbox.read('flyte-secret-auth.yaml')).metadata.namespace).toBe('flyte-prod');
    expect(await sandbox.read('values.yaml')).toContain('http://flyteadmin.flyte-prod.svc.cluster.local:80');
  });

  test('the Secret is found beside the values, and rotates with them', async () => {
    await commandsFor('values.yaml', VALUES, 'secret');
    const beside = ['--secret-manifest', 'flyte-secret-auth.yaml'];
    const run = (...args: string[]) => runMain(args, { cwd: sandbox.path });
    expect((await run('validate', 'values.yaml', ...beside, '--fail-on', 'info')).code).toBe(0);
    const { stdout } = await run('rotate', '--values', 'values.yaml', ...beside, '--yes', '--format', 'json');
    const commands: string[] = JSON.parse(stdout).next.flatMap(({ command = '' }) => command);
    expect(namespacesIn(commands, 'kubectl')).toEqual(new Set(['flyte-prod']));
    expect(namespacesIn(commands, 'helm')).toEqual(new Set(['flyte']));
  });

  test('flyte-binary knows no such thing', async () => {
    await put('values.yaml', 'forceNamespace: other\nnamespace: other\n');
    const { output: _, ...answers } = answersFor('okta', 'internal', 'flyte-binary', 'secret', { bcryptCost: 4 });
    await put('answers.json', JSON.stringify(answers));
    await sandbox.init(['--values', 'values.yaml', '--answers', 'answers.json', '--yes'], { env: SECRETS });
    expect(parse(await sandbox.read('flyte-secret-auth.yaml')).metadata.namespace).toBe('flyte');
  });
});

describe('a Secret that an Application may have made before', () => {
  const MARKS = { 'helm.sh/resource-policy': 'keep', 'argocd.argoproj.io/sync-options': 'Prune=false' };

  test('is kept from being pruned where a manifest makes it', async () => {
    await commandsFor('app.yaml', APPLICATION, 'secret');
    const { metadata, stringData } = parse(await sandbox.read('flyte-secret-auth.yaml'));
    expect(metadata.annotations).toEqual(MARKS);
    expect(stringData).toEqual({ client_secret: PROPELLER_SECRET, oidc_client_secret: OIDC_SECRET });
  });

  test('is kept from being pruned where an operator makes it', async () => {
    await commandsFor('app.yaml', APPLICATION, 'external-secrets');
    expect(parse(await sandbox.read('flyte-secret-auth.yaml')).spec.target.template.metadata.annotations).toEqual(MARKS);
  });

  test('is marked where it exists', async () => {
    const marks = Object.entries(MARKS).map(([key, value]) => `${key}=${value}`);
    const commands = await commandsFor('app.yaml', APPLICATION, 'existing');
    expect(commands).toContain(`kubectl annotate secret -n flyte flyte-secret-auth ${marks.join(' ')} --overwrite`);
  });

  test('needs no such mark where Helm alone brings it', async () => {
    await commandsFor('values.yaml', 'flyteadmin: { replicaCount: 2 }\n', 'secret');
    expect(await sandbox.read('flyte-secret-auth.yaml')).not.toContain('argocd');
  });
});

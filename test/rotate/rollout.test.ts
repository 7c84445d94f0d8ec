import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { manifestFile } from '../../src/generate/manifests.ts';
import type { Answers } from '../../src/questions/answers.ts';
import { answersFor, SECRETS, setupOfAnswers, valuesOfAnswers } from '../generate/matrix.ts';
import { runMain } from '../support/run.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flyte-auth-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Step {
  readonly purpose: string;
  readonly command?: string;
}

/** What rotate says has to be done, for files as init would have written them and values besides. */
async function steps(answers: Answers, more: string, ...flags: readonly string[]): Promise<readonly Step[]> {
  const manifest = manifestFile(setupOfAnswers(answers), answers, SECRETS);
  await writeFile(join(folder, 'values.yaml'), valuesOfAnswers(answers));
  await writeFile(join(folder, 'more.yaml'), more);
  if (manifest !== undefined) await writeFile(join(folder, 'secret.yaml'), manifest);
  const beside = manifest === undefined ? [] : ['--secret-manifest', 'secret.yaml'];
  const argv = ['rotate', '-f', 'values.yaml', '-f', 'more.yaml', ...beside, '--yes', '--format', 'json', ...flags];
  const env = { FLYTE_AUTH_PROPELLER_CLIENT_SECRET: 'not-a-real-secret-of-tomorrow' };
  const { code, stdout, stderr } = await runMain(argv, { cwd: folder, env: flags.includes('--drop-old') ? {} : env });
  expect(code, stderr).toBe(0);
  expect(stdout).not.toContain('not-a-real');
  return JSON.parse(stdout).next;
}

const commandsOf = (list: readonly Step[]) => list.flatMap(({ command }) => command ?? []);
const short = (list: readonly Step[]) =>
  commandsOf(list).map((line) => line.replace(/ --version \S+| -f \S+/g, '').replace('flyte-auth-config ', ''));

const binary = (more: Partial<Answers> = {}, way: Answers['secrets'] = 'secret') =>
  answersFor('google', 'internal', 'flyte-binary', way, more);
const core = (mode: 'internal' | 'external', way: Answers['secrets']) => answersFor('okta', mode, 'flyte-core', way);

const SCHEDULER = 'workflow_scheduler: { enabled: true, type: native }\n';

test.each<[name: string, answers: Answers, more: string, flags: readonly string[], commands: readonly string[]]>([
  [
    'flyte-binary: the Secret, then the hash, which replaces the pod',
    binary(),
    '',
    [],
    ['kubectl apply -n flyte', 'helm upgrade --install flyte-backend flyteorg/flyte-binary -n flyte'],
  ],
  [
    'flyte-binary, all in the manifest: nothing restarts by itself',
    binary({ hashIn: 'secret' }),
    'nameOverride: flyte\n',
    ['--release', 'prod-flyte'],
    ['kubectl apply -n flyte', 'kubectl rollout restart -n flyte deployment/prod-flyte'],
  ],
  [
    'the deployment has another name',
    binary({ hashIn: 'secret' }),
    'fullnameOverride: workflows\n',
    [],
    ['kubectl apply -n flyte', 'kubectl rollout restart -n flyte deployment/workflows'],
  ],
  [
    'flyte-core with a scheduler, old and new side by side',
    core('internal', 'secret'),
    SCHEDULER,
    ['--keep-old', '--release', 'core', '-n', 'prod'],
    [
      'helm upgrade --install core flyteorg/flyte-core -n prod',
      'kubectl apply -n prod',
      'kubectl rollout restart -n prod deployment/flytepropeller deployment/flytescheduler',
      'rotate --drop-old --values values.yaml --values more.yaml --release core --namespace prod',
    ],
  ],
  [
    'flyte-core without the old one: who calls is restarted at once',
    core('internal', 'secret'),
    SCHEDULER,
    [],
    [
      'kubectl apply -n flyte',
      'helm upgrade --install flyte-backend flyteorg/flyte-core -n flyte',
      'kubectl rollout restart -n flyte deployment/flytepropeller',
    ],
  ],
  [
    'sharded propellers are bare pods',
    core('internal', 'values'),
    'flytepropeller: { manager: true }\n',
    [],
    ['helm upgrade --install flyte-backend flyteorg/flyte-core -n flyte', 'kubectl delete pods -n flyte -l app=flytepropeller'],
  ],
  [
    'an external server: new secrets in values restart nothing in flyte-core',
    core('external', 'values'),
    SCHEDULER,
    [],
    [
      'helm upgrade --install flyte-backend flyteorg/flyte-core -n flyte',
      'kubectl rollout restart -n flyte deployment/flytepropeller deployment/flytescheduler',
    ],
  ],
])('%s', async (_name, answers, more, flags, commands) => {
  const namespace = flags.includes('prod') ? { namespace: 'prod' } : {};
  expect(short(await steps({ ...answers, ...namespace }, more, ...flags))).toEqual(commands);
});

test('a secret in the values and its hash in a manifest: both are brought to the cluster', async () => {
  const held = binary({ hashIn: 'secret' });
  const inValues =
    'configuration: { auth: { clientSecretsExternalSecretRef: "", internal: { clientSecret: not-a-real-propeller-secret }, oidc: { clientSecret: not-a-real-oidc-secret } } }\n';
  expect(short(await steps(held, inValues))).toEqual([
    'kubectl apply -n flyte',
    'helm upgrade --install flyte-backend flyteorg/flyte-binary -n flyte',
  ]);
});

test('dropping the old one puts no new secret anywhere', async () => {
  const answers = binary({ hashIn: 'secret' });
  await steps(answers, '', '--keep-old');
  const argv = ['rotate', '-f', 'values.yaml', '--secret-manifest', 'secret.yaml', '--drop-old', '--yes', '--format', 'json'];
  const { code, stdout } = await runMain(argv, { cwd: folder });
  expect(code).toBe(0);
  const { next } = JSON.parse(stdout);
  expect(short(next)).toEqual([
    'kubectl apply -n flyte',
    'kubectl rollout restart -n flyte deployment/flyte-backend-flyte-binary',
  ]);
  expect(JSON.stringify(next)).not.toContain('new secret');
});

test('a chart around the chart is upgraded as a whole', async () => {
  const values = valuesOfAnswers(core('internal', 'values')).replaceAll(/^(?=.)/gm, '  ');
  await writeFile(join(folder, 'values.yaml'), `replicas: 3\nflyte-core:\n${values}`);
  const argv = ['rotate', '-f', 'values.yaml', '--yes', '--format', 'json'];
  const { code, stdout, stderr } = await runMain(argv, { cwd: folder });
  expect(code, stderr).toBe(0);
  expect(commandsOf(JSON.parse(stdout).next)[0]).toBe('helm upgrade --install flyte-backend your-chart -n flyte -f values.yaml');
});

test('a Secret that an operator fills is not the place to change it', async () => {
  const answers = binary({}, 'external-secrets');
  await writeFile(join(folder, 'values.yaml'), valuesOfAnswers(answers));
  const argv = ['rotate', '-f', 'values.yaml', '--yes', '--format', 'json', '--secret-output', 'new.txt'];
  const { code, stdout, stderr } = await runMain(argv, { cwd: folder });
  expect(code, stderr).toBe(0);
  const { files, next } = JSON.parse(stdout);
  expect(files).toEqual([
    { path: 'values.yaml', holdsSecrets: false },
    { path: 'new.txt', holdsSecrets: true },
  ]);
  expect(next[0].purpose).toContain('or into the store that fills it');
});

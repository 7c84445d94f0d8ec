import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Answers } from '../../src/questions/answers.ts';
import { answersFor, COMBINATIONS, type Combination } from '../generate/matrix.ts';
import { runMain } from '../support/run.ts';
import { SECRETS, useSandbox } from './sandbox.ts';

const sandbox = useSandbox();

const named = (name: string, answers: Answers): Combination => ({ name, answers });

/** What the table of all combinations does not vary. */
const OTHERS: readonly Combination[] = [
  ...(['okta', 'google', 'azure-ad', 'keycloak', 'auth0', 'oidc'] as const).map((idp) =>
    named(`${idp}: hash in a Secret`, answersFor(idp, 'internal', 'flyte-binary', 'secret', { hashIn: 'secret' })),
  ),
  named('names of its own', answersFor('okta', 'external', 'flyte-core', 'secret', { secretName: 'mine', namespace: 'prod' })),
  named('a store of its own', answersFor('okta', 'external', 'flyte-core', 'external-secrets', { secretStore: 'vault' })),
  named('data planes, internal', answersFor('google', 'internal', 'flyte-core', 'secret', { dataPlane: 'data-plane.yaml' })),
  named('data planes, external', answersFor('auth0', 'external', 'flyte-core', 'values', { dataPlane: 'data-plane.yaml' })),
  named('the sandbox', answersFor('keycloak', 'internal', 'flyte-binary', 'secret', { url: 'http://localhost:30081' })),
];

const files = (list: readonly string[], pattern: RegExp) => list.filter((name) => pattern.test(name));
const repeated = (flag: string, names: readonly string[]) => names.flatMap((name) => [flag, name]);

/** What client-config is asked for; device logins are for external authorization servers alone. */
const USES = {
  people: [],
  ci: ['--secret-from', 'file:/run/secrets/flyte'],
  command: ['--token-command', 'print-token --for flyte'],
  headless: [],
} as const;

/** Runs init on answers, and client-config on the values that it wrote, once for each use that is possible. */
async function write({ authServer, ...answers }: Answers): Promise<void> {
  await writeFile(join(sandbox.path, 'answers.json'), JSON.stringify({ ...answers, authServer, bcryptCost: 4 }));
  const { code, stderr } = await sandbox.init(['--answers', 'answers.json'], { env: SECRETS });
  expect(code, stderr).toBe(0);
  const release = ['--chart', answers.chart, '--namespace', answers.namespace];
  for (const [use, flags] of Object.entries(USES)) {
    if (use === 'headless' && authServer === 'internal') continue;
    const args = ['client-config', '--values', 'values-auth.yaml', ...release, '--for', use, ...flags];
    const client = await runMain([...args, '-o', `client-${use}.yaml`], { cwd: sandbox.path });
    expect(client.code, client.stderr).toBe(0);
  }
}

async function findings(...args: readonly string[]): Promise<readonly string[]> {
  const { code, stdout, stderr } = await runMain(['validate', '--format', 'json', ...args], { cwd: sandbox.path });
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout).diagnostics.map((one: { ruleId: string; severity: string }) => `${one.severity}: ${one.ruleId}`);
}

describe('init and client-config leave nothing to say: values, Secrets and clients together', () => {
  test.each([...COMBINATIONS, ...OTHERS])('$name', async ({ answers }) => {
    await write(answers);
    const all = await sandbox.list();
    const release = ['--chart', answers.chart, '--namespace', answers.namespace];
    const manifests = answers.secrets === 'secret' ? ['flyte-secret-auth.yaml'] : [];
    const clients = files(all, /^client-/);
    const beside = [...repeated('--client', clients), ...repeated('--secret-manifest', manifests)];
    const found = await findings('values-auth.yaml', ...release, ...beside);
    // What is in a Secret that nobody here has written, nobody here can tell.
    const untold = answers.secrets === 'existing' || answers.secrets === 'external-secrets';
    expect(found.filter((one) => !(untold && one === 'info: secret-reference'))).toEqual([]);
    for (const file of files(all, /^data-plane/)) expect(await findings(file, '--chart', 'flyte-core')).toEqual([]);
  });
});

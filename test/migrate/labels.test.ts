import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { sourceText } from '../../src/core/lines.ts';
import { useFolder } from './folder.ts';
import { effective, modelOf, modelOfObjects } from './legacy.ts';

const folder = useFolder();

type Labels = Readonly<Record<string, string>>;

/** The objects of a fixture, labelled as a chart labels them. */
function labelled(name: 'core-kubectl-edit' | 'binary-running', labels: Labels): string {
  const url = new URL(`../fixtures/migrate/${name}/objects.yaml`, import.meta.url);
  const list = parse(readFileSync(url, 'utf8'));
  for (const { metadata } of list.items) metadata.labels = { ...metadata.labels, ...labels };
  return stringify(list);
}

async function migrated(objects: string, ...flags: readonly string[]) {
  const { code, stdout } = await folder.run(['migrate', '--format', 'json', ...flags], { stdin: objects });
  expect(code).toBe(0);
  return JSON.parse(stdout);
}

describe('umbrella charts are known by their labels, and take the values below their key', () => {
  const release = { chartVersion: 'v1.16.8', release: 'flyte', namespace: 'flyte' };

  test('flyte', async () => {
    const objects = labelled('core-kubectl-edit', { 'helm.sh/chart': 'flyte-v1.16.8' });
    const { differences, next } = await migrated(objects);
    const text = await folder.read('values-auth.yaml');
    const values = sourceText('values-auth.yaml', text);
    expect(effective(modelOf([values], { ...release, namespace: 'flyte-prod', chart: 'flyte' }))).toEqual(
      effective(modelOfObjects(objects)),
    );
    expect(differences).toEqual([]);
    expect(text).toMatch(/^# .* Helm chart flyte v1\.16\.8,.*\n(#.*\n)+\nflyte:\n {2}configmap:\n/);
    const install = next.find(({ phase }: { phase: string }) => phase === 'install').command;
    expect(install).toContain('helm upgrade --install flyte-core flyteorg/flyte --version v1.16.8 ');
    expect(await folder.run(['validate', 'values-auth.yaml', '--chart', 'flyte', '--fail-on', 'warning'])).toMatchObject({
      code: 0,
    });
  });

  test('flyte-sandbox: its deployment has its name', async () => {
    const labels = { 'helm.sh/chart': 'flyte-binary-v1.16.8', 'app.kubernetes.io/name': 'flyte-sandbox' };
    const { next } = await migrated(labelled('binary-running', labels));
    expect(parse(await folder.read('values-auth.yaml'))).toMatchObject({
      'flyte-binary': { configuration: { auth: { enabled: true } } },
    });
    expect(next.at(-1).command).toBe('kubectl rollout restart -n flyte deployment/flyte-backend-flyte-sandbox');
  });

  test('whoever names a chart gets values for that one', async () => {
    const labels = { 'helm.sh/chart': 'flyte-v1.16.8' };
    const { conditions } = await migrated(labelled('core-kubectl-edit', labels), '--chart', 'flyte-core');
    expect(parse(await folder.read('values-auth.yaml'))).not.toHaveProperty('flyte');
    expect(conditions.at(-1)).toContain('where the release "flyte-core" is flyte now, Helm takes that away');
  });
});

describe('the version of the chart that runs', () => {
  test('is told by a label', async () => {
    const { conditions } = await migrated(labelled('core-kubectl-edit', { 'helm.sh/chart': 'flyte-core-v1.15.3' }));
    expect(conditions.at(-1)).toBe(
      'Flyte may change from v1.15.3 to v1.16.8: --chart-version v1.15.3 stays with the one that runs',
    );
  });

  test('is not the one of a checkout', async () => {
    const { conditions } = await migrated(labelled('core-kubectl-edit', { 'helm.sh/chart': 'flyte-core-v0.1.10' }));
    expect(conditions.at(-1)).not.toContain('may change');
  });
});

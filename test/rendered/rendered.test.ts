import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { positionAt, sourceText } from '../../src/core/lines.ts';
import { formatPath } from '../../src/core/origin.ts';
import { at } from '../../src/core/tree.ts';
import { analyseRendered } from '../../src/rendered/analyse.ts';
import { judgeAnalysis } from '../../src/rules/judge.ts';
import { runMain } from '../support/run.ts';

const read = (name: string): string => readFileSync(new URL(`../fixtures/rendered/${name}.yaml`, import.meta.url), 'utf8');
const analyses = (text: string) => analyseRendered([sourceText('m.yaml', text)]);

/** Every finding as `line:column rule path`. */
async function findings(text: string): Promise<readonly string[]> {
  const source = sourceText('m.yaml', text);
  const judgements = await Promise.all(analyseRendered([source]).map((one) => judgeAnalysis(one, [source], {})));
  return judgements.flatMap(({ diagnostics }) =>
    diagnostics.map(({ ruleId, place }) => {
      const { line, column } = positionAt(source, place?.span.start ?? 0);
      return `${line}:${column} ${ruleId} ${formatPath(place?.path ?? [])}`;
    }),
  );
}

const SLASH = 'oidc-issuer-trailing-slash configuration.auth.oidc.baseUrl';

describe('what Helm prints', () => {
  test('is one release with its processes, Secrets, namespace and version', () => {
    const [one, ...others] = analyses(read('core'));
    expect(others).toEqual([]);
    expect(one?.model.release).toEqual({
      chart: 'flyte-core',
      chartVersion: 'v1.16.7',
      name: 'flyte-backend',
      namespace: 'flyte',
    });
    expect(one?.model.processes.map(({ name }) => name)).toEqual(['flyteadmin', 'flytepropeller']);
    expect(one?.model.manifests?.missingSecrets).toEqual([]);
  });

  test('findings point into the text of the ConfigMap, and name the values that it comes from', async () => {
    expect(await findings(read('core'))).toEqual([
      '60:20 oidc-issuer-trailing-slash configmap.adminServer.auth.userAuth.openId.baseUrl',
    ]);
  });

  test('what the chart writes anyway is not the user’s', () => {
    const [one] = analyses(read('core'));
    const values = one?.model.userValues;
    expect(at(values, ['configmap', 'adminServer', 'server', 'security', 'useAuth'])).toBeDefined();
    expect(at(values, ['configmap', 'adminServer', 'server', 'security', 'allowCors'])).toBeUndefined();
    expect(at(values, ['configmap', 'admin', 'admin', 'endpoint'])).toBeUndefined();
  });

  test.each([
    ['a broken file', (text: string) => text.replace('      authorizedUris:', '      authorizedUris: ['), 'flyte-load-fails'],
    ['a raw hash', (text: string) => text.replace(/JDJi\w+/, '$2b$06$x'), 'hash-form'],
    [
      'a Secret that nothing makes',
      (text: string) =>
        text.replace('{name: flyte-secret-auth,', '{name: other,').replace('secretName: flyte-admin-secrets', 'secretName: own'),
      'secret-reference',
    ],
    [
      'a misplaced section',
      (text: string) =>
        text.replace('        thirdPartyConfig:\n          flyteClient:', '      thirdPartyConfig:\n          flyteClient:'),
      'misplaced-key',
    ],
    ['auth that is off', (text: string) => text.replace('useAuth: true', 'useAuth: false'), 'auth-off'],
  ])('%s is found', async (_name, change, rule) => {
    const ids = (await findings(change(read('core')))).map((one) => one.split(' ')[1]);
    expect(ids).toContain(rule);
  });

  test('a configuration that is not among the objects is not judged', () => {
    const text = read('core').replace('name: flyte-admin-base-config', 'name: something-else');
    const [one] = analyses(text);
    expect(one?.model.processes.map(({ name }) => name)).toEqual(['flytepropeller']);
    expect(one?.model.manifests?.externalConfig.map(({ value }) => value)).toEqual(['flyte-admin-base-config']);
  });

  test('each namespace has a release of its own', () => {
    const text = `${read('core')}---\n${read('core').replaceAll('namespace: flyte', 'namespace: other')}`;
    expect(analyses(text).map(({ model }) => model.release.namespace)).toEqual(['flyte', 'other']);
  });

  test('objects without a namespace go with the others', () => {
    const text = read('core').replace('{name: flyte-secret-auth, namespace: flyte}', '{name: flyte-secret-auth}');
    const [one, ...others] = analyses(text);
    expect(others).toEqual([]);
    expect(one?.model.manifests?.secrets.map(({ name }) => name)).toContain('flyte-secret-auth');
  });

  test('objects in several files belong together', () => {
    const [config = '', rest = ''] = read('core').split(/(?<=useAuth: true\n)/);
    const sources = [sourceText('a.yaml', config), sourceText('b.yaml', rest)];
    expect(analyseRendered(sources)).toHaveLength(1);
  });
});

describe('what kubectl prints', () => {
  test('is read by the names of the ConfigMaps where there are no Deployments', () => {
    const [one, ...others] = analyses(read('binary-kubectl'));
    expect(others).toEqual([]);
    expect(one?.model.release).toEqual({ chart: 'flyte-binary', chartVersion: 'v1.16.8', name: 'my-flyte', namespace: 'prod' });
    expect(one?.model.manifests?.workloads[0]?.files.map(({ name }) => name)).toEqual([
      '000-core.yaml',
      '004-auth.yaml',
      '014-auth-secrets.yaml',
    ]);
  });

  test('places in a text between quotes are right as well', async () => {
    const text = read('binary-kubectl');
    const [slash] = (await findings(text)).filter((one) => one.includes(SLASH));
    const [line, column] = (slash?.split(' ')[0] ?? '').split(':').map(Number);
    expect(text.split('\n')[(line ?? 0) - 1]?.slice((column ?? 0) - 1)).toMatch(/^\\"https:\/\/acme\.okta\.com/);
  });

  test('nothing of the Secrets is shown', async () => {
    const { stdout } = await runMain(['validate', '--rendered', '-', '--rule', 'hash-missing=off'], {
      stdin: read('binary-kubectl'),
    });
    expect(stdout).toContain(SLASH.split(' ')[0]);
    expect(stdout).not.toMatch(/not-a-real|bm90LWEt|JDJi/);
  });

  test('names of older releases are known', async () => {
    const [one] = analyses(read('legacy'));
    expect(one?.model.processes.map(({ name }) => name)).toEqual(['flyteadmin', 'flytepropeller']);
    expect((await findings(read('legacy'))).map((line) => line.split(' ')[1])).toContain('misplaced-key');
  });
});

describe('validate --rendered', () => {
  test('tells what was judged', async () => {
    const { stdout, code } = await runMain(['validate', '--rendered', '-'], { stdin: read('core') });
    expect(stdout).toContain('<stdin> (rendered, namespace flyte): flyte-core v1.16.7, authentication on');
    expect(code).toBe(1);
  });

  test.each([
    [
      'nothing of Flyte',
      ['--rendered', '-'],
      'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n',
      'no configuration of Flyte',
    ],
    ['what is no YAML', ['--rendered', '-'], 'kind: [\n', '<stdin>:1:7: '],
    ['objects without --rendered', ['-'], read('core'), 'judged with --rendered'],
    ['--fix', ['--rendered', '-', '--fix'], read('core'), '--fix corrects values'],
  ])('refuses %s', async (_name, args, stdin, message) => {
    const { stderr, code } = await runMain(['validate', ...args], { stdin });
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { baseOf, patternOf } from '../../src/commands/glob.ts';
import { runMain } from '../support/run.ts';

const VALUES = 'configuration:\n  auth:\n    enabled: false\n';
const CORE = 'configmap:\n  adminServer:\n    server:\n      security:\n        useAuth: false\n';
const indented = (text: string) => text.replace(/^(?=.)/gm, '  ');
const application = (chart: string, values: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  source:\n    chart: ${chart}\n    helm:\n      valuesObject:\n${values.replace(/^(?=.)/gm, '        ')}`;

const FILES: Readonly<Record<string, string>> = {
  'a/values.yaml': VALUES,
  'a/values.yml': CORE,
  'a/nested.yaml': `backend:\n${indented(VALUES)}`,
  'a/app.yaml': application('flyte-binary', VALUES),
  'a/nginx.yaml': application('ingress-nginx', 'controller: {}\n'),
  'a/own-chart.yaml': application('our-platform', `backend:\n${indented(VALUES)}`),
  'a/broken.yaml': 'configuration:\n  auth: [\n',
  'a/secret.yaml': 'apiVersion: v1\nkind: Secret\nstringData:\n  auth: x\n',
  'a/other.yaml': 'auth:\n  token: x\nserver: {}\n',
  'a/compose.yaml': 'services:\n  web: {}\n',
  'a/node_modules/x/values.yaml': VALUES,
  'a/.git/values.yaml': VALUES,
  'a/chart/Chart.yaml': 'name: own\n',
  'a/chart/values.yaml': VALUES,
  'a/chart/templates/auth.yaml': 'auth: {{ .Values.auth }}\n',
  'a/chart/charts/flyte-binary/values.yaml': VALUES,
  'charts/own/values.yaml': VALUES,
  'charts/own/values-[prod].yaml': VALUES,
};

let cwd = '';
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'find-'));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

/** The files of each release that is judged. */
async function found(...args: string[]): Promise<readonly (readonly string[])[]> {
  const { stdout } = await runMain(['validate', ...args, '--format', 'json'], { cwd });
  return (JSON.parse(stdout) as { releases: { files: string[] }[] }).releases.map(({ files }) => files);
}

describe('a folder', () => {
  test('leads to every file with values about authentication, each a release of its own', async () => {
    expect(await found('a')).toEqual([
      ['a/app.yaml'],
      ['a/broken.yaml'],
      ['a/chart/values.yaml'],
      ['a/nested.yaml'],
      ['a/own-chart.yaml'],
      ['a/values.yaml'],
      ['a/values.yml'],
    ]);
  });

  test('may be named charts, as long as it is not that of a chart’s dependencies', async () => {
    expect(await found('charts')).toEqual([['charts/own/values-[prod].yaml'], ['charts/own/values.yaml']]);
  });

  test('may be the current one', async () => {
    expect((await found('.')).length).toBe(9);
  });

  test('stands beside files, which are one release', async () => {
    expect(await found('a/values.yaml', 'a/values.yml', 'charts')).toEqual([
      ['a/values.yaml', 'a/values.yml'],
      ['charts/own/values-[prod].yaml'],
      ['charts/own/values.yaml'],
    ]);
  });
});

describe('a pattern', () => {
  test.each([
    ['*/values.y*ml', [['a/values.yaml'], ['a/values.yml']]],
    ['**/chart/*.yaml', [['a/chart/values.yaml']]],
    ['a/{app,nested}.yaml', [['a/app.yaml'], ['a/nested.yaml']]],
    ['./charts/**', [['charts/own/values-[prod].yaml'], ['charts/own/values.yaml']]],
  ])('%s', async (pattern, expected) => {
    expect(await found(pattern)).toEqual(expected);
  });

  test('that is the name of a file is that file', async () => {
    expect(await found('charts/own/values-[prod].yaml')).toEqual([['charts/own/values-[prod].yaml']]);
  });

  test.each([
    ['a pattern that fits nothing', 'a/*.json', 'that fits a/*.json'],
    ['a folder without values', 'a/node_modules/x/y', 'does not exist'],
  ])('%s', async (_name, pattern, message) => {
    const { code, stderr } = await runMain(['validate', pattern], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  test.each([
    ['a/b/*.yaml', 'a/b', ['a/b/c.yaml'], ['a/b/c/d.yaml', 'a/b/c.yml']],
    ['**/v.yaml', '.', ['v.yaml', 'a/v.yaml', 'a/b/v.yaml'], ['a/w.yaml']],
    ['a/?[!x].yaml', 'a', ['a/by.yaml'], ['a/bx.yaml', 'a/y.yaml']],
    ['/x/a+b/*.yaml', '/x/a+b', ['/x/a+b/c.yaml'], ['/x/aab/c.yaml']],
  ])('%s', (pattern, base, yes, no) => {
    expect(baseOf(pattern)).toBe(base);
    expect(yes.filter((name) => !patternOf(pattern).test(name))).toEqual([]);
    expect(no.filter((name) => patternOf(pattern).test(name))).toEqual([]);
  });
});

describe('what is named and is no values file', () => {
  test.each([
    ['an Application of another chart', 'a/nginx.yaml', 'describes no release of a chart of Flyte'],
    ['a Secret', 'a/secret.yaml', 'holds Kubernetes objects and no values'],
  ])('%s', async (_name, file, message) => {
    const { code, stderr } = await runMain(['validate', file], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useSandbox } from '../init/sandbox.ts';

const sandbox = useSandbox();
const FLAGS = [
  '--values=app.yaml',
  '--idp=okta',
  '--okta-domain=acme.okta.com',
  '--okta-auth-server=default',
  '--auth-server=external',
  '--url=https://flyte.acme.com',
  '--oidc-client-id=0oa1a2b3c4d5e6f7g8h9',
  '--flytectl-client-id=0oa2a2b3c4d5e6f7g8h9',
  '--propeller-client-id=0oa3a2b3c4d5e6f7g8h9',
  '--chart=flyte-binary',
  '--secrets=existing',
  '--yes',
];

const application = (helm: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: flyte}\nspec:\n  source:\n    chart: flyte-binary\n${helm}`;
const helmRelease = (spec: string) =>
  `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: flyte}\nspec:\n  chart: {spec: {chart: flyte-binary}}\n${spec}`;

async function init(text: string) {
  await writeFile(join(sandbox.path, 'app.yaml'), text);
  return { ...(await sandbox.init(FLAGS)), after: await sandbox.read('app.yaml') };
}

test.each([
  [
    'values in another repository',
    application('    helm: {valueFiles: [$values/flyte.yaml]}\n'),
    'app.yaml holds no values; they come from file "$values/flyte.yaml"\n  change them there with --values FILE, or add "valuesObject: {}" to change them here',
  ],
  [
    'values in a ConfigMap',
    helmRelease('  valuesFrom: [{kind: ConfigMap, name: flyte}]\n'),
    'app.yaml holds no values; they come from ConfigMap "flyte"\n  change them there with --values FILE, or add "values: {}" to change them here',
  ],
  ['no values at all', application('    helm: {releaseName: f}\n'), 'app.yaml holds no values\n  add "valuesObject: {}"'],
  ['no place for values', application(''), 'app.yaml holds Kubernetes objects and no values'],
  ['the release of something else', application('    helm: {values: ""}\n').replace('flyte-binary', 'nginx'), 'no values'],
  ['another object', 'apiVersion: v1\nkind: ConfigMap\ndata: {}\n', 'app.yaml holds Kubernetes objects and no values'],
])('refuses a manifest with %s', async (_what, text, message) => {
  const { code, stderr, after } = await init(text);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
  expect(after).toBe(text);
});

test('names the parameters that win over what it would write', async () => {
  const uri = 'configuration.auth.authorizedUris[0]';
  const parameters = `parameters: [{name: "${uri}", value: https://other.acme.com}, {name: deployment.annotations.a, value: b}]`;
  const text = application(`    helm:\n      valuesObject: {}\n      ${parameters}\n`);
  const { code, stderr, after } = await init(text);
  expect(code).toBe(1);
  expect(stderr).toContain(
    `the public URL would be "https://other.acme.com" instead of "https://flyte.acme.com": Application flyte sets "${uri}" in "parameters", which win over its values`,
  );
  expect(after).toBe(text);
});

test('says where other values come from that it has not seen', async () => {
  const valuesFrom =
    '  valuesFrom:\n    - {kind: ConfigMap, name: base}\n    - {kind: Secret, name: db, targetPath: configuration.database.password}\n';
  const { code, stdout, after } = await init(helmRelease(`${valuesFrom}  values: {}\n`));
  expect(code).toBe(0);
  expect(stdout).toContain('more values come from ConfigMap "base"');
  expect(stdout).toContain('the value of "configuration.database.password" comes from Secret "db"');
  expect(after).toContain(valuesFrom);
});

test('changes the one release of Flyte among others', async () => {
  const other = helmRelease('  values: {a: 1}\n').replace('flyte-binary', 'postgresql');
  const { code, stderr, after } = await init(`${other}---\n${helmRelease('  values: {}\n')}`);
  expect(code, stderr).toBe(0);
  expect(after).toContain(`${other}---\n`);
  expect(after).toContain('    configuration:\n      auth:\n        enabled: true\n');
});

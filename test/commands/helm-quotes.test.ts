import { expect, test } from 'vitest';
import { runMain } from '../support/run.ts';

/** Helm quotes the whole template that it cannot parse; the inner values are one, with every secret in them. */
const VALUES = `configuration:
  auth:
    enabled: true
    oidc: {baseUrl: https://sso.example.com, clientId: x, clientSecret: x}
    internal: {clientSecret: x}
    authorizedUris: [https://flyte.example.com]
  inline:
    auth: {appAuth: {selfAuthServer: {staticClients: {flytepropeller: {client_secret: 'not-a-real-secret{{ x'}}}}}
`;
const APPLICATION = `apiVersion: argoproj.io/v1alpha1
kind: Application
spec:
  source:
    chart: flyte-binary
    helm:
      valueFiles: [more.yaml]
      values: |
        ${VALUES.replaceAll('\n', '\n        ')}`;

test.each([
  ['render', VALUES, ['render', '-f', '-']],
  ['render as JSON', VALUES, ['render', '-f', '-', '--format', 'json']],
  ['validate', VALUES, ['validate', '-']],
  ['validate with values elsewhere', APPLICATION, ['validate', '-']],
])('%s says that Helm refuses, without the secret that Helm quotes', async (_name, stdin, argv) => {
  const { stdout, stderr } = await runMain(argv, { stdin });
  expect(stdout).toMatch(/template/);
  expect(stdout + stderr).not.toContain('not-a-real-secret');
});

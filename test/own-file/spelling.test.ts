import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useSandbox } from '../init/sandbox.ts';

const sandbox = useSandbox();

/** Helm would leave the chart's `clientId` and `scopes` beside these, and Flyte would take the two for one. */
const TWINS = `configuration:
  auth:
    enabled: true
    oidc: {baseUrl: 'https://acme.okta.com/oauth2/default', clientId: 0oa1a2b3c4d5e6f7g8h9}
    clientSecretsExternalSecretRef: sso
    flyteClient:
      clientid: flytectl # Okta, "CLI"
      SCOPES: [offline, all]
    authorizedUris: ['https://flyte.acme.com']
`;

test('a key that the chart spells otherwise gets the spelling of the chart', async () => {
  await writeFile(join(sandbox.path, 'v.yaml'), TWINS);
  const clients = ['--flytectl-client-id=0oa2a2b3c4d5e6f7g8h9', '--propeller-client-id=0oa3a2b3c4d5e6f7g8h9'];
  const { code, stderr } = await sandbox.init(['--values=v.yaml', '--auth-server=external', ...clients, '--yes']);
  expect(code, stderr).toBe(0);
  const after = await sandbox.read('v.yaml');
  expect(after).toMatch(/ {6}clientId: "0oa2a2b3c4d5e6f7g8h9"\n/);
  expect(after).toMatch(/ {6}scopes:/);
  expect(after).not.toMatch(/clientid|SCOPES/);
});

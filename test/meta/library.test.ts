import { expect, test } from 'vitest';
import { analyse, effectiveJson, judge, sourceText } from '../../src/index.ts';

const VALUES = `
configuration:
  auth:
    enabled: true
    oidc: { baseUrl: "https://accounts.google.com/", clientId: 1-a.apps.googleusercontent.com }
    clientSecretsExternalSecretRef: flyte-secret-auth
    authorizedUris: [https://flyte.example.com]
`;

test('the library judges values given as text', async () => {
  const { diagnostics, verdict } = await judge({ sources: [sourceText('values.yaml', VALUES)] });
  expect(verdict).toMatchObject({ chart: 'flyte-binary', auth: 'on', mode: 'Self' });
  expect(diagnostics.map(({ ruleId }) => ruleId)).toContain('oidc-issuer-trailing-slash');
});

test('the library tells the effective configuration', () => {
  const { model } = analyse({ sources: [sourceText('values.yaml', VALUES)] });
  const [flyte] = model.processes;
  expect(flyte && effectiveJson(flyte)).toMatchObject({
    auth: { userAuth: { openId: { baseUrl: 'https://accounts.google.com/' } } },
    security: { useAuth: true },
  });
});

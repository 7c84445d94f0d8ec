import type { Plain } from '../../core/tree.ts';

const CLIENT_SCOPES = ['all', 'offline', 'access_token'];
const cliClient = (id: string) => ({
  grant_types: ['refresh_token', 'authorization_code'],
  id,
  public: true,
  redirect_uris: ['http://localhost:53593/callback', 'http://localhost:12345/callback'],
  response_types: ['code', 'token'],
  scopes: CLIENT_SCOPES,
});
/** The static clients that the chart writes itself, whatever the values say. Source: charts/flyte-binary/templates/configmap.yaml. */
export const SELF_AUTH_SERVER = {
  staticClients: {
    flytepropeller: {
      grant_types: ['refresh_token', 'client_credentials'],
      id: 'flytepropeller',
      response_types: ['token'],
      scopes: CLIENT_SCOPES,
    },
    'flyte-cli': cliClient('flyte-cli'),
    flytectl: cliClient('flytectl'),
  },
} satisfies Plain;

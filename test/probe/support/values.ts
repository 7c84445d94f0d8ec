/** What varies between the values of these tests. */
export interface ValuesOptions {
  readonly issuer: string;
  /** The first authorized URI. */
  readonly url?: string;
  /** Settings of Flyte's own below `auth`, merged as they are; JSON is YAML. */
  readonly auth?: object;
  readonly server?: object;
  readonly admin?: object;
  readonly enabled?: boolean;
  readonly clientId?: string;
  readonly flyteClient?: object;
}

const DEFAULT_URL = 'https://flyte.example.com';

function valuesOf(
  { issuer, url = DEFAULT_URL, enabled = true, clientId = 'flyteconsole', ...rest }: ValuesOptions,
  inline: object,
) {
  return {
    configuration: {
      auth: {
        enabled,
        oidc: { baseUrl: issuer, clientId },
        internal: { clientId: 'flytepropeller' },
        clientSecretsExternalSecretRef: 'flyte-secret-auth',
        flyteClient: { clientId: 'flytectl', scopes: ['all', 'offline'], ...rest.flyteClient },
        authorizedUris: [url],
      },
      inline,
    },
  };
}

/** Values of flyte-binary with an external authorization server. */
export function externalValues(options: ValuesOptions): string {
  const { issuer, auth = {}, admin = {}, server } = options;
  const appAuth = {
    authServerType: 'External',
    externalAuthServer: { baseUrl: issuer, metadataUrl: '.well-known/openid-configuration', allowedAudience: [DEFAULT_URL] },
  };
  return JSON.stringify(
    valuesOf(options, { admin: { scopes: ['all'], ...admin }, ...(server && { server }), auth: { appAuth, ...auth } }),
    null,
    2,
  );
}

/** The same where Flyte issues the tokens. */
export function internalValues(options: ValuesOptions): string {
  const { auth = {}, server } = options;
  return JSON.stringify(valuesOf(options, { auth, ...(server && { server }) }), null, 2);
}

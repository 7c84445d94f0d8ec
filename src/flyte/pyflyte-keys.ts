/** A key that pyflyte reads, case and all, and the variable that beats it. Source: flytekit/configuration/internal.py; `audience` since 1.16.13. */
export const PYFLYTE_KEYS = [
  { key: 'admin.endpoint', variable: 'FLYTE_PLATFORM_URL' },
  { key: 'admin.insecure', variable: 'FLYTE_PLATFORM_INSECURE' },
  { key: 'admin.insecureSkipVerify', variable: 'FLYTE_PLATFORM_INSECURE_SKIP_VERIFY' },
  { key: 'admin.caCertFilePath', variable: 'FLYTE_PLATFORM_CA_CERT_FILE_PATH' },
  { key: 'admin.httpProxyURL', variable: 'FLYTE_PLATFORM_HTTP_PROXY_URL' },
  { key: 'admin.authType', variable: 'FLYTE_CREDENTIALS_AUTH_MODE' },
  { key: 'admin.clientId', variable: 'FLYTE_CREDENTIALS_CLIENT_ID' },
  { key: 'admin.clientSecretEnvVar', variable: 'FLYTE_CREDENTIALS_CLIENT_SECRET_ENV_VAR' },
  { key: 'admin.clientSecretLocation', variable: 'FLYTE_CREDENTIALS_CLIENT_SECRET_LOCATION' },
  { key: 'admin.scopes', variable: 'FLYTE_CREDENTIALS_SCOPES' },
  { key: 'admin.audience', variable: 'FLYTE_CREDENTIALS_AUDIENCE' },
  { key: 'admin.command', variable: 'FLYTE_CREDENTIALS_COMMAND' },
  { key: 'admin.proxyCommand', variable: 'FLYTE_CREDENTIALS_PROXY_COMMAND' },
  { key: 'console.endpoint', variable: 'FLYTE_PLATFORM_CONSOLE_ENDPOINT' },
] as const;
export type PyflyteKey = (typeof PYFLYTE_KEYS)[number]['key'];

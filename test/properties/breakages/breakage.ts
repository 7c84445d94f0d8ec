import type { Severity } from '../../../src/core/diagnostic.ts';
import type { Wanted } from '../support/answers.ts';
import type { Edited } from '../support/edited.ts';

/** One known way of breaking values that are right, and the rule that has to notice it. */
export interface Breakage {
  /** The row of test/rules/rows.ts that it belongs to. */
  readonly row: string;
  readonly name: string;
  /** The set-ups that can be broken like that. */
  readonly when: Wanted;
  readonly rule: string;
  readonly severity: Severity;
  /** Rules that may speak of errors as well, because the change brings them about too. */
  readonly also: readonly string[];
  readonly how: (values: Edited) => void;
}

interface More {
  readonly severity?: Severity;
  readonly also?: readonly string[];
}

/** `breaks('A6', 'authServerType in lower case', { mode: 'external' }, 'auth-server-type', (values) => …)` */
export const breaks = (
  row: string,
  name: string,
  when: Wanted,
  rule: string,
  how: (values: Edited) => void,
  { severity = 'error', also = [] }: More = {},
): Breakage => ({ row, name, when, rule, severity, also, how });

export const BINARY = { chart: 'flyte-binary' } as const;
export const CORE = { chart: 'flyte-core' } as const;
export const INTERNAL = { mode: 'internal' } as const;
export const EXTERNAL = { mode: 'external' } as const;
export const IN_VALUES = { secrets: 'values' } as const;

/** Places of settings in Flyte's own configuration; `secrets.` stands for a file in /etc/secrets. */
export const AT = {
  uris: 'auth.authorizedUris',
  issuer: 'auth.userAuth.openId.baseUrl',
  issuerUrl: 'auth.userAuth.openId.issuerUrl',
  consoleId: 'auth.userAuth.openId.clientId',
  loginScopes: 'auth.userAuth.openId.scopes',
  cookies: 'auth.userAuth.cookieSetting',
  type: 'auth.appAuth.authServerType',
  server: 'auth.appAuth.externalAuthServer',
  audiences: 'auth.appAuth.externalAuthServer.allowedAudience',
  metadata: 'auth.appAuth.externalAuthServer.metadataUrl',
  own: 'auth.appAuth.selfAuthServer',
  clients: 'auth.appAuth.selfAuthServer.staticClients',
  cli: 'auth.appAuth.thirdPartyConfig.flyteClient',
  hash: 'auth.appAuth.selfAuthServer.staticClients.flytepropeller.client_secret',
  security: 'server.security',
  useAuth: 'server.security.useAuth',
  secret: 'secrets.client_secret',
  oidcSecret: 'secrets.oidc_client_secret',
  serviceId: 'admin.clientId',
  serviceScopes: 'admin.scopes',
} as const;

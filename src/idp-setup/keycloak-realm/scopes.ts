import { audience, authTime, fixedClaim, fullName, type ProtocolMapper, subject, userClaim } from './mappers.ts';

/** A client scope as a realm export has it. */
export interface ClientScope {
  readonly name: string;
  readonly description: string;
  readonly protocol: 'openid-connect';
  readonly attributes: Readonly<Record<string, string>>;
  readonly protocolMappers: readonly ProtocolMapper[];
}

const scope = (
  name: string,
  description: string,
  inTokenScope: boolean,
  protocolMappers: readonly ProtocolMapper[],
): ClientScope => ({
  name,
  description,
  protocol: 'openid-connect',
  attributes: { 'include.in.token.scope': String(inTokenScope), 'display.on.consent.screen': 'false' },
  protocolMappers,
});

/** An import that names any client scope gets none of Keycloak's own: the ones that logins need are declared again. */
export const LOGIN_SCOPES: readonly ClientScope[] = [
  scope('basic', 'sub and auth_time, in this scope since Keycloak 25', false, [subject, authTime]),
  scope('profile', 'Name of the user', true, [
    userClaim('preferred_username', 'username'),
    fullName,
    userClaim('given_name', 'firstName'),
    userClaim('family_name', 'lastName'),
  ]),
  scope('email', 'Email address of the user', true, [
    userClaim('email', 'email'),
    userClaim('email_verified', 'emailVerified', 'boolean'),
  ]),
];

/** What clients for people get by default. */
export const LOGIN_SCOPE_NAMES: readonly string[] = LOGIN_SCOPES.map(({ name }) => name);

/** The scopes of Flyte; both mappers stand in `all`, which is a default scope of the clients that get access tokens for Flyte. */
export const flyteScopes = (audiences: readonly string[]): readonly ClientScope[] => [
  scope('all', 'Access to Flyte: the audience, and the claim scp that Flyte reads', true, [
    ...audiences.map((value, index) => audience(index === 0 ? 'flyte-audience' : `flyte-audience-${index + 1}`, value)),
    fixedClaim('flyte-scp', 'scp', ['all']),
  ]),
  scope('offline', 'Asked for by flytectl; Keycloak refuses scopes that it does not know', true, []),
];

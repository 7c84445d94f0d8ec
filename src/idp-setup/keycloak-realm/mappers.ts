/** A protocol mapper as a realm export has it; all values of `config` are texts. */
export interface ProtocolMapper {
  readonly name: string;
  readonly protocol: 'openid-connect';
  readonly protocolMapper: string;
  readonly config: Readonly<Record<string, string>>;
}

/** Where a claim goes. Keycloak takes a missing key for `false`. */
export type Target = 'id.token' | 'access.token' | 'userinfo.token' | 'introspection.token';

const EVERYWHERE: readonly Target[] = ['id.token', 'access.token', 'userinfo.token', 'introspection.token'];
/** Flyte reads access tokens; introspection tells the same about them. */
const ACCESS_TOKEN: readonly Target[] = ['access.token', 'introspection.token'];

function mapper(
  name: string,
  kind: string,
  config: Readonly<Record<string, string>>,
  targets: readonly Target[],
): ProtocolMapper {
  const claims = Object.fromEntries(targets.map((target) => [`${target}.claim`, 'true']));
  return { name, protocol: 'openid-connect', protocolMapper: `oidc-${kind}-mapper`, config: { ...config, ...claims } };
}

/** A claim with an attribute of the user, or with a property such as `emailVerified`. */
export const userClaim = (claim: string, attribute: string, type: 'String' | 'boolean' = 'String'): ProtocolMapper =>
  mapper(
    claim.replaceAll('_', ' '),
    type === 'boolean' ? 'usermodel-property' : 'usermodel-attribute',
    { 'user.attribute': attribute, 'claim.name': claim, 'jsonType.label': type },
    EVERYWHERE,
  );

export const fullName: ProtocolMapper = mapper('full name', 'full-name', {}, EVERYWHERE);
export const subject: ProtocolMapper = mapper('sub', 'sub', {}, ACCESS_TOKEN);
export const authTime: ProtocolMapper = mapper(
  'auth_time',
  'usersessionmodel-note',
  { 'user.session.note': 'AUTH_TIME', 'claim.name': 'auth_time', 'jsonType.label': 'long' },
  EVERYWHERE,
);

/** Adds a fixed audience to access tokens. */
export const audience = (name: string, value: string): ProtocolMapper =>
  mapper(name, 'audience', { 'included.custom.audience': value }, ACCESS_TOKEN);

/** Adds a fixed claim to access tokens, written as JSON. */
export const fixedClaim = (name: string, claim: string, value: unknown): ProtocolMapper =>
  mapper(
    name,
    'hardcoded-claim',
    { 'claim.name': claim, 'claim.value': JSON.stringify(value), 'jsonType.label': 'JSON' },
    ACCESS_TOKEN,
  );

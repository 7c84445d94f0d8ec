import { FILE_NAMES, setupFiles } from '../../../src/idp-setup/files.ts';
import { SECRET_VARIABLES } from '../../../src/idp-setup/keycloak-realm/clients.ts';
import { keycloakRealm } from '../../../src/idp-setup/keycloak-realm/realm.ts';
import { setupOf } from '../../../src/idp-setup/setup.ts';
import type { AuthServer } from '../../../src/questions/answers.ts';
import { answersFor } from '../../generate/matrix.ts';

export const FLYTE_URL = 'https://flyte.example.com';

/** The client secrets, as Keycloak's environment has them. */
export const SECRETS = {
  [SECRET_VARIABLES.oidcClientSecret]: 'not-a-real-web-secret',
  [SECRET_VARIABLES.propellerClientSecret]: 'not-a-real-service-secret',
} as const;
export const WEB_SECRET = SECRETS[SECRET_VARIABLES.oidcClientSecret];
export const SERVICE_SECRET = SECRETS[SECRET_VARIABLES.propellerClientSecret];

/** Somebody who may log in. */
export const PERSON = { username: 'ada', password: 'not-a-real-password' } as const;

export type Realm = ReturnType<typeof keycloakRealm>;

/** The realm that `idp-setup` writes. */
export const generatedRealm = (realm: string, authServer: AuthServer): Realm =>
  keycloakRealm(setupOf({ idp: 'keycloak', keycloakUrl: 'https://sso.example.com', realm, authServer, url: FLYTE_URL }));

/** The realm that `init --idp-setup` writes beside the values. */
function realmBesideValues(realm: string): Realm {
  const answers = answersFor('keycloak', 'external', 'flyte-core', 'secret', { realm, url: FLYTE_URL });
  const file = setupFiles(answers, answers.output).find(({ name }) => name === FILE_NAMES['keycloak-realm']);
  return JSON.parse(file?.text ?? '') as Realm;
}

/** The realm without one of the mappers in its client scopes. */
export const withoutMapper = (realm: Realm, left: string): Realm => ({
  ...realm,
  clientScopes: realm.clientScopes.map((scope) => ({
    ...scope,
    protocolMappers: scope.protocolMappers.filter(({ name }) => name !== left),
  })),
});

/** The realm without one of its client scopes. */
const withoutScope = (realm: Realm, left: string): Realm => ({
  ...realm,
  clientScopes: realm.clientScopes.filter(({ name }) => name !== left),
});

const user = {
  username: PERSON.username,
  email: 'ada@example.com',
  emailVerified: true,
  firstName: 'Ada',
  lastName: 'Lovelace',
  enabled: true,
  credentials: [{ type: 'password', value: PERSON.password }],
};

/** The realm with that person in it. */
const populated = (realm: Realm) => ({ ...realm, users: [user] });

/** The realm with placeholders of variables that nobody sets. */
const withoutVariables = (realm: Realm): Realm => JSON.parse(JSON.stringify(realm).replaceAll('${FLYTE_', '${UNSET_')) as Realm;

/** The realm for logins without a browser, changed as the note of idp-setup says; `keepsPkce` for only one half of it. */
const withDeviceFlow = (realm: Realm, { keepsPkce }: { readonly keepsPkce: boolean }) => {
  const pkce = keepsPkce ? { 'pkce.code.challenge.method': 'S256' } : {};
  const attributes = { ...pkce, 'oauth2.device.authorization.grant.enabled': 'true' };
  return { ...realm, clients: realm.clients.map((client) => (client.publicClient ? { ...client, attributes } : client)) };
};

/** The realms that Keycloak imports when it starts. */
export const IMPORTED_REALMS = [
  populated(generatedRealm('flyte', 'external')),
  populated(generatedRealm('flyte-internal', 'internal')),
  populated(realmBesideValues('beside-values')),
  populated(withoutMapper(generatedRealm('no-audience', 'external'), 'flyte-audience')),
  populated(withoutScope(generatedRealm('no-scope', 'external'), 'all')),
  withDeviceFlow(generatedRealm('device', 'external'), { keepsPkce: false }),
  withDeviceFlow(generatedRealm('device-with-pkce', 'external'), { keepsPkce: true }),
  withoutVariables(generatedRealm('no-variables', 'external')),
];

/**
 * What to make in a realm that exists, as the guide and the Terraform code do: the realm has Keycloak's own client scopes, and
 * clients get `service_account` and others by themselves.
 */
export function partsForExistingRealm({ clientScopes, clients }: Realm) {
  const ofFlyte = clientScopes.filter(({ name }) => name === 'all' || name === 'offline');
  const secrets = new Map(Object.entries(SECRETS).map(([name, value]) => [`\${${name}}`, value]));
  const withSecrets = clients.map((client) => ('secret' in client ? { ...client, secret: secrets.get(client.secret) } : client));
  return { clientScopes: ofFlyte, clients: withSecrets, users: [user] };
}

import { describe, expect, test } from 'vitest';
import { keycloakRealm } from '../../src/idp-setup/keycloak-realm/realm.ts';
import { setupText } from '../../src/idp-setup/text.ts';
import { AUTH_SERVERS } from '../../src/questions/answers.ts';
import { setup } from './support/setups.ts';

describe('the realm for Keycloak', () => {
  // Keycloak makes this one by itself, whatever else is imported.
  const BY_ITSELF = 'offline_access';

  test.each(AUTH_SERVERS)('declares every client scope that it names (%s)', (mode) => {
    const { clients, clientScopes, defaultDefaultClientScopes } = keycloakRealm(setup('keycloak', mode));
    const declared = [...clientScopes.map(({ name }) => name), BY_ITSELF];
    const named = clients.flatMap((client) => [
      ...client.defaultClientScopes,
      ...('optionalClientScopes' in client ? client.optionalClientScopes : []),
    ]);
    expect([...named, ...defaultDefaultClientScopes].filter((name) => !declared.includes(name))).toEqual([]);
  });

  test('has no client but the console where Flyte issues its own tokens', () => {
    const { clients, clientScopes } = keycloakRealm(setup('keycloak', 'internal'));
    expect(clients.map(({ clientId }) => clientId)).toEqual(['flyteconsole']);
    expect(clientScopes.map(({ name }) => name)).toEqual(['basic', 'profile', 'email']);
  });

  test('takes the ids, the realm and the audiences that were given', () => {
    const realm = keycloakRealm(
      setup('keycloak', 'external', {
        realm: 'My-Realm',
        oidcClientId: 'web',
        flytectlClientId: 'cli',
        propellerClientId: 'services',
        audience: ['one', 'two'],
      }),
    );
    expect(realm.realm).toBe('My-Realm');
    expect(realm.clients.map(({ clientId }) => clientId)).toEqual(['web', 'cli', 'services']);
    const mappers = realm.clientScopes.find(({ name }) => name === 'all')?.protocolMappers ?? [];
    expect(mappers.flatMap(({ config }) => config['included.custom.audience'] ?? [])).toEqual(['one', 'two']);
    expect(new Set(mappers.map(({ name }) => name)).size).toBe(mappers.length);
  });

  test('finds the realm in an issuer that was given as a whole', () => {
    const issuer = 'https://sso.example.com/realms/My%20Realm';
    expect(keycloakRealm(setup('keycloak', 'internal', { issuer })).realm).toBe('My Realm');
  });

  test('holds placeholders where the secrets belong, and says so', () => {
    const { text, notes } = setupText(setup('keycloak', 'external'), 'keycloak-realm');
    expect(text.match(/"secret": .*/g)).toEqual([
      `"secret": "\${FLYTE_OIDC_CLIENT_SECRET}",`,
      `"secret": "\${FLYTE_PROPELLER_CLIENT_SECRET}",`,
    ]);
    expect(notes[0]).toContain('set FLYTE_OIDC_CLIENT_SECRET and FLYTE_PROPELLER_CLIENT_SECRET');
  });
});

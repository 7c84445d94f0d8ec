import { partsForExistingRealm, type Realm } from './realms.ts';
import { ADMIN } from './server.ts';

/** Makes a realm through the admin API, as an administrator would by hand, and adds Flyte's scopes, clients and a person. */
export async function makeRealmByHand(keycloakUrl: string, realm: Realm): Promise<void> {
  const token = await adminToken(keycloakUrl);
  const post = async (path: string, body: unknown): Promise<void> => {
    const response = await fetch(`${keycloakUrl}/admin/realms${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  };
  const { clientScopes, clients, users } = partsForExistingRealm(realm);
  await post('', { realm: realm.realm, enabled: true });
  for (const scope of clientScopes) await post(`/${realm.realm}/client-scopes`, scope);
  for (const client of clients) await post(`/${realm.realm}/clients`, client);
  for (const user of users) await post(`/${realm.realm}/users`, user);
}

async function adminToken(keycloakUrl: string): Promise<string> {
  const response = await fetch(`${keycloakUrl}/realms/master/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: 'admin-cli',
      username: ADMIN.user,
      password: ADMIN.password,
    }),
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return token;
}

import { realmPlace } from '../keycloak.ts';
import type { IdpSetup } from '../setup.ts';
import { nativeClient, serviceClient, webClient } from './clients.ts';
import { flyteScopes, LOGIN_SCOPE_NAMES, LOGIN_SCOPES } from './scopes.ts';

/** A realm for `kc.sh start --import-realm` or `kc.sh import`: clients, and for an external set-up client scopes with their mappers. */
export function keycloakRealm(setup: IdpSetup) {
  const { answers, tokens } = setup;
  return {
    realm: realmPlace(setup).realm,
    enabled: true,
    clientScopes: [...LOGIN_SCOPES, ...(tokens === undefined ? [] : flyteScopes(tokens.allowedAudience))],
    defaultDefaultClientScopes: LOGIN_SCOPE_NAMES,
    clients: [webClient(answers), ...(tokens === undefined ? [] : [nativeClient(answers), serviceClient(answers)])],
  };
}

import type { IdpId } from '../../questions/answers.ts';
import { flagOf } from '../../questions/names.ts';
import type { SecretKey } from '../../questions/secret-questions.ts';
import { fileKey } from '../../questions/secret-sources.ts';
import { secretsOf } from '../init-command.ts';
import type { ClientKey, IdpSetup } from '../setup.ts';

/** Where the provider shows the id and the secret of a client. */
const SHOWN: Readonly<Record<IdpId, { readonly id: string; readonly secret: string }>> = {
  okta: { id: 'Client ID (General > Client Credentials)', secret: 'Client secret (General > Client Credentials)' },
  google: { id: 'Client ID', secret: 'Client secret' },
  'azure-ad': {
    id: 'Application (client) ID (Overview)',
    secret: 'Value of the secret (Certificates & secrets), not its Secret ID',
  },
  keycloak: { id: 'Client ID', secret: 'Client Secret (Credentials)' },
  auth0: { id: 'Client ID (Settings)', secret: 'Client Secret (Settings)' },
  oidc: { id: 'client id', secret: 'client secret' },
};

/** Whose id or secret each answer is. */
export const CLIENT_NAMES: Readonly<Record<SecretKey | ClientKey, string>> = {
  oidcClientId: 'web app',
  oidcClientSecret: 'web app',
  flytectlClientId: 'native app',
  propellerClientId: 'service app',
  propellerClientSecret: 'service app',
};

/** One row for each value that the provider assigns: the flag of `init`, and where the value is shown. */
export function resultRows(setup: IdpSetup): readonly (readonly [string, string])[] {
  const shown = SHOWN[setup.profile.id];
  const ids = setup.assigned.map(
    (key) =>
      [
        flagOf(key),
        key === 'oktaAuthServer'
          ? 'last part of the Issuer URI of the authorization server (Security > API)'
          : `${CLIENT_NAMES[key]}: ${shown.id}`,
      ] as const,
  );
  const secrets = secretsOf(setup).map(
    (key) => [`${flagOf(fileKey(key))}`, `${CLIENT_NAMES[key]}: a file that holds the ${shown.secret}`] as const,
  );
  return [...ids, ...secrets];
}

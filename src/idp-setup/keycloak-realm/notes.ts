import { secretsOf } from '../init-command.ts';
import type { IdpSetup } from '../setup.ts';
import { SECRET_VARIABLES } from './clients.ts';

const DEVICE_FLOW =
  'for logins without a browser (device flow) turn on that grant of the client of flytectl and empty its PKCE method: Keycloak would want PKCE there too, and flytectl sends none then';

/** What to know before a realm is imported: JSON has no comments. */
export function realmNotes(setup: IdpSetup): readonly string[] {
  const variables = secretsOf(setup).map((key) => SECRET_VARIABLES[key]);
  return [
    `set ${variables.join(' and ')} in Keycloak's environment before the import, to what Flyte gets: without ${variables.length === 1 ? 'it' : 'them'} the placeholder itself becomes the secret`,
    ...(setup.tokens === undefined ? [] : [DEVICE_FLOW]),
    'put the file into data/import and start Keycloak with --import-realm; a realm that exists already is left as it is',
    "the realm has the client scopes that Flyte needs and no others, so that Keycloak's own account console does not work in it; for a realm with users of other applications use Terraform",
  ];
}

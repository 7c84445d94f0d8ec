import { azScript } from './az/script.ts';
import type { Format } from './formats.ts';
import { secretsOf } from './init-command.ts';
import { SECRET_VARIABLES } from './keycloak-realm/clients.ts';
import { keycloakRealm } from './keycloak-realm/realm.ts';
import { guide } from './markdown/guide.ts';
import type { IdpSetup } from './setup.ts';
import { terraformText } from './terraform/index.ts';

/** The provider's side in one form, and what to know before it is used. */
export interface SetupText {
  readonly text: string;
  readonly notes: readonly string[];
}

/** Writes the provider's side; the form has to be one of the provider's. Pure; holds no secret. */
export const setupText = (setup: IdpSetup, format: Format): SetupText => WRITERS[format](setup);

const WRITERS: Readonly<Record<Format, (setup: IdpSetup) => SetupText>> = {
  markdown: (setup) => ({ text: guide(setup), notes: [] }),
  terraform: (setup) => ({ text: terraformText(setup), notes: [] }),
  'keycloak-realm': (setup) => ({ text: `${JSON.stringify(keycloakRealm(setup), null, 2)}\n`, notes: realmNotes(setup) }),
  az: (setup) => ({ text: azScript(setup), notes: [] }),
};

const DEVICE_FLOW =
  'for logins without a browser (device flow) turn on that grant of the client of flytectl and empty its PKCE method: Keycloak would want PKCE there too, and flytectl sends none then';

/** JSON has no comments. */
function realmNotes(setup: IdpSetup): readonly string[] {
  const variables = secretsOf(setup).map((key) => SECRET_VARIABLES[key]);
  return [
    `set ${variables.join(' and ')} in Keycloak's environment before the import: without ${variables.length === 1 ? 'it' : 'them'} the placeholder itself becomes the secret`,
    ...(setup.tokens === undefined ? [] : [DEVICE_FLOW]),
    'put the file into data/import and start Keycloak with --import-realm; a realm that exists already is left as it is',
    "the realm has the client scopes that Flyte needs and no others, so that Keycloak's own account console does not work in it; for a realm with users of other applications use --format terraform",
  ];
}

import { azScript } from './az/script.ts';
import type { Format } from './formats.ts';
import { realmNotes } from './keycloak-realm/notes.ts';
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

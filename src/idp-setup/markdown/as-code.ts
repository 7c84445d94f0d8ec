import { FILE_NAMES } from '../files.ts';
import { type Format, formatsFor } from '../formats.ts';
import { realmNotes } from '../keycloak-realm/notes.ts';
import type { IdpSetup } from '../setup.ts';
import { code, list } from './text.ts';

/** How each form is used that stands beside the guide. */
const USES: Readonly<Record<Exclude<Format, 'markdown'>, (setup: IdpSetup) => readonly string[]>> = {
  terraform: () => ['`terraform init` and `terraform apply` in this directory; the comment at its top says what it needs'],
  az: () => [`\`bash ${FILE_NAMES.az}\`, logged in with the Azure CLI`],
  'keycloak-realm': (setup) => ['a new realm, to be imported by Keycloak', ...realmNotes(setup)],
};

/** The forms of the set-up that are code. */
export const codeFormsOf = ({ profile }: IdpSetup): readonly Exclude<Format, 'markdown'>[] =>
  formatsFor(profile.id).filter((format) => format !== 'markdown');

/** The files beside the guide that do the same; `steps` is the number of the last step that they spare. */
export function asCode(setup: IdpSetup, steps: number): readonly string[] {
  const forms = codeFormsOf(setup);
  if (forms.length === 0 || setup.values === undefined) return [];
  const which = steps === 1 ? 'step 1' : `the steps 1 to ${steps}`;
  const lines = forms.map((form) => `${code(FILE_NAMES[form])}: ${USES[form](setup).join('\n  - ')}`);
  return [`## The same as code\n\nInstead of ${which}:\n\n${list(lines)}`];
}

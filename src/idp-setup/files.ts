import type { Answers } from '../questions/answers.ts';
import { type Format, formatsFor } from './formats.ts';
import { setupOf } from './setup.ts';
import { setupText } from './text.ts';

/** What the forms are called where they stand in one directory. */
export const FILE_NAMES: Readonly<Record<Format, string>> = {
  markdown: 'guide.md',
  terraform: 'main.tf',
  'keycloak-realm': 'realm.json',
  az: 'entra.sh',
};

/** One form of the provider's side as a file; holds no secret. */
export interface SetupFile {
  readonly name: string;
  readonly text: string;
}

/** Every form that there is for the provider, for a set-up whose values are written to the file `values`. The guide comes first. */
export function setupFiles(answers: Answers, values: string): readonly SetupFile[] {
  const setup = setupOf(answers, values);
  return formatsFor(answers.idp).map((format) => ({ name: FILE_NAMES[format], text: setupText(setup, format).text }));
}

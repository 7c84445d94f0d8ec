import { factsOfAnswers } from '../client-config/facts.ts';
import { clientText } from '../client-config/text.ts';
import { setupFiles } from '../idp-setup/files.ts';
import type { AnsweredSecrets, Answers } from '../questions/answers.ts';
import { fileNames } from './file-names.ts';
import { dataPlaneManifest, manifestFile } from './manifests.ts';
import type { AuthSetup } from './setup.ts';
import { dataPlaneFile } from './values/data-plane.ts';
import { valuesFile } from './values/file.ts';
import type { FileToWrite } from './write.ts';

/** What a file is for. */
export type FileKind = 'values' | 'manifest' | 'data plane' | 'data plane manifest' | 'client' | 'idp setup' | 'backup';

/** The text of a file and where it goes. */
export interface FileText extends Pick<FileToWrite, 'name' | 'text' | 'makesDirectory'> {
  readonly kind: FileKind;
}

/** The texts of all files; `values` is that of the user's own file where that is changed. Throws UsageError where a secret is missing. */
export function textsOf(setup: AuthSetup, answers: Answers, secrets: AnsweredSecrets, values?: string): readonly FileText[] {
  const text = values ?? valuesFile(setup, answers, secrets);
  const manifest = manifestFile(setup, answers, secrets);
  return [
    { kind: 'values', name: answers.output, text },
    ...(manifest === undefined ? [] : [{ kind: 'manifest', name: answers.secretOutput, text: manifest } as const]),
    ...dataPlaneTexts(setup, answers, secrets),
    ...clientTexts(answers),
    ...idpSetupTexts(answers),
  ];
}

/** The files for clusters that run workflows alone. */
function dataPlaneTexts(setup: AuthSetup, answers: Answers, secrets: AnsweredSecrets): readonly FileText[] {
  const { dataPlane } = answers;
  if (dataPlane === undefined) return [];
  const values: FileText = { kind: 'data plane', name: dataPlane, text: dataPlaneFile(setup, answers, secrets) };
  const manifest = dataPlaneManifest(setup, answers, secrets);
  if (manifest === undefined) return [values];
  return [values, { kind: 'data plane manifest', name: fileNames(answers).dataPlaneManifest, text: manifest }];
}

/** What people put into their home directories. */
function clientTexts(answers: Answers): readonly FileText[] {
  const { clientConfig: name } = answers;
  if (name === undefined) return [];
  const client = { request: { purpose: 'people' }, format: 'yaml', caCert: undefined, name: fileNames(answers).client } as const;
  return [{ kind: 'client', name, text: clientText(factsOfAnswers(answers), client).text }];
}

/** The identity provider's side: a guide, and code where there is any. */
function idpSetupTexts(answers: Answers): readonly FileText[] {
  const { idpSetup } = answers;
  if (idpSetup === undefined) return [];
  return setupFiles(answers, fileNames(answers).values).map(({ name, text }) => ({
    kind: 'idp setup',
    name: `${idpSetup}/${name}`,
    text,
    makesDirectory: true,
  }));
}

import { ExitCode } from '../core/exit-code.ts';
import type { Io } from '../core/io.ts';
import { readAnswers, refuseGaps } from '../idp-setup/answers.ts';
import { type Format, refuseFormat } from '../idp-setup/formats.ts';
import { setupOf } from '../idp-setup/setup.ts';
import { setupText } from '../idp-setup/text.ts';
import { remarkText } from '../questions/problems.ts';
import { readInputs } from './init/inputs.ts';
import { writeChanges } from './write-changes.ts';

export interface IdpSetupOptions {
  /** The flags that give answers, under the answers' keys. */
  readonly flags: Readonly<Record<string, unknown>>;
  readonly answersFile?: string;
  readonly format: Format;
  /** A file name; standard output if absent or `-`. */
  readonly output?: string;
  /** Replace the file if it exists. */
  readonly force: boolean;
}

/** Writes a guide or code that sets up Flyte's clients at the identity provider. */
export async function idpSetup(options: IdpSetupOptions, io: Io): Promise<ExitCode> {
  const { given } = await readInputs(options, io);
  const resolution = readAnswers(given);
  if (resolution.draft.idp !== undefined) refuseFormat(options.format, resolution.draft.idp);
  refuseGaps(resolution);
  const { text, notes } = setupText(setupOf(resolution.draft), options.format);
  const { output = '-' } = options;
  if (output === '-') io.stdout.write(text);
  else await writeChanges([{ name: output, text, holdsSecrets: false, mayReplace: options.force }], io.cwd);
  for (const note of [...resolution.notes.map(remarkText), ...notes]) io.stderr.write(`note: ${note}\n`);
  return ExitCode.ok;
}

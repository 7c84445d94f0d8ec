import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { WorkError } from '../../core/errors.ts';
import type { Io } from '../../core/io.ts';
import type { ChangedFile } from '../../rotate/rotation.ts';
import type { Secret } from '../../secrets/secret.ts';
import { type ChangeToWrite, writeChanges } from '../write-changes.ts';
import type { RotateOptions } from './options.ts';

/** Writes the changed files, and a new secret into a file of its own where that is asked for: all or none. */
export async function writeRotated(
  files: readonly ChangedFile[],
  generated: Secret | undefined,
  { secretOutput, force }: RotateOptions,
  io: Io,
): Promise<void> {
  const changed = files.map(async ({ before, after, holdsSecrets }): Promise<ChangeToWrite> => {
    // Behind a symbolic link, the file that it leads to is the one to change.
    const name = await realpath(resolve(io.cwd, after.name));
    return { name, before: before.text, text: after.text, holdsSecrets, mayReplace: true };
  });
  const own: readonly ChangeToWrite[] =
    generated && secretOutput !== undefined
      ? [{ name: secretOutput, text: generated.reveal(), holdsSecrets: true, mayReplace: force }]
      : [];
  await writeChanges([...(await Promise.all(changed)), ...own], io.cwd).catch((error: unknown) => {
    if (!(error instanceof WorkError)) throw error;
    throw new WorkError(error.message, 'nothing was changed', { cause: error });
  });
}

import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { WorkError } from '../../core/errors.ts';
import type { Io } from '../../core/io.ts';
import { type FileToWrite, writeFiles } from '../../generate/write.ts';
import type { ChangedFile } from '../../rotate/rotation.ts';
import type { Secret } from '../../secrets/secret.ts';
import type { RotateOptions } from './options.ts';

/** Writes the changed files, and a new secret into a file of its own where that is asked for: all or none. */
export async function writeRotated(
  files: readonly ChangedFile[],
  generated: Secret | undefined,
  { secretOutput, force }: RotateOptions,
  io: Io,
): Promise<void> {
  const changed = files.map(async ({ after, holdsSecrets }): Promise<FileToWrite> => {
    // Behind a symbolic link, the file that it leads to is the one to change.
    const name = await realpath(resolve(io.cwd, after.name));
    return { name, text: after.text, holdsSecrets, mayReplace: true };
  });
  const own: readonly FileToWrite[] =
    generated && secretOutput !== undefined
      ? [{ name: secretOutput, text: generated.reveal(), holdsSecrets: true, mayReplace: force }]
      : [];
  await writeFiles([...(await Promise.all(changed)), ...own], { cwd: io.cwd }).catch((error: unknown) => {
    if (!(error instanceof WorkError)) throw error;
    throw new WorkError(error.message, 'nothing was changed', { cause: error });
  });
}

import { mkdir, rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeError } from './look-at.ts';

/** The directory of a file that is going to be written. */
export interface Directory {
  /** The file, as the user named it. */
  readonly name: string;
  readonly path: string;
}

/** Does the work with the missing directories made; removes those again where it fails. Throws WorkError where one cannot be made. */
export async function withDirectories(directories: readonly Directory[], work: () => Promise<void>): Promise<void> {
  const made: string[] = [];
  try {
    for (const directory of directories) made.unshift(...(await makeDirectory(directory)));
    await work();
  } catch (error) {
    // Somebody else may have put something there in the meantime: it stays, with its directory.
    for (const path of made) await rmdir(path).catch(() => {});
    throw error;
  }
}

/** Makes a directory and those above it; the ones that were missing, the innermost first. */
async function makeDirectory({ name, path }: Directory): Promise<readonly string[]> {
  const outermost = await mkdir(path, { recursive: true }).catch((error: unknown) => {
    throw writeError(name, error);
  });
  const made: string[] = [];
  for (let each = path; outermost !== undefined && each.length >= outermost.length; each = dirname(each)) made.push(each);
  return made;
}

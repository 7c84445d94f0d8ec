import { mkdir, rmdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf, writeError } from './look-at.ts';

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
    await removeAll(made);
    throw error;
  }
}

/** Makes a directory and those above it; the ones that were missing, the innermost first. */
async function makeDirectory({ name, path }: Directory): Promise<readonly string[]> {
  const made: string[] = [];
  try {
    // One by one: for a place where nothing can be made, such as /proc, mkdir of Node tries for ever if it is told to make all.
    for (const each of await missingAt(path)) {
      await mkdir(each);
      made.unshift(each);
    }
    return made;
  } catch (error) {
    await removeAll(made);
    throw writeError(name, error);
  }
}

/** The directories on the way to a path that do not exist, the outermost first. */
async function missingAt(path: string): Promise<readonly string[]> {
  try {
    await stat(path);
    return [];
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    return [...(await missingAt(dirname(path))), path];
  }
}

/** Somebody else may have put something into one of them in the meantime: it stays, with its directory. */
async function removeAll(directories: readonly string[]): Promise<void> {
  for (const path of directories) await rmdir(path).catch(() => {});
}

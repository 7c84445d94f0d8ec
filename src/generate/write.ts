import { dirname, resolve } from 'node:path';
import { InterruptedError } from '../core/errors.ts';
import { assertWritable, codeOf, existsError, lookAt, writeError } from './look-at.ts';
import { backUp, type Placed, placeNew, replace, type TempFile, tempFile } from './temp-file.ts';
import { withDirectories } from './write-directories.ts';

/** A file to write. */
export interface FileToWrite {
  /** As the user named it; relative to `cwd`. */
  readonly name: string;
  readonly text: string;
  /** Written with mode 0600, whatever the mode of the file that it replaces. */
  readonly holdsSecrets: boolean;
  /** Whether a file that stands there may be replaced. */
  readonly mayReplace: boolean;
  /** Whether its directory is made where it is missing. */
  readonly makesDirectory?: boolean;
}

export interface WriteOptions {
  readonly cwd: string;
  /** Ends the work before anything is in place. */
  readonly signal?: AbortSignal;
}

const OWNER_ONLY = 0o600;

/**
 * Writes the files, all or none: each is complete in a temporary file beside its place before the first is put there. Throws UsageError
 * for a file that exists and may not be replaced, WorkError where writing fails, InterruptedError where `signal` says so.
 */
export async function writeFiles(files: readonly FileToWrite[], options: WriteOptions): Promise<void> {
  const inNew = files.filter(({ makesDirectory }) => makesDirectory === true);
  const directories = inNew.map(({ name }) => ({ name, path: dirname(resolve(options.cwd, name)) }));
  await withDirectories(directories, () => writeAll(files, options));
}

async function writeAll(files: readonly FileToWrite[], options: WriteOptions): Promise<void> {
  const ready: { readonly file: FileToWrite; readonly temp: TempFile }[] = [];
  const placed: Placed[] = [];
  try {
    for (const file of files) ready.push({ file, temp: await prepare(file, options) });
    // The last moment at which Ctrl-C leaves everything as it was; putting files in place takes no time.
    if (options.signal?.aborted) throw new InterruptedError();
    for (const { file, temp } of ready) placed.push(await put(file, temp));
  } catch (error) {
    for (const done of placed.reverse()) await done.undo().catch(() => {});
    throw error;
  } finally {
    for (const { temp } of ready) await temp.remove();
  }
  for (const done of placed) await done.settle();
}

async function prepare({ name, text, holdsSecrets, mayReplace }: FileToWrite, { cwd, signal }: WriteOptions): Promise<TempFile> {
  if (signal?.aborted) throw new InterruptedError();
  const standing = await lookAt(name, cwd);
  if (standing.exists && !mayReplace) throw existsError([name]);
  if (standing.exists) await assertWritable(name, cwd);
  const { mode, owner } = standing.exists ? standing : {};
  return tempFile(resolve(cwd, name), text, holdsSecrets ? OWNER_ONLY : mode, owner).catch((error: unknown) => {
    throw writeError(name, error);
  });
}

async function put({ name, mayReplace }: FileToWrite, temp: TempFile): Promise<Placed> {
  try {
    return mayReplace ? await replace(temp, await backUp(temp.target)) : await placeNew(temp);
  } catch (error) {
    throw codeOf(error) === 'EEXIST' ? existsError([name]) : writeError(name, error);
  }
}

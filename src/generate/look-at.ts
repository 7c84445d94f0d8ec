import { access, constants, lstat, readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UsageError, WorkError } from '../core/errors.ts';
import { shellWord } from '../core/shell.ts';

/** What stands at a place now. */
export type Standing = { readonly exists: false } | { readonly exists: true; readonly mode: number; readonly owner: Owner };

/** The numbers of a file's user and group. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Looks at the place of a file without touching it. Throws UsageError for something that is not a regular file, WorkError where the
 * directory is closed, or missing and not going to be made.
 */
export async function lookAt(name: string, cwd: string, makesDirectory = false): Promise<Standing> {
  const path = resolve(cwd, name);
  try {
    const facts = await lstat(path);
    if (facts.isSymbolicLink())
      throw new UsageError(`${name} is a symbolic link`, 'name the file that it leads to, or another one');
    if (facts.isDirectory()) throw new UsageError(`${name} is a directory`, 'name a file in it');
    if (!facts.isFile()) throw new UsageError(`${name} is no regular file`, 'name a file, or "-" for standard output');
    return { exists: true, mode: facts.mode & 0o777, owner: facts };
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw writeError(name, error);
  }
  if (!makesDirectory) await assertDirectory(name, dirname(path));
  return { exists: false };
}

/**
 * Throws WorkError where no file can be put beside this one, as far as that can be told without trying, or where this one may not be
 * changed: a file that is read-only is meant to stay, although another one could take its place.
 */
export async function assertWritable(name: string, cwd: string): Promise<void> {
  const path = resolve(cwd, name);
  for (const place of [dirname(path), path]) {
    await access(place, constants.W_OK).catch((error: unknown) => {
      // What is missing is going to be made.
      if (codeOf(error) !== 'ENOENT') throw writeError(name, error);
    });
  }
}

/** The text of a regular file; throws WorkError where it cannot be read. */
export async function standingText(name: string, cwd: string): Promise<string> {
  return readFile(resolve(cwd, name), 'utf8').catch((error: unknown) => {
    throw writeError(name, error);
  });
}

async function assertDirectory(name: string, directory: string): Promise<void> {
  try {
    await stat(directory);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw writeError(name, error);
    throw new WorkError(`the directory of ${name} does not exist`, `make it first: mkdir -p ${shellWord(dirname(name))}`, {
      cause: error,
    });
  }
}

/** The code of a system error, such as `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the device',
  EDQUOT: 'the disk quota is used up',
  ENAMETOOLONG: 'the name is too long',
  ENOTDIR: 'a part of its path is no directory',
  ELOOP: 'its path has a loop of symbolic links',
};

/** Says what a system error means for the file; other errors stay what they are. */
export function writeError(name: string, error: unknown): unknown {
  const code = codeOf(error);
  if (code === undefined) return error;
  const remedy = 'nothing was written; choose another place';
  return new WorkError(`cannot write ${name}: ${REASONS[code] ?? code}`, remedy, { cause: error });
}

/** The refusal to replace a file that nobody agreed to lose. */
export function existsError(names: readonly string[]): UsageError {
  const what = names.length === 1 ? 'exists already' : 'exist already';
  return new UsageError(
    `${names.join(' and ')} ${what}`,
    `give --force to replace ${names.length === 1 ? 'it' : 'them'}, or name ${names.length === 1 ? 'another place' : 'other places'}`,
  );
}

import { randomBytes } from 'node:crypto';
import { chmod, chown, constants, copyFile, link, open, rename, rm, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { codeOf, type Owner } from './look-at.ts';

/** A complete file beside the place that it is meant for. */
export interface TempFile {
  readonly path: string;
  readonly target: string;
  /** Removes it; does nothing where it has been put in place. */
  remove(): Promise<void>;
}

/** A file that has been put in place and can be taken back. */
export interface Placed {
  undo(): Promise<void>;
  /** Gives up the way back. */
  settle(): Promise<void>;
}

const beside = (target: string, kind: string): string =>
  join(dirname(target), `.${basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.${kind}`);

/**
 * Writes a temporary file through to the disk. Without a mode it gets that of any new file, without an owner the one who runs this.
 * Leaves nothing behind where it fails.
 */
export async function tempFile(target: string, text: string, mode?: number, owner?: Owner): Promise<TempFile> {
  const path = beside(target, 'tmp');
  const remove = () => rm(path, { force: true });
  try {
    const handle = await open(path, 'wx', mode ?? 0o666);
    try {
      await handle.writeFile(text, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (owner !== undefined) await giveTo(path, owner);
    // The umask may have taken bits from a mode that is asked for.
    if (mode !== undefined) await chmod(path, mode);
    return { path, target, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Only root may give files away; others may still choose among their own groups. */
async function giveTo(path: string, { uid, gid }: Owner): Promise<void> {
  const kept = -1;
  await chown(path, uid, gid)
    .catch(() => chown(path, kept, gid))
    .catch(() => {});
}

/** Puts a temporary file where nothing is; fails with `EEXIST` where something came to be in the meantime. */
export async function placeNew({ path, target }: TempFile): Promise<Placed> {
  try {
    await link(path, target);
  } catch (error) {
    // Some file systems have no links; a copy that may not replace is the same but for a moment.
    if (codeOf(error) === 'EEXIST') throw error;
    await copyFile(path, target, constants.COPYFILE_EXCL);
  }
  return { undo: () => unlink(target), settle: async () => {} };
}

/** Puts a temporary file in the place of another in one step; undoing it brings the other back. */
export async function replace({ path, target }: TempFile, backup: string | undefined): Promise<Placed> {
  try {
    await rename(path, target);
  } catch (error) {
    if (backup !== undefined) await rm(backup, { force: true });
    throw error;
  }
  return {
    undo: () => (backup === undefined ? unlink(target) : rename(backup, target)),
    settle: async () => {
      if (backup !== undefined) await rm(backup, { force: true });
    },
  };
}

/** Keeps a second name for the file at a place until its replacement is sure; undefined where there is no file. */
export async function backUp(target: string): Promise<string | undefined> {
  const backup = beside(target, 'old');
  try {
    await link(target, backup);
    return backup;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
  }
  await copyFile(target, backup);
  return backup;
}

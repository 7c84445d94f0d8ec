import { WorkError } from '../core/errors.ts';
import { onInterruption } from '../core/interruption.ts';
import { standingText } from '../generate/look-at.ts';
import { type FileToWrite, writeFiles } from '../generate/write.ts';

/** A file to write, and the text that has to stand there until then. */
export interface ChangeToWrite extends FileToWrite {
  readonly before?: string;
}

/**
 * Writes the files, all or none; Ctrl-C before they are in place leaves everything as it was. Throws WorkError where somebody else has
 * changed one since it was read, and what `writeFiles` throws.
 */
export async function writeChanges(files: readonly ChangeToWrite[], cwd: string): Promise<void> {
  await refuseChangedMeanwhile(files, cwd);
  await untilInterrupted((signal) => writeFiles(files, { cwd, signal }));
}

/** What somebody else has written since the file was read would be lost. */
async function refuseChangedMeanwhile(files: readonly ChangeToWrite[], cwd: string): Promise<void> {
  for (const { name, before } of files) {
    if (before !== undefined && (await standingText(name, cwd)) !== before)
      throw new WorkError(`${name} has changed since it was read`, 'nothing was written; run it again');
  }
}

/** Turns Ctrl-C and a request to end into a signal for the work, so that it can clean up after itself. */
async function untilInterrupted(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const interrupted = new AbortController();
  const uninterrupted = onInterruption(() => interrupted.abort());
  try {
    await work(interrupted.signal);
  } finally {
    uninterrupted();
  }
}

import { WorkError } from '../../core/errors.ts';
import { onInterruption } from '../../core/interruption.ts';
import type { Io } from '../../core/io.ts';
import { standingText } from '../../generate/look-at.ts';
import { isChanged, type Plan, type PlannedFile, STDOUT } from '../../generate/plan.ts';
import { writeFiles } from '../../generate/write.ts';

/** Writes the files of the plan, all or none, and then what goes to standard output. Ctrl-C before that leaves everything as it was. */
export async function carryOut({ files }: Plan, mayReplace: (file: PlannedFile) => boolean, io: Io): Promise<void> {
  const written = files.filter((file) => file.name !== STDOUT && isChanged(file));
  await refuseChangedMeanwhile(written, io.cwd);
  const inPlaces = written.map((file) => ({ ...file, mayReplace: file.before !== undefined || mayReplace(file) }));
  await untilInterrupted((signal) => writeFiles(inPlaces, { cwd: io.cwd, signal }));
  for (const { name, text } of files) if (name === STDOUT) io.stdout.write(text);
}

/** What somebody else has written since the file was read would be lost. */
async function refuseChangedMeanwhile(files: readonly PlannedFile[], cwd: string): Promise<void> {
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

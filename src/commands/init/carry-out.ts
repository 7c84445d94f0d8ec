import process from 'node:process';
import type { Io } from '../../core/io.ts';
import { type Plan, type PlannedFile, STDOUT } from '../../generate/plan.ts';
import { writeFiles } from '../../generate/write.ts';

/** Writes the files of the plan, all or none, and then what goes to standard output. Ctrl-C before that leaves everything as it was. */
export async function carryOut({ files }: Plan, mayReplace: (file: PlannedFile) => boolean, io: Io): Promise<void> {
  const inPlaces = files.filter(({ name }) => name !== STDOUT).map((file) => ({ ...file, mayReplace: mayReplace(file) }));
  await untilInterrupted((signal) => writeFiles(inPlaces, { cwd: io.cwd, signal }));
  for (const { name, text } of files) if (name === STDOUT) io.stdout.write(text);
}

/** Turns Ctrl-C and a request to end into a signal for the work, so that it can clean up after itself. */
async function untilInterrupted(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const interrupted = new AbortController();
  const abort = () => interrupted.abort();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, abort);
  try {
    await work(interrupted.signal);
  } finally {
    for (const signal of signals) process.off(signal, abort);
  }
}

import type { Io } from '../../core/io.ts';
import { isWritten, type Plan, type PlannedFile, STDOUT } from '../../generate/plan.ts';
import { writeChanges } from '../write-changes.ts';

/** Writes the files of the plan, all or none, and then what goes to standard output. Ctrl-C before that leaves everything as it was. */
export async function carryOut({ files }: Plan, mayReplace: (file: PlannedFile) => boolean, io: Io): Promise<void> {
  const written = files.filter(isWritten);
  const inPlaces = written.map((file) => ({ ...file, mayReplace: file.before !== undefined || mayReplace(file) }));
  await writeChanges(inPlaces, io.cwd);
  for (const { name, text } of files) if (name === STDOUT) io.stdout.write(text);
}

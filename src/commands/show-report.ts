import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { WorkError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import type { Format, Report } from '../core/report.ts';
import { REPORTERS } from '../reporters/index.ts';
import { PLAIN } from '../reporters/paint.ts';
import { paintFor } from './paint-for.ts';

/** Where a report goes, and how it looks. */
export interface Showing {
  readonly format?: Format;
  /** Instead of standard output. */
  readonly output?: string;
}

/** Writes a report into a file. Throws WorkError where it cannot be written. */
export const saveReport = (
  report: Report,
  { format, file }: { readonly format: Format; readonly file: string },
  io: Io,
): Promise<void> => save(file, REPORTERS[format](report), io);

/** Writes a report to standard output or `output`. Throws WorkError where the file cannot be written. */
export async function showReport(report: Report, { format, output }: Showing, io: Io): Promise<void> {
  if (output !== undefined) return save(output, REPORTERS[format ?? 'text'](report), io);
  const chosen = format ?? 'text';
  io.stdout.write(
    REPORTERS[chosen](report, {
      columns: io.stdout.columns,
      paint: chosen === 'text' ? await paintFor(io.stdout, io.env) : PLAIN,
    }),
  );
  // On GitHub the log is for people, and the annotations come on top of it.
  if (format === undefined && io.env['GITHUB_ACTIONS'] === 'true') io.stdout.write(REPORTERS.github(report));
}

async function save(file: string, text: string, io: Io): Promise<void> {
  try {
    await writeFile(resolve(io.cwd, file), text);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    throw new WorkError(`cannot write ${file}: ${code}`, 'check the directory and its permissions', { cause: error });
  }
}

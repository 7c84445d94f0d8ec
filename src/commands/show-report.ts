import { writeFile } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { WorkError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import type { Format, Report } from '../core/report.ts';
import { fromRoot } from '../reporters/from-root.ts';
import { REPORTERS } from '../reporters/index.ts';
import { PLAIN } from '../reporters/paint.ts';
import type { View } from '../reporters/text.ts';
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
): Promise<void> => save(file, render(report, format, io), io);

/** Writes a report to standard output or `output`. Throws WorkError where the file cannot be written. */
export async function showReport(report: Report, { format, output }: Showing, io: Io): Promise<void> {
  const chosen = format ?? 'text';
  if (output !== undefined) return save(output, render(report, chosen, io), io);
  const paint = chosen === 'text' ? await paintFor(io.stdout, io.env) : PLAIN;
  io.stdout.write(render(report, chosen, io, { columns: io.stdout.columns, paint }));
  // On GitHub the log is for people, and the annotations come on top of it.
  if (format === undefined && io.env['GITHUB_ACTIONS'] === 'true') io.stdout.write(render(report, 'github', io));
}

/** The formats of services that know a file by its name in the repository. */
const BY_REPOSITORY: readonly Format[] = ['github', 'sarif'];

function render(report: Report, format: Format, { env, cwd }: Io, view?: View): string {
  const root = BY_REPOSITORY.includes(format) ? env['GITHUB_WORKSPACE'] : undefined;
  return REPORTERS[format](root ? fromRoot(report, wayFrom(root, cwd)) : report, view);
}

/** The way from the root of a checkout to a folder in it; empty for one that is not in it. */
function wayFrom(root: string, folder: string): string {
  const way = relative(root, folder).split(sep).join('/');
  return way.startsWith('..') || isAbsolute(way) ? '' : way;
}

async function save(file: string, text: string, io: Io): Promise<void> {
  try {
    await writeFile(resolve(io.cwd, file), text);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    throw new WorkError(`cannot write ${file}: ${code}`, 'check the directory and its permissions', { cause: error });
  }
}

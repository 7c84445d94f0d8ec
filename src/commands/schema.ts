import { WorkError } from '../core/errors.ts';
import { ExitCode } from '../core/exit-code.ts';
import type { Io } from '../core/io.ts';
import { SCHEMA_NAMES, SCHEMAS, type SchemaName } from '../schema/names.ts';
import { packageFile } from './package-file.ts';

/** Prints a published JSON Schema, or lists them. Throws WorkError where the package lacks the file. */
export async function schema({ name }: { readonly name?: SchemaName }, io: Io): Promise<ExitCode> {
  if (name === undefined) {
    io.stdout.write(list());
    return ExitCode.ok;
  }
  const { file } = SCHEMAS[name];
  const text = await packageFile(`schemas/${file}`);
  if (text === undefined) throw new WorkError(`the package is incomplete: no schemas/${file}`, 'install it again');
  io.stdout.write(text);
  return ExitCode.ok;
}

function list(): string {
  const width = Math.max(...SCHEMA_NAMES.map((name) => name.length));
  return SCHEMA_NAMES.map((name) => `${name.padEnd(width)}  ${SCHEMAS[name].about}\n`).join('');
}

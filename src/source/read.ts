import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { UsageError, WorkError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import { type SourceText, sourceText } from '../core/lines.ts';

const DEFAULT_MAX_BYTES = 10 * 1024 * 1024;
const STDIN = '<stdin>';

/** Reads a file, or standard input for `-`, as UTF-8; throws UsageError or WorkError that name the file and the remedy. */
export async function readSource(name: string, io: Io, options: { readonly maxBytes?: number } = {}): Promise<SourceText> {
  const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
  if (name === '-') return decode(STDIN, await readStream(io.stdin, maxBytes));
  return decode(name, await readBytes(name, resolve(io.cwd, name), maxBytes));
}

async function readBytes(name: string, path: string, maxBytes: number): Promise<Buffer> {
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) throw new UsageError(`${name} is a directory, not a file`, 'name the values file inside it');
    if (facts.size > maxBytes) throw tooLarge(name, maxBytes);
    if (facts.isFile()) return await readFile(path);
  } catch (error) {
    throw readError(name, error);
  }
  // A pipe or device, as in `<(sops -d values.yaml)`: its size is not known beforehand.
  const { createReadStream } = await import('node:fs');
  return readStream(createReadStream(path), maxBytes, name);
}

async function readStream(stream: Readable & { readonly isTTY?: boolean }, maxBytes: number, name = STDIN): Promise<Buffer> {
  if (stream.isTTY === true) throw new UsageError('standard input is a terminal', 'pipe a file into it, or name the file');
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      if (size > maxBytes) throw tooLarge(name, maxBytes);
      chunks.push(bytes);
    }
  } catch (error) {
    throw readError(name, error);
  }
  return Buffer.concat(chunks);
}

function tooLarge(name: string, maxBytes: number): UsageError {
  return new UsageError(`${name} is larger than ${maxBytes} bytes`, 'raise the limit with --max-size');
}

function readError(name: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new UsageError(`${name} does not exist`, 'check the file name', { cause: error });
  if (code === 'EACCES' || code === 'EPERM')
    return new WorkError(`no permission to read ${name}`, 'check the file mode', { cause: error });
  if (typeof code === 'string') return new WorkError(`cannot read ${name}: ${code}`, undefined, { cause: error });
  return error;
}

function decode(name: string, bytes: Buffer): SourceText {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff') throw new UsageError(`${name} is written in UTF-16`, 'save it as UTF-8');
  const text = bytes.toString('utf8');
  if (text.includes('\uFFFD')) {
    const at = firstBadByte(bytes);
    if (at !== undefined) throw new UsageError(`${name} is not UTF-8 (byte ${at})`, 'save it as UTF-8');
  }
  return sourceText(name, text);
}

/** Offset of the first byte that is not UTF-8; undefined if U+FFFD itself stands in the file. */
function firstBadByte(bytes: Buffer): number | undefined {
  const again = Buffer.from(bytes.toString('utf8'), 'utf8');
  if (again.equals(bytes)) return undefined;
  let at = 0;
  while (bytes[at] === again[at]) at++;
  return at;
}

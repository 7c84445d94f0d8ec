import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { UsageError, WorkError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import { type SourceText, sourceText } from '../core/lines.ts';

const DEFAULT_MAX_BYTES = 10 * 1024 * 1024;
const STDIN = '<stdin>';

/**
 * Reads a file, or standard input for `-`, as UTF-8. A byte order mark stays in the text, so that offsets are those of the file. Throws
 * UsageError for what the caller can name better, WorkError for what the system refuses.
 */
export async function readSource(name: string, io: Io, options: { readonly maxBytes?: number } = {}): Promise<SourceText> {
  const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
  if (name !== '-') return decode(name, await readNamed(name, resolve(io.cwd, name), maxBytes));
  if (io.stdin.isTTY) throw new UsageError('standard input is a terminal', 'pipe a file into the command, or name the file');
  return decode(STDIN, await readStream(STDIN, io.stdin, maxBytes));
}

async function readNamed(name: string, path: string, maxBytes: number): Promise<Buffer> {
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) throw new UsageError(`"${name}" is a directory`, 'name a file in it');
    // The size of a pipe or a device, as in `<(sops -d values.yaml)`, is not known beforehand.
    if (!facts.isFile()) return await readStream(name, createReadStream(path), maxBytes);
    if (facts.size > maxBytes) throw tooLarge(name, maxBytes);
    return await readFile(path);
  } catch (error) {
    throw explained(name, error);
  }
}

async function readStream(name: string, stream: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBytes) throw tooLarge(name, maxBytes);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function tooLarge(name: string, maxBytes: number): UsageError {
  return new UsageError(`"${name}" is larger than ${maxBytes} bytes`, 'raise the limit with --max-size');
}

const MISSING = ['ENOENT', 'ENOTDIR'];
const FORBIDDEN = ['EACCES', 'EPERM'];

function explained(name: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === undefined) return error;
  if (MISSING.includes(code)) return new UsageError(`"${name}" does not exist`, 'check the file name', { cause: error });
  if (FORBIDDEN.includes(code))
    return new WorkError(`no permission to read "${name}"`, 'check the mode of the file', { cause: error });
  return new WorkError(`cannot read "${name}" (${code})`, undefined, { cause: error });
}

function decode(name: string, bytes: Buffer): SourceText {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff') throw new UsageError(`"${name}" is written in UTF-16`, 'save it as UTF-8');
  if (isUtf8(bytes)) return sourceText(name, bytes.toString('utf8'));
  throw new UsageError(`"${name}" is not UTF-8: the byte at offset ${firstBadByte(bytes)} fits no character`, 'save it as UTF-8');
}

/** Decoding replaces what is no UTF-8, so the first difference after encoding again is the bad byte. */
function firstBadByte(bytes: Buffer): number {
  const again = Buffer.from(bytes.toString('utf8'), 'utf8');
  let at = 0;
  while (bytes[at] === again[at]) at++;
  return at;
}

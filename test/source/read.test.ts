import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, test } from 'vitest';
import { UsageError } from '../../src/core/errors.ts';
import type { Io } from '../../src/core/io.ts';
import { readSource } from '../../src/source/read.ts';

const dir = mkdtempSync(join(tmpdir(), 'flyte-auth-config-read-'));
afterAll(() => rmSync(dir, { recursive: true }));

function ioWith(stdin: Uint8Array | string, isTTY = false): Io {
  const silent = { write: () => true };
  const stream = Object.assign(Readable.from([Buffer.from(stdin)]), { isTTY });
  return {
    stdin: stream,
    stdout: silent,
    stderr: silent,
    env: {},
    cwd: dir,
    now: () => new Date(0),
    randomBytes: (n) => new Uint8Array(n),
  };
}

const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(dir, name), content);
  return name;
};

describe('a file', () => {
  test('is read relative to the working directory, byte order mark and all', async () => {
    const { name, text, lineStarts } = await readSource(file('bom.yaml', '\ufeffa: ä\r\nb: 2\n'), ioWith(''));
    expect({ name, text, lineStarts }).toEqual({ name: 'bom.yaml', text: '\ufeffa: ä\r\nb: 2\n', lineStarts: [0, 7, 12] });
  });

  test.each([
    ['missing.yaml', '"missing.yaml" does not exist'],
    ['bom.yaml/below', '"bom.yaml/below" does not exist'],
    ['.', '"." is a directory'],
    [file('utf16le.yaml', Buffer.from('\ufeffa: 1', 'utf16le')), '"utf16le.yaml" is written in UTF-16'],
    [file('utf16be.yaml', Uint8Array.of(0xfe, 0xff, 0, 0x61)), '"utf16be.yaml" is written in UTF-16'],
    [file('latin1.yaml', Buffer.from('ab: ä\n', 'latin1')), '"latin1.yaml" is not UTF-8: the byte at offset 4 fits no character'],
    [file('large.yaml', 'a'.repeat(101)), '"large.yaml" is larger than 100 bytes'],
  ])('%s: %s', async (name, message) => {
    const reading = readSource(name, ioWith(''), { maxBytes: 100 });
    await expect(reading).rejects.toThrow(UsageError);
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toHaveProperty('remedy', expect.any(String));
  });

  test('may hold the replacement character itself', async () => {
    expect((await readSource(file('replacement.yaml', 'a: \ufffd\n'), ioWith(''))).text).toBe('a: \ufffd\n');
  });

  test('that the system cannot follow is an error without a stack of words', async () => {
    symlinkSync('loop.yaml', join(dir, 'loop.yaml'));
    await expect(readSource('loop.yaml', ioWith(''))).rejects.toThrow('cannot read "loop.yaml" (ELOOP)');
  });

  test('without an end is cut off', async () => {
    await expect(readSource('/dev/zero', ioWith(''), { maxBytes: 1000 })).rejects.toThrow(
      '"/dev/zero" is larger than 1000 bytes',
    );
  });
});

describe('standard input', () => {
  test('is called <stdin>', async () => {
    const { name, text } = await readSource('-', ioWith('a: 1\n'));
    expect([name, text]).toEqual(['<stdin>', 'a: 1\n']);
  });

  test.each([
    ['a terminal', ioWith('', true), 'standard input is a terminal'],
    ['too much', ioWith('x'.repeat(101)), '"<stdin>" is larger than 100 bytes'],
    ['not UTF-8', ioWith(Uint8Array.of(0x61, 0xff)), '"<stdin>" is not UTF-8: the byte at offset 1'],
  ])('%s', async (_name, io, message) => {
    await expect(readSource('-', io, { maxBytes: 100 })).rejects.toThrow(message);
  });
});

import { writeFileSync } from 'node:fs';
import { chmod, chown, lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { InterruptedError, UsageError, WorkError } from '../../src/core/errors.ts';
import { writeError } from '../../src/generate/look-at.ts';
import { type FileToWrite, writeFiles } from '../../src/generate/write.ts';
import { useSandbox } from './sandbox.ts';

const sandbox = useSandbox();

const file = (name: string, more: Partial<FileToWrite> = {}): FileToWrite => ({
  name,
  text: `text of ${name}\n`,
  holdsSecrets: false,
  mayReplace: false,
  ...more,
});
const write = (files: readonly FileToWrite[], signal?: AbortSignal) =>
  writeFiles(files, { cwd: sandbox.path, ...(signal && { signal }) });

/** A file in whose making something happens. */
const meddling = (name: string, act: () => void): FileToWrite => ({
  ...file(name),
  get text() {
    act();
    return '';
  },
});

describe('writing', () => {
  test('puts every file in place and leaves nothing else', async () => {
    await write([file('a.yaml'), file('b.yaml', { holdsSecrets: true })]);
    expect(await sandbox.list()).toEqual(['a.yaml', 'b.yaml']);
    expect(await sandbox.read('a.yaml')).toBe('text of a.yaml\n');
    expect(await sandbox.mode('b.yaml')).toBe('600');
  });

  test('gives a new file without secrets the mode of any new file', async () => {
    await writeFile(join(sandbox.path, 'other'), '');
    await write([file('a.yaml')]);
    expect(await sandbox.mode('a.yaml')).toBe(await sandbox.mode('other'));
  });

  test('keeps the mode of a file that it replaces, unless secrets go into it', async () => {
    for (const name of ['a.yaml', 'b.yaml']) {
      await writeFile(join(sandbox.path, name), 'mine');
      await chmod(join(sandbox.path, name), 0o640);
    }
    await write([file('a.yaml', { mayReplace: true }), file('b.yaml', { mayReplace: true, holdsSecrets: true })]);
    expect([await sandbox.mode('a.yaml'), await sandbox.mode('b.yaml')]).toEqual(['640', '600']);
    expect(await sandbox.list()).toEqual(['a.yaml', 'b.yaml']);
  });

  test.runIf(process.getuid?.() === 0)('keeps the owner of a file that it replaces (as root)', async () => {
    const path = join(sandbox.path, 'a.yaml');
    await writeFile(path, 'mine');
    await chown(path, 1234, 5678);
    await write([file('a.yaml', { mayReplace: true, holdsSecrets: true })]);
    expect(await stat(path)).toMatchObject({ uid: 1234, gid: 5678 });
    expect(await sandbox.mode('a.yaml')).toBe('600');
  });

  test.skipIf(process.getuid?.() === 0)('leaves a file alone that is read-only (not as root)', async () => {
    await writeFile(join(sandbox.path, 'a.yaml'), 'mine', { mode: 0o444 });
    await expect(write([file('a.yaml', { mayReplace: true })])).rejects.toThrow('cannot write a.yaml: no permission');
    expect(await sandbox.read('a.yaml')).toBe('mine');
  });

  test('replaces a file as a whole: who has the old one open goes on reading it', async () => {
    const path = join(sandbox.path, 'a.yaml');
    await writeFile(path, 'mine');
    const before = await stat(path);
    await write([file('a.yaml', { mayReplace: true })]);
    expect((await stat(path)).ino).not.toBe(before.ino);
  });
});

describe('a directory that may be made', () => {
  const inNew = (name: string) => file(name, { makesDirectory: true });

  test('is there with all of its files', async () => {
    await write([inNew('a/b/one.md'), inNew('a/b/two.md'), file('c.yaml')]);
    expect(await sandbox.list()).toEqual(['a', 'c.yaml']);
    expect(await sandbox.read('a/b/two.md')).toBe('text of a/b/two.md\n');
  });

  test('is gone again where another file cannot be written', async () => {
    await writeFile(join(sandbox.path, 'c.yaml'), 'mine');
    await expect(write([inNew('a/b/one.md'), file('c.yaml')])).rejects.toThrow('c.yaml exists already');
    expect(await sandbox.list()).toEqual(['c.yaml']);
  });

  test('stays where it was there before', async () => {
    await mkdir(join(sandbox.path, 'a'));
    await expect(write([inNew('a/b/one.md')], AbortSignal.abort())).rejects.toThrow(InterruptedError);
    expect(await sandbox.list()).toEqual(['a']);
    expect(await readdir(join(sandbox.path, 'a'))).toEqual([]);
  });

  test.runIf(process.platform === 'linux')('is none where nothing can be made', async () => {
    await expect(write([inNew('/proc/none/one.md')])).rejects.toThrow('cannot write /proc/none/one.md: ENOENT');
  });

  test('is none where a file stands in its way', async () => {
    await writeFile(join(sandbox.path, 'a'), 'mine');
    await expect(write([inNew('a/b/one.md')])).rejects.toThrow('cannot write a/b/one.md: a part of its path is no directory');
  });
});

describe('where something goes wrong', () => {
  test('a file that exists stays, and so does everything else', async () => {
    await writeFile(join(sandbox.path, 'b.yaml'), 'mine');
    await expect(write([file('a.yaml'), file('b.yaml')])).rejects.toThrow(UsageError);
    expect(await sandbox.list()).toEqual(['b.yaml']);
    expect(await sandbox.read('b.yaml')).toBe('mine');
  });

  test('a file that comes to stand in the second place takes the first back', async () => {
    await writeFile(join(sandbox.path, 'a.yaml'), 'mine');
    const meddler = meddling('c.yaml', () => writeFileSync(join(sandbox.path, 'b.yaml'), 'theirs'));
    await expect(write([file('a.yaml', { mayReplace: true }), file('b.yaml'), meddler])).rejects.toThrow('b.yaml exists already');
    expect(await sandbox.list()).toEqual(['a.yaml', 'b.yaml']);
    expect(await sandbox.read('a.yaml')).toBe('mine');
    expect(await sandbox.read('b.yaml')).toBe('theirs');
  });

  test('a directory that is missing', async () => {
    await expect(write([file('a.yaml'), file('no/b.yaml')])).rejects.toThrow(WorkError);
    expect(await sandbox.list()).toEqual([]);
  });

  test('a signal before the files are in place', async () => {
    await expect(write([file('a.yaml')], AbortSignal.abort())).rejects.toThrow(InterruptedError);
    const interrupted = new AbortController();
    const files = [file('a.yaml'), meddling('b.yaml', () => interrupted.abort())];
    await expect(write(files, interrupted.signal)).rejects.toThrow(InterruptedError);
    expect(await sandbox.list()).toEqual([]);
  });

  const reasons: readonly [string, RegExp][] = [
    ['EACCES', /^cannot write a\.yaml: no permission$/],
    ['EROFS', /read-only/],
    ['ENOSPC', /no space is left/],
    ['EMFILE', /EMFILE/],
  ];
  test.each(reasons)('%s is said in words', (code, message) => {
    const error = writeError('a.yaml', Object.assign(new Error('system error'), { code }));
    expect(error).toBeInstanceOf(WorkError);
    expect(error).toHaveProperty('message', expect.stringMatching(message));
  });

  test('a link that leads nowhere is not followed', async () => {
    await symlink(join(sandbox.path, 'target'), join(sandbox.path, 'a.yaml'));
    await expect(write([file('a.yaml', { mayReplace: true })])).rejects.toThrow('is a symbolic link');
    expect((await lstat(join(sandbox.path, 'a.yaml'))).isSymbolicLink()).toBe(true);
    await expect(readFile(join(sandbox.path, 'target'))).rejects.toThrow('ENOENT');
  });
});

import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { type RunOptions, runMain } from '../support/run.ts';

/** Gives each test of a file an empty folder, and runs commands in it. */
export function useFolder() {
  let path = '';
  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'flyte-auth-'));
  });
  afterEach(() => rm(path, { recursive: true, force: true }));
  return {
    path: () => path,
    put: (name: string, text: string) => writeFile(join(path, name), text),
    read: (name: string) => readFile(join(path, name), 'utf8'),
    mode: async (name: string) => ((await stat(join(path, name))).mode & 0o777).toString(8),
    list: async () => (await readdir(path)).sort(),
    run: (argv: readonly string[], options: RunOptions = {}) => runMain(argv, { cwd: path, ...options }),
  };
}

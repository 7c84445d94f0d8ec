import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { WorkError } from '../core/errors.ts';

/** The package's own folder: the one above this file that holds package.json, in the sources as in the bundle. */
const ROOTS = ['../', '../../', '../../../'].map((up) => new URL(up, import.meta.url));

/** Reads a file of the package itself, for example `docs/rules/auth-off.md`; undefined where there is none. */
export async function packageFile(name: string): Promise<string | undefined> {
  for (const root of ROOTS) {
    const text = await readFile(fileURLToPath(new URL(name, root)), 'utf8').catch(() => undefined);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Name and version of this program. */
export async function toolFacts(): Promise<{ readonly name: string; readonly version: string }> {
  const manifest = await packageFile('package.json');
  if (manifest === undefined) throw new WorkError('the package is incomplete: no package.json', 'install it again');
  const { name, version } = JSON.parse(manifest);
  return { name, version };
}

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

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

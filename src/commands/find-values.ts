import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { detectChart } from '../charts/detect.ts';
import { UsageError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import { sourceText } from '../core/lines.ts';
import { isMap } from '../core/tree.ts';
import { parseYaml } from '../source/parse.ts';

const YAML = /\.ya?ml$/i;
/** Folders whose YAML is never somebody's values. */
const SKIPPED = /^(\..*|node_modules|templates|charts)$/;
/** Words that no values file about authentication does without; reading for them is quicker than parsing. */
const TELLTALE =
  /["']?\b(auth|userAuth|appAuth|useAuth|oidc|externalAuthServer|adminOauthClientCredentials|authorizedUris)\b["']?\s*:/;
const LARGEST = 1024 * 1024;

/** Replaces each directory by the values files below it that have to do with authentication, sorted; each is a release of its own. */
export async function releasesOf(names: readonly string[], each: boolean, io: Io): Promise<readonly (readonly string[])[]> {
  const together: string[] = [];
  const alone: string[] = [];
  for (const name of names) {
    if (!(await isDirectory(name, io))) together.push(name);
    else alone.push(...(await findValues(name, io)));
  }
  const joined = each ? together.map((name) => [name]) : [together];
  return [...joined.filter((files) => files.length > 0), ...alone.map((name) => [name])];
}

async function isDirectory(name: string, io: Io): Promise<boolean> {
  if (name === '-') return false;
  // What cannot be looked at is reported when it is read.
  return stat(resolve(io.cwd, name)).then(
    (facts) => facts.isDirectory(),
    () => false,
  );
}

async function findValues(directory: string, io: Io): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const name of yamlFilesBelow(directory, io)) {
    if (isValuesFile(name, await readFile(resolve(io.cwd, name), 'utf8'))) found.push(name);
  }
  if (found.length === 0) {
    throw new UsageError(`no values file with authentication settings below ${directory}`, 'name the file itself');
  }
  return found;
}

async function* yamlFilesBelow(directory: string, io: Io): AsyncGenerator<string> {
  const entries = await readdir(resolve(io.cwd, directory), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = join(directory, entry.name);
    if (entry.isDirectory() && !SKIPPED.test(entry.name)) yield* yamlFilesBelow(name, io);
    else if (entry.isFile() && YAML.test(entry.name) && (await stat(resolve(io.cwd, name))).size <= LARGEST) yield name;
  }
}

/** Manifests and other YAML are no values; a broken file counts, so that its faults are shown. */
function isValuesFile(name: string, text: string): boolean {
  if (!TELLTALE.test(text)) return false;
  const { documents, problems } = parseYaml(sourceText(name, text), 'helm');
  const [root] = documents;
  if (!isMap(root)) return problems.length > 0;
  if (root.entries.has('apiVersion') && root.entries.has('kind')) return false;
  return detectChart(root) !== undefined || problems.length > 0;
}

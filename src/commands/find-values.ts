import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { detectChart } from '../charts/detect.ts';
import { nestedIn } from '../charts/nested.ts';
import { UsageError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import { sourceText } from '../core/lines.ts';
import { isMap } from '../core/tree.ts';
import { isManifest, releasesIn } from '../flyte/releases.ts';
import { parseYaml } from '../source/parse.ts';
import { baseOf, isPattern, patternOf } from './glob.ts';

const YAML = /\.ya?ml$/i;
/** Folders whose YAML is never somebody's values. */
const SKIPPED = /^(\..*|node_modules|templates)$/;
/** What a chart keeps the charts in that it depends on. */
const DEPENDENCIES = 'charts';
/** Words that no values file about authentication does without; reading for them is quicker than parsing. */
const TELLTALE =
  /["']?\b(auth|userAuth|appAuth|useAuth|oidc|externalAuthServer|adminOauthClientCredentials|authorizedUris)\b["']?\s*:/;
const LARGEST = 1024 * 1024;

/** What was named, and what is left of it: `isWanted` is asked for files that a folder leads to. */
interface Wanted {
  readonly files: readonly string[];
  readonly each: boolean;
  readonly isWanted?: (name: string) => boolean;
}

/**
 * The files of each release: what is named stands for one release (each file for its own with `each`); every values file about
 * authentication that a folder or a pattern leads to is a release of its own. Throws UsageError where they lead to nothing.
 */
export async function releasesOf(
  { files: names, each, isWanted = () => true }: Wanted,
  io: Io,
): Promise<readonly (readonly string[])[]> {
  const together: string[] = [];
  const alone: string[] = [];
  for (const name of names) {
    const found = await foundBy(name, isWanted, io);
    if (found === undefined) together.push(name);
    else alone.push(...found);
  }
  const joined = each ? together.map((name) => [name]) : [together];
  return [...joined.filter((files) => files.length > 0), ...[...new Set(alone)].map((name) => [name])];
}

/** The files of Kubernetes objects: those that are named, and all YAML files that folders and patterns lead to. */
export async function manifestFilesOf({ files, isWanted = () => true }: Wanted, io: Io): Promise<readonly string[]> {
  const found = await Promise.all(files.map((name) => manifestsAt(name, io)));
  return [...new Set(found.flatMap((names, index) => names?.filter(isWanted) ?? files[index] ?? []))];
}

/** The YAML files that a folder or a pattern leads to; undefined for a file. */
async function manifestsAt(name: string, io: Io): Promise<readonly string[] | undefined> {
  const isFolder = (await kindOf(name, io)) === 'folder';
  if (!isFolder && (name === '-' || !isPattern(name))) return undefined;
  const pattern = isFolder ? /^/ : patternOf(name);
  const found: string[] = [];
  for await (const file of yamlFilesBelow(isFolder ? name : baseOf(name), io)) if (pattern.test(file)) found.push(file);
  return found;
}

/** What a folder or a pattern leads to; undefined for a file. */
async function foundBy(name: string, isWanted: (file: string) => boolean, io: Io): Promise<readonly string[] | undefined> {
  const kind = await kindOf(name, io);
  if (kind === 'folder') return findValues(name, isWanted, `below ${name}`, io);
  if (kind === 'file' || !isPattern(name)) return undefined;
  const pattern = patternOf(name);
  return findValues(baseOf(name), (file) => pattern.test(file), `that fits ${name}`, io);
}

async function kindOf(name: string, io: Io): Promise<'file' | 'folder' | 'nothing'> {
  if (name === '-') return 'file';
  // What cannot be looked at is reported when it is read.
  return stat(resolve(io.cwd, name)).then(
    (facts) => (facts.isDirectory() ? 'folder' : 'file'),
    () => 'nothing',
  );
}

async function findValues(
  folder: string,
  isWanted: (name: string) => boolean,
  where: string,
  io: Io,
): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const name of yamlFilesBelow(folder, io)) {
    if (isWanted(name) && isValuesFile(name, await readFile(resolve(io.cwd, name), 'utf8'))) found.push(name);
  }
  if (found.length === 0) {
    throw new UsageError(`no values file with authentication settings ${where}`, 'name the file itself');
  }
  return found;
}

async function* yamlFilesBelow(folder: string, io: Io): AsyncGenerator<string> {
  const entries = await entriesOf(folder, io);
  const isChart = entries.some(({ name }) => name === 'Chart.yaml');
  for (const entry of entries) {
    const name = join(folder, entry.name);
    const isSkipped = SKIPPED.test(entry.name) || (isChart && entry.name === DEPENDENCIES);
    if (entry.isDirectory() && !isSkipped) yield* yamlFilesBelow(name, io);
    else if (entry.isFile() && YAML.test(entry.name) && (await stat(resolve(io.cwd, name))).size <= LARGEST) yield name;
  }
}

async function entriesOf(folder: string, io: Io) {
  try {
    const entries = await readdir(resolve(io.cwd, folder), { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    // A folder that may not be read holds nothing that could be judged.
    if (['EACCES', 'EPERM', 'ENOENT', 'ENOTDIR'].includes(code)) return [];
    throw error;
  }
}

/** Manifests that describe no release of Flyte, and other YAML, are no values; a broken file counts, so that its faults are shown. */
function isValuesFile(name: string, text: string): boolean {
  const source = sourceText(name, text);
  if (releasesIn(source)?.length) return true;
  if (!TELLTALE.test(text)) return false;
  const { documents, problems } = parseYaml(source, 'helm');
  const [root] = documents;
  if (!isMap(root)) return problems.length > 0;
  if (isManifest(root)) return false;
  return detectChart(root) !== undefined || nestedIn(root).length > 0 || problems.length > 0;
}

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const KEYCLOAK_VERSION = '26.7.4';

const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/keycloak/', import.meta.url));
const UNPACK = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:unpack';
const ARTIFACT = `org.keycloak:keycloak-quarkus-dist:${KEYCLOAK_VERSION}:zip`;

/** A directory with Keycloak's distribution, or why there is none. */
export type Distribution = { readonly home: string } | { readonly missing: string };

/** Fetches the distribution through Maven and unpacks it, once. */
export async function distribution(): Promise<Distribution> {
  const home = `${CACHE}keycloak-${KEYCLOAK_VERSION}`;
  if (!(await runs('java', '-version'))) return { missing: 'there is no Java' };
  if (existsSync(home)) return { home };
  if (!(await runs('mvn', '--version'))) return { missing: 'there is no Maven to fetch Keycloak with' };
  // Whoever finds the directory finds all of it: it gets its name when it is complete.
  const unpacked = `${CACHE}unpacked-${process.pid}`;
  try {
    await mkdir(unpacked, { recursive: true });
    const refusal = await unpack(unpacked);
    if (refusal !== undefined) return { missing: refusal };
    await rename(`${unpacked}/keycloak-${KEYCLOAK_VERSION}`, home);
    return { home };
  } finally {
    await rm(unpacked, { recursive: true, force: true });
  }
}

/** Lets Maven unpack the distribution; why it cannot, where it has nothing to unpack. */
async function unpack(directory: string): Promise<string | undefined> {
  const flags = ['--batch-mode', '--quiet', `-Dartifact=${ARTIFACT}`, `-DoutputDirectory=${directory}`];
  try {
    // Maven leaves a note of what it has unpacked in the directory that it is called in, and does not do it again.
    await run('mvn', [UNPACK, ...flags], { cwd: directory });
    return undefined;
  } catch (error) {
    return `Maven could not fetch Keycloak: ${String(error).slice(0, 500)}`;
  }
}

const runs = (command: string, flag: string): Promise<boolean> =>
  run(command, [flag]).then(
    () => true,
    () => false,
  );

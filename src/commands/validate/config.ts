import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { CONFIG_FILE, type ConfigFile } from '../../config-file/keys.ts';
import type { Io } from '../../core/io.ts';
import { baseOf, isPattern, patternOf } from '../glob.ts';
import type { ValidateOptions, ValidateRequest } from './options.ts';

/**
 * What a call means together with the configuration file that it names, or else the nearest one above the first file; a flag wins over
 * the file. Throws UsageError for a file that cannot be understood.
 */
export async function withConfig(request: ValidateRequest, io: Io): Promise<ValidateOptions> {
  const { config: named, ...flags } = request;
  const file = named === false ? undefined : (named ?? findConfig(flags.files[0] ?? '.', io));
  if (file === undefined) return { ...flags, failOn: flags.failOn ?? 'error' };
  const config = await readConfig(file, io);
  const { rules, failOn = 'error', files, ignore, ...release } = config;
  return {
    failOn,
    ...flags,
    fallback: release,
    overrides: { ...rules, ...flags.overrides },
    config: file,
    isWanted: wantedBy(config, dirname(resolve(io.cwd, file)), io),
  };
}

async function readConfig(file: string, io: Io): Promise<ConfigFile> {
  const [{ parseConfig }, { readSource }, { ALL_RULES }] = await Promise.all([
    import('../../config-file/parse.ts'),
    import('../../source/read.ts'),
    import('../../rules/registry.ts'),
  ]);
  const ruleIds = ALL_RULES.map(({ id }) => id);
  return parseConfig(await readSource(file, io), ruleIds);
}

/** The nearest configuration file above a file, up to the root of the repository; named from the current folder on. */
function findConfig(first: string, io: Io): string | undefined {
  for (let folder = folderOf(first, io); ; folder = dirname(folder)) {
    const file = join(folder, CONFIG_FILE);
    if (existsSync(file)) return relative(io.cwd, file);
    if (existsSync(join(folder, '.git')) || folder === dirname(folder)) return undefined;
  }
}

function folderOf(name: string, io: Io): string {
  if (name === '-') return io.cwd;
  const path = resolve(io.cwd, name);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return path;
  return isPattern(name) && !existsSync(path) ? resolve(io.cwd, baseOf(name)) : dirname(path);
}

/** Whether a file below a folder is judged; patterns count from the folder of the configuration file on. */
function wantedBy({ files, ignore = [] }: ConfigFile, root: string, io: Io): (name: string) => boolean {
  const [wanted, unwanted] = [files?.map(anywhere), ignore.map(anywhere)];
  return (name) => {
    const path = relative(root, resolve(io.cwd, name)).split(sep).join('/');
    return (wanted?.some((one) => one.test(path)) ?? true) && !unwanted.some((one) => one.test(path));
  };
}

/** A pattern without a slash fits at any depth, and one that ends in a slash fits everything below. */
function anywhere(pattern: string): RegExp {
  const below = pattern.endsWith('/') ? `${pattern}**` : pattern;
  return patternOf(below.includes('/') ? below : `**/${below}`);
}

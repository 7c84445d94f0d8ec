import { closest } from '../core/distance.ts';
import { UsageError } from '../core/errors.ts';

/** What yargs adds of its own. */
const KNOWN_TO_YARGS = ['_', '$0', 'help', 'h', 'version'];

/**
 * Refuses arguments and flags that a command does not know, without repeating them: whoever passes a secret on the command line should
 * not find it in a log as well.
 */
export function refuseStrays(args: Readonly<Record<string, unknown>>, flags: readonly string[], name = 'hash'): void {
  // The first is the name of the command.
  if (Array.isArray(args['_']) && args['_'].length > 1) {
    throw new UsageError(
      `${name} takes no secret as an argument: process lists and the shell history would show it`,
      `${name === 'hash' ? 'type it at the prompt of "flyte-auth-config hash", ' : ''}pipe it in, or name a file with --secret-file`,
    );
  }
  const known = new Set([...KNOWN_TO_YARGS, ...flags, ...flags.map(camelCase)]);
  const stray = Object.keys(args).find((name) => !known.has(name));
  if (stray === undefined) return;
  const meant = closest(stray, flags);
  throw new UsageError(
    `${name} does not know one of the flags (not repeated here: it may hold a secret)`,
    `${meant ? `did you mean --${meant}? ` : ''}flyte-auth-config ${name} --help lists the flags; none of them takes a secret`,
  );
}

const camelCase = (flag: string): string => flag.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

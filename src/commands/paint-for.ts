import type { Io, Output } from '../core/io.ts';
import { type Paint, PLAIN } from '../reporters/paint.ts';

/** Colours for a stream: none where nobody sees them or wants them. As to Node itself, FORCE_COLOR counts for more than NO_COLOR. */
export async function paintFor(output: Output, env: Io['env']): Promise<Paint> {
  if (!wantsColour(output, env)) return PLAIN;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  return { error: chalk.red, warning: chalk.yellow, info: chalk.cyan, bold: chalk.bold, dim: chalk.dim, mark: chalk.magenta };
}

function wantsColour({ isTTY }: Output, env: Io['env']): boolean {
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}

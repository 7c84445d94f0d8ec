import type { Io, Output } from '../core/io.ts';
import { type Paint, PLAIN } from '../reporters/paint.ts';

/** Colours for a stream: none where nobody sees them or wants them. */
export async function paintFor(output: Output, env: Io['env']): Promise<Paint> {
  if (!output.isTTY || env['NO_COLOR'] || env['TERM'] === 'dumb') return PLAIN;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  return { error: chalk.red, warning: chalk.yellow, info: chalk.cyan, bold: chalk.bold, dim: chalk.dim, mark: chalk.magenta };
}

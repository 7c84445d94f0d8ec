import type { Io } from './io.ts';

/** Why nobody can be asked anything; undefined where a person sits at a terminal. */
export function whyNobodyCanBeAsked({ stdin, stderr, env }: Io): string | undefined {
  if (env['CI'] && env['CI'] !== 'false') return 'nobody can be asked in CI';
  if (!stderr.isTTY || !stdin.isTTY) return 'there is no terminal to ask on';
  return env['TERM'] === 'dumb' ? 'the terminal cannot show prompts (TERM=dumb)' : undefined;
}

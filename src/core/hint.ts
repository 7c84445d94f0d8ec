import { styleText } from 'node:util';
import type { Output } from './io.ts';
import { wrapLine } from './wrap.ts';

/** Puts a line of help above a prompt of inquirer, as long as it is not answered. */
export function withHint(hint: string | undefined, { columns }: Output) {
  if (hint === undefined) return {};
  const help = wrapLine(`  ${hint}`, { columns, hang: 2 });
  return { prefix: { idle: `${styleText('dim', help)}\n${styleText('blue', '?')}` } };
}

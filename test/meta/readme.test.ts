import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runMain } from '../support/run.ts';

const ROOT = new URL('../../', import.meta.url);
const EXAMPLES = new URL('examples/', ROOT).pathname;

/** Calls that the README shows with what they print, run where the examples lie; `…` stands for the rest of the output. */
const shown = [...readFileSync(new URL('README.md', ROOT), 'utf8').matchAll(/```console\n\$ (.*)\n([\s\S]*?)```/g)].map(
  ([, call = '', output = '']) => ({ call, output }),
);

/** Splits the shell's words; the README uses single quotes alone. */
const words = (call: string): string[] => [...call.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare = '']) => quoted ?? bare);

function parse(call: string): { readonly argv: readonly string[]; readonly stdin?: string } {
  const [first = '', second] = call.split(' | ');
  const argv = words(second ?? first).slice(1);
  return second === undefined ? { argv } : { argv, stdin: words(first).at(-1) ?? '' };
}

describe('the README', () => {
  test('shows calls', () => expect(shown.length).toBeGreaterThan(3));

  test.each(shown)('$call', async ({ call, output }) => {
    const { argv, stdin } = parse(call);
    const { stdout } = await runMain(argv, { cwd: EXAMPLES, ...(stdin !== undefined && { stdin }) });
    if (output.endsWith('…\n')) expect(stdout.startsWith(output.slice(0, -2))).toBe(true);
    else expect(stdout).toBe(output);
  });
});

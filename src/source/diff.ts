import { type DiffLine, diffLines } from './line-diff.ts';

export interface DiffOptions {
  /** Unchanged lines around every change; 3 by default. */
  readonly context?: number;
  /** What is printed instead of the texts, line by line, for texts with secrets; as many lines as the texts have. */
  readonly shown?: { readonly before: string; readonly after: string };
}

const CONTEXT = 3;
const SIGNS = { keep: ' ', remove: '-', add: '+' } as const;

/** The change of a file in the unified format (`diff -u`); empty where nothing changes. `before` is undefined for a new file. */
export function unifiedDiff(name: string, before: string | undefined, after: string, options: DiffOptions = {}): string {
  const old = linesOf(before ?? '');
  const fresh = linesOf(after);
  const lines = diffLines(old, fresh);
  const hunks = hunksOf(lines, options.context ?? CONTEXT);
  if (hunks.length === 0) return '';
  const shown = {
    old: options.shown ? linesOf(options.shown.before) : old,
    new: options.shown ? linesOf(options.shown.after) : fresh,
  };
  const header = `--- ${before === undefined ? '/dev/null' : name}\n+++ ${name}\n`;
  return header + hunks.map((hunk) => hunkHeader(hunk) + hunk.map((line) => printed(line, shown)).join('')).join('');
}

/** The lines of a text with their line breaks, so that a missing last one counts as a difference. */
const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

interface Sides {
  readonly old: readonly string[];
  readonly new: readonly string[];
}

function printed({ kind, old, new: fresh }: DiffLine, sides: Sides): string {
  const text = (kind === 'add' ? sides.new[fresh] : sides.old[old]) ?? '';
  return SIGNS[kind] + (text.endsWith('\n') ? text : `${text}\n\\ No newline at end of file\n`);
}

function hunkHeader(hunk: readonly DiffLine[]): string {
  const range = (start: number, count: number) => `${count === 0 ? start : start + 1}${count === 1 ? '' : `,${count}`}`;
  const count = (without: DiffLine['kind']) => hunk.filter(({ kind }) => kind !== without).length;
  const [first] = hunk;
  return `@@ -${range(first?.old ?? 0, count('add'))} +${range(first?.new ?? 0, count('remove'))} @@\n`;
}

/** Changes with the lines around them; changes whose surroundings meet share a hunk. */
function hunksOf(lines: readonly DiffLine[], context: number): readonly (readonly DiffLine[])[] {
  const hunks: { from: number; to: number }[] = [];
  for (const [index, { kind }] of lines.entries()) {
    if (kind === 'keep') continue;
    const from = Math.max(index - context, 0);
    const to = Math.min(index + context + 1, lines.length);
    const last = hunks.at(-1);
    if (last && from <= last.to) last.to = to;
    else hunks.push({ from, to });
  }
  return hunks.map(({ from, to }) => lines.slice(from, to));
}

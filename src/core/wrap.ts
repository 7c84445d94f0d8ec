/** How wide a line may be. */
export interface Width {
  /** The columns of the terminal; undefined where there is none, and nothing is broken. */
  readonly columns: number | undefined;
  /** How many blanks stand before each line but the first. */
  readonly hang: number;
}

/** Breaks a line between its words where it would not fit. A word that is too long stays whole, so that it can be copied. */
export function wrapLine(line: string, { columns, hang }: Width): string {
  if (columns === undefined || line.length < columns) return line;
  const indent = ' '.repeat(Math.min(hang, Math.floor(columns / 2)));
  const lines: string[] = [];
  let current = '';
  for (const [, gap = '', word = ''] of line.matchAll(/( *)([^ ]+)/g)) {
    const longer = `${current}${gap}${word}`;
    // Several blanks stand between a label and its text.
    if (longer.length < columns || gap.length > 1 || current.trim() === '') {
      current = longer;
    } else {
      lines.push(current);
      current = `${indent}${word}`;
    }
  }
  return [...lines, current].join('\n');
}

/** Breaks every line of a text that would not fit, and goes on below where its own text starts. */
export const wrapText = (text: string, columns: number | undefined): string =>
  text
    .split('\n')
    .map((line) => wrapLine(line, { columns, hang: textColumn(line) }))
    .join('\n');

/** Behind the indentation, or behind a label and the blanks after it. */
const textColumn = (line: string): number => /^( *)(?:\S+(?: \S+)* {2,})?/.exec(line)?.[0].length ?? 0;

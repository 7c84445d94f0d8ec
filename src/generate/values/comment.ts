/** No comment line is longer than this, indentation included. */
const WIDTH = 110;

/** A YAML comment: one paragraph an item, each broken into lines; an empty item gives an empty comment line. */
export function comment(paragraphs: readonly string[], indent = 0): string {
  return paragraphs
    .flatMap((paragraph) => wrap(paragraph, WIDTH - indent - 2))
    .map((line) => `# ${line}`.trimEnd())
    .join('\n');
}

/** Breaks a text at blanks; what is indented stays indented, and a longer word stays whole. */
function wrap(paragraph: string, width: number): readonly string[] {
  const margin = /^ */.exec(paragraph)?.[0] ?? '';
  const lines: string[] = [];
  let line = margin;
  for (const word of paragraph.trim().split(' ')) {
    if (line.length > margin.length && line.length + 1 + word.length > width) {
      lines.push(line);
      line = margin;
    }
    line += line.length > margin.length ? ` ${word}` : word;
  }
  return [...lines, line];
}

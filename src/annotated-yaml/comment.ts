/** Comment lines are broken here, indentation included. */
const WIDTH = 110;

/** A YAML comment: one paragraph an item, broken into lines; an indented item stays one line, an empty one gives an empty line. */
export function comment(paragraphs: readonly string[], indent = 0): string {
  const lines = paragraphs.flatMap((text) => (text.startsWith(' ') ? [text] : wrap(text, WIDTH - indent - 2)));
  return lines.map((line) => `# ${line}`.trimEnd()).join('\n');
}

/** Breaks a text at blanks; a longer word stays whole. */
function wrap(paragraph: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

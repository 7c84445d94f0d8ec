/** Moves the text of a values file below a key; its header, which ends with the first blank line, stays on top. */
export function textBelow(key: string, text: string): string {
  const start = text.indexOf('\n\n') + 2;
  return `${text.slice(0, start)}${key}:\n${text.slice(start).replaceAll(/^(?=.)/gm, '  ')}`;
}

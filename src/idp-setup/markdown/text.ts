/** A text as code, whatever stands in it. */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`;
}

const URLS = /((?:https?|api):\/\/[^\s,;]*[^\s,;.:)])/;

/** A setting as it is shown: what is to be copied is code; sentences and names of choices are not, but for the URLs in them. */
export function setting(value: string): string {
  if (/^[A-Z][a-z]+$/.test(value)) return value;
  if (/^\S+(?:, \S+)*$/.test(value)) return value.split(', ').map(code).join(', ');
  return value
    .split(URLS)
    .map((part, index) => (index % 2 === 1 ? code(part) : part.replace(/[<*`]/g, '\\$&')))
    .join('');
}

/** A table with a header; a bar in a cell would end it. */
export function table(header: readonly [string, string], rows: readonly (readonly [string, string])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(header), '| --- | --- |', ...rows.map(line)].join('\n');
}

export const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

export const shell = (command: string): string => `\`\`\`sh\n${command}\n\`\`\``;

import { HelmError } from '../../failure.ts';
import { TemplateUnsupportedError } from '../../unsupported.ts';

const SPACE = '\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const OUTER_SPACE = new RegExp(`^[${SPACE}]+|[${SPACE}]+$`, 'g');

/** Go's strings.TrimSpace, which knows other blanks than JavaScript. */
export function trimSpace(text: string): string {
  return text.replace(OUTER_SPACE, '');
}

/** Go's strings.Trim: takes any of the characters of `set` off both ends. */
export function trimSet(text: string, set: string): string {
  const characters = [...text];
  const unwanted = new Set(set);
  let start = 0;
  let end = characters.length;
  while (start < end && unwanted.has(characters[start] ?? '')) start++;
  while (end > start && unwanted.has(characters[end - 1] ?? '')) end--;
  return characters.slice(start, end).join('');
}

/** Maps characters one by one, as Go does; a mapping to several characters (such as of `ß`) is not made. */
export function mapRunes(text: string, change: (rune: string) => string): string {
  return [...text]
    .map((rune) => {
      const changed = change(rune);
      return [...changed].length === 1 ? changed : rune;
    })
    .join('');
}

/** Go's strings.Title. */
export function capitalizeWords(text: string): string {
  const separates = (rune: string) => (rune < '\x80' ? !/[A-Za-z0-9_]/.test(rune) : /[\s\u0085]/.test(rune));
  let atStart = true;
  return mapRunes(text, (rune) => {
    const changed = atStart ? rune.toUpperCase() : rune;
    atStart = separates(rune);
    return changed;
  });
}

/** The length that Go knows: in bytes. */
export function byteLength(text: string): number {
  return Buffer.byteLength(text);
}

/** Go's `text[start:end]`; a cut inside a character is not modelled. */
export function byteSlice(text: string, start: number, end: number): string {
  const bytes = Buffer.from(text);
  if (end > bytes.length || end < 0)
    throw new HelmError(`runtime error: slice bounds out of range [:${end}] with length ${bytes.length}`);
  if (start > end) throw new HelmError(`runtime error: slice bounds out of range [${start}:${end}]`);
  const cut = bytes.subarray(start, end);
  const result = cut.toString();
  if (!cut.equals(Buffer.from(result))) throw new TemplateUnsupportedError('a text that is cut inside a character');
  return result;
}

/** Characters that take two columns on a terminal: East Asian scripts and most emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;
const NOTHING = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** How many columns a character takes on a terminal. */
const charWidth = (char: string): number => (NOTHING.test(char) ? 0 : WIDE.test(char) ? 2 : 1);

/** How many columns a text takes on a terminal. */
export function displayWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const char of text) width += charWidth(char);
  return width;
}

/** The longest beginning of a text that fits into `width` columns. */
export function fitStart(text: string, width: number): string {
  let fitting = '';
  let used = 0;
  for (const char of text) {
    used += charWidth(char);
    if (used > width) break;
    fitting += char;
  }
  return fitting;
}

/** The longest end of a text that fits into `width` columns. */
export const fitEnd = (text: string, width: number): string =>
  [...fitStart([...text].reverse().join(''), width)].reverse().join('');

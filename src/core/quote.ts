const LONGEST = 100;

/** Makes any text fit into one line of a message: control characters escaped, long texts clipped in the middle. */
export function inline(text: string): string {
  const line = withoutControls(text);
  if (line.length <= LONGEST) return line;
  return `${line.slice(0, LONGEST - 21)}…${line.slice(-20)}`;
}

/** Makes control characters visible, so that no text from outside can move the cursor or colour the terminal. */
export const withoutControls = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (char) =>
    JSON.stringify(char)
      .slice(1, -1)
      .replace(/^[^\\]$/, codePoint),
  );

function codePoint(char: string): string {
  return `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}

/** `"a", "b"` */
export const quotedList = (items: readonly string[]): string => items.map((item) => `"${inline(item)}"`).join(', ');

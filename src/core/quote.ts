const LONGEST = 100;

/** Makes any text fit into one line of a message: control characters escaped, long texts clipped in the middle. */
export function inline(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (char) =>
    JSON.stringify(char)
      .slice(1, -1)
      .replace(/^[^\\]$/, codePoint),
  );
  if (line.length <= LONGEST) return line;
  return `${line.slice(0, LONGEST - 21)}…${line.slice(-20)}`;
}

function codePoint(char: string): string {
  return `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}

/** `"a", "b"` */
export const quotedList = (items: readonly string[]): string => items.map((item) => `"${inline(item)}"`).join(', ');

/**
 * How many bytes a text stands for in base64 without padding, as Go's `base64.RawStdEncoding` reads it: line breaks are skipped,
 * everything else outside of the alphabet is refused, `=` included. Undefined where Go refuses the text.
 */
export function rawBase64Length(text: string): number | undefined {
  const digits = text.replace(/[\r\n]/g, '');
  if (!/^[A-Za-z0-9+/]*$/.test(digits) || digits.length % 4 === 1) return undefined;
  return Math.floor((digits.length * 3) / 4);
}

/** The parts of a URL that Go escapes by different rules. */
export type UrlPart = 'path' | 'host' | 'zone' | 'user' | 'fragment';

/** Besides letters, digits and `-_.~`: the characters that stand unescaped in each part (net/url/gen_encoding_table.go). */
const ALLOWED: Readonly<Record<UrlPart, string>> = {
  path: '$&+,/:;=@',
  host: '!$&\'()*+,;=:[]<>"',
  zone: '!$&\'()*+,;=:[]<>"',
  user: '$&+,;=',
  fragment: '$&+,/:;=?@!()*',
};

/** Characters that may stand unescaped in an escaped text that is kept as it was written. */
const KEPT = "!$&'()*+,;=:@[]%";

const isPlain = (char: string, part: UrlPart) => /[A-Za-z0-9\-_.~]/.test(char) || ALLOWED[part].includes(char);

/** A string with one character a byte, so that escaping can work on bytes as Go does. */
export const toBytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** The text of a byte string; bytes that are not UTF-8 become U+FFFD. */
export const fromBytes = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8');

/** Percent-encodes what must be encoded in `part`. */
export function encodePart(bytes: string, part: UrlPart): string {
  let escaped = '';
  for (const char of bytes) {
    escaped += isPlain(char, part) ? char : `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return escaped;
}

/** Decodes percent-encoding; undefined where Go refuses the text. */
export function decodePart(bytes: string, part: UrlPart): string | undefined {
  let plain = '';
  for (let index = 0; index < bytes.length; index += 1) {
    const char = bytes.charAt(index);
    if (char === '%') {
      const code = escapedByte(bytes.slice(index, index + 3), part);
      if (code === undefined) return undefined;
      plain += String.fromCharCode(code);
      index += 2;
    } else if (inHost(part) && char < '\x80' && !isPlain(char, part)) {
      return undefined;
    } else {
      plain += char;
    }
  }
  return plain;
}

const inHost = (part: UrlPart) => part === 'host' || part === 'zone';

function escapedByte(triple: string, part: UrlPart): number | undefined {
  if (!/^%[0-9A-Fa-f]{2}$/.test(triple)) return undefined;
  const code = Number.parseInt(triple.slice(1), 16);
  // A host can encodePart bytes beyond ASCII only, a zone also what it could contain unescaped.
  if (part === 'host' && code < 0x80 && triple !== '%25') return undefined;
  const char = String.fromCharCode(code);
  if (part === 'zone' && triple !== '%25' && char !== ' ' && !isPlain(char, 'host')) return undefined;
  return code;
}

/** Whether a text that was given escaped can be shown as it was written. */
export function isValidEncoded(bytes: string, part: UrlPart): boolean {
  return [...bytes].every((char) => KEPT.includes(char) || isPlain(char, part));
}

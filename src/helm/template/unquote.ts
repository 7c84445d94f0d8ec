const SIMPLE: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
};
const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|(.))/gsu;

/** The value of a quoted Go string, raw string or character; undefined where Go finds its syntax invalid. */
export function unquote(source: string): string | undefined {
  const quote = source.charAt(0);
  const inside = source.slice(1, -1);
  if (quote === '`') return inside.replaceAll('\r', '');
  const bytes: number[] = [];
  let end = 0;
  for (const match of inside.matchAll(ESCAPE)) {
    bytes.push(...Buffer.from(inside.slice(end, match.index)));
    const unescaped = escapedBytes(match, quote);
    if (unescaped === undefined) return undefined;
    bytes.push(...unescaped);
    end = match.index + match[0].length;
  }
  bytes.push(...Buffer.from(inside.slice(end)));
  return Buffer.from(bytes).toString();
}

function escapedBytes(match: RegExpMatchArray, quote: string): Iterable<number> | undefined {
  const [, hex, short, long, octal, other] = match;
  if (hex !== undefined) return [Number.parseInt(hex, 16)];
  if (octal !== undefined) return Number.parseInt(octal, 8) > 255 ? undefined : [Number.parseInt(octal, 8)];
  if (other !== undefined) {
    const character = other === quote ? quote : SIMPLE[other];
    return character === undefined ? undefined : Buffer.from(character);
  }
  const code = Number.parseInt(short ?? long ?? '', 16);
  const valid = code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000);
  return valid ? Buffer.from(String.fromCodePoint(code)) : undefined;
}

/** Bytes, or the offset (in UTF-8 bytes) that Go's `illegal base64 data at input byte N` names. */
export type Base64Result =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly illegalByte: number };

const PAD = 0x3d;
const ALPHABET: ReadonlySet<number> = new Set(Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'));
const isLineBreak = (byte: number | undefined): boolean => byte === 0x0a || byte === 0x0d;

/**
 * Decodes as Go's `base64.StdEncoding` does: padding is required, line breaks are skipped wherever they are, any other character outside
 * of the alphabet is refused.
 */
export function decodeGoBase64(text: string): Base64Result {
  const input = Buffer.from(text, 'utf8');
  const illegalByte = findIllegalByte(input);
  if (illegalByte !== undefined) return { ok: false, illegalByte };
  return { ok: true, bytes: Buffer.from(text.replace(/[\r\n]/g, ''), 'base64') };
}

function findIllegalByte(input: Uint8Array): number | undefined {
  let inGroup = 0;
  for (const [offset, byte] of input.entries()) {
    if (isLineBreak(byte)) continue;
    if (ALPHABET.has(byte)) {
      inGroup = (inGroup + 1) % 4;
      continue;
    }
    return byte === PAD && inGroup >= 2 ? findIllegalPadding(input, offset, inGroup) : offset;
  }
  return inGroup === 0 ? undefined : input.length - inGroup;
}

/** Checks what follows the first `=`: one more of them where the group has two characters, then line breaks only. */
function findIllegalPadding(input: Uint8Array, firstPad: number, inGroup: number): number | undefined {
  let next = afterLineBreaks(input, firstPad + 1);
  if (inGroup === 2) {
    if (next === input.length) return next;
    if (input[next] !== PAD) return next - 1;
    next = afterLineBreaks(input, next + 1);
  }
  return next === input.length ? undefined : next;
}

function afterLineBreaks(input: Uint8Array, offset: number): number {
  let next = offset;
  while (isLineBreak(input[next])) next++;
  return next;
}

export type IntResult =
  | { readonly ok: true; readonly value: bigint }
  | { readonly ok: false; readonly reason: 'invalid syntax' | 'value out of range' };

const BASES: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16 };
const UNDERSCORES = /^[+-]?(?:0[xX]_?[0-9a-fA-F]+|0[bBoO]?_?[0-9]+|[0-9]+)(?:_[0-9a-fA-F]+)*$/;

/** Parses as Go's `strconv.ParseInt(text, 0, bits)`, or `ParseUint` where a sign is not allowed: prefixes and underscores count. */
export function parseInteger(text: string, bits: number, parser: 'ParseInt' | 'ParseUint'): IntResult {
  const signed = parser === 'ParseInt';
  const sign = signed && /^[+-]/.test(text) ? text.charAt(0) : '';
  const size = parseMagnitude(text.slice(sign.length), 2n ** BigInt(bits));
  if (!size.ok) return size;
  const value = sign === '-' ? -size.value : size.value;
  const limit = 2n ** BigInt(bits - 1);
  return signed && (value >= limit || value < -limit) ? { ok: false, reason: 'value out of range' } : { ok: true, value };
}

/** Reads digit by digit, because a number that grows too large is reported before a wrong character after it. */
function parseMagnitude(text: string, limit: bigint): IntResult {
  const { base, digits } = splitBase(text);
  let value = 0n;
  for (const char of digits.replaceAll('_', '')) {
    const digit = Number.parseInt(char, base);
    if (Number.isNaN(digit)) return { ok: false, reason: 'invalid syntax' };
    value = value * BigInt(base) + BigInt(digit);
    if (value >= limit) return { ok: false, reason: 'value out of range' };
  }
  const valid = text !== '' && (!text.includes('_') || UNDERSCORES.test(text));
  return valid ? { ok: true, value } : { ok: false, reason: 'invalid syntax' };
}

function splitBase(text: string): { base: number; digits: string } {
  if (!text.startsWith('0')) return { base: 10, digits: text };
  const base = text.length > 2 ? BASES[text.charAt(1).toLowerCase()] : undefined;
  return base === undefined ? { base: 8, digits: text.slice(1) } : { base, digits: text.slice(2) };
}

/** A float as Go's `strconv.FormatFloat(value, 'f', -1, 64)` writes it: never with an exponent. */
export function formatDecimal(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : `${value > 0 ? '+' : '-'}Inf`;
  const [mantissa = '', exponentText = '0'] = Math.abs(value).toExponential().split('e');
  const exponent = Number(exponentText);
  const digits = mantissa.replace('.', '');
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = digits.slice(exponent + 1);
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

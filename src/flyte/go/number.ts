export type IntResult =
  | { readonly ok: true; readonly value: bigint }
  | { readonly ok: false; readonly reason: 'invalid syntax' | 'value out of range' };

const FORMS: readonly (readonly [RegExp, string])[] = [
  [/^0[xX]((?:_?[0-9a-fA-F])+)$/, '0x'],
  [/^0[bB]((?:_?[01])+)$/, '0b'],
  [/^0[oO]?((?:_?[0-7])+)$/, '0o'],
  [/^(0|[1-9](?:_?[0-9])*)$/, ''],
];

/** Parses as Go's `strconv.ParseInt(text, 0, bits)`, or `ParseUint` where a sign is not allowed: prefixes and underscores count. */
export function parseInteger(text: string, bits: number, parser: 'ParseInt' | 'ParseUint'): IntResult {
  const signed = parser === 'ParseInt';
  const [, sign = '', digits = ''] = (signed ? /^([+-]?)(.*)$/s : /^()(.*)$/s).exec(text) ?? [];
  const size = magnitude(digits);
  if (size === undefined) return { ok: false, reason: 'invalid syntax' };
  const value = sign === '-' ? -size : size;
  const limit = 2n ** BigInt(signed ? bits - 1 : bits);
  const inRange = value < limit && value >= (signed ? -limit : 0n);
  return inRange ? { ok: true, value } : { ok: false, reason: 'value out of range' };
}

function magnitude(digits: string): bigint | undefined {
  for (const [form, prefix] of FORMS) {
    const match = form.exec(digits);
    if (match !== null) return BigInt(prefix + (match[1] ?? '').replaceAll('_', ''));
  }
  return undefined;
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

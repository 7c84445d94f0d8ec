import type { Dialect, Typed } from './scalars.ts';

/** The shortest decimal digits and exponent (d.ddd × 10^exponent) that give the same 32-bit float. */
function shortestSingle(value: number): { readonly digits: string; readonly exponent: number } {
  const single = Math.fround(value);
  for (let precision = 0; ; precision++) {
    const text = single.toExponential(precision);
    if (precision < 9 && Math.fround(Number(text)) !== single) continue;
    const [mantissa = '', exponent = '0'] = text.split('e');
    return { digits: mantissa.replace('.', ''), exponent: Number(exponent) };
  }
}

/** A float as Go's `%g` writes it with 32 bits; that is what sigs.k8s.io/yaml makes of a float used as a key. */
function floatKey(value: number): string {
  const { digits, exponent } = shortestSingle(Math.abs(value));
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (exponent < -4 || exponent >= 6) {
    const power = String(Math.abs(exponent)).padStart(2, '0');
    const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
    return `${sign}${mantissa}e${exponent < 0 ? '-' : '+'}${power}`;
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = digits.slice(exponent + 1);
  return sign + whole + (fraction === '' ? '' : `.${fraction}`);
}

/** The text of a key after type resolution (sigs.k8s.io/yaml, `convertToJSONableObject`); undefined where the reader refuses it. */
export function keyText({ kind, value }: Typed, dialect: Dialect): string | undefined {
  if (value === null) return dialect === 'helm' ? undefined : '<nil>';
  if (typeof value !== 'number') return String(value);
  if (kind === 'float') return floatKey(value);
  // Go reads whole numbers over 63 bits as unsigned, which no key may be.
  return dialect === 'helm' && value >= 2 ** 63 ? undefined : BigInt(value).toString();
}

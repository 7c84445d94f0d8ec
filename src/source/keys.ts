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
  if (Number.isNaN(value)) return '.nan';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (!Number.isFinite(value)) return `${sign}.inf`;
  const { digits, exponent } = shortestSingle(Math.abs(value));
  const point = (whole: string, fraction: string): string => sign + whole + (fraction === '' ? '' : `.${fraction}`);
  if (exponent < -4 || exponent >= 6) {
    const power = String(Math.abs(exponent)).padStart(2, '0');
    return `${point(digits.charAt(0), digits.slice(1))}e${exponent < 0 ? '-' : '+'}${power}`;
  }
  if (exponent < 0) return point('0', '0'.repeat(-exponent - 1) + digits);
  return point(digits.slice(0, exponent + 1).padEnd(exponent + 1, '0'), digits.slice(exponent + 1));
}

/**
 * The text of a key. Helm types it first and prints the result (sigs.k8s.io/yaml, `convertToJSONableObject`); so does Flyte below the top
 * level, where it keeps what is written. Undefined for null, which is no key.
 */
export function keyText({ kind, value, digits }: Typed, written: string, dialect: Dialect, top: boolean): string | undefined {
  if (value === null) return undefined;
  if (dialect === 'flyte' && top) return written;
  if (typeof value !== 'number') return String(value);
  return kind === 'float' && dialect === 'helm' ? floatKey(value) : (digits ?? String(value));
}

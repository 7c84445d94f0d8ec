/** Go writes the shortest digits plainly for exponents from -4 to 5 and with an exponent otherwise (1e+06, 1e-05). */
const PLAIN_EXPONENTS = { from: -4, below: 6 };

/** A float64 as Go's `%v` and `strconv.FormatFloat(v, 'g', -1, 64)` print it. */
export function formatFloat(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [mantissa = '', exponentText = '0'] = value.toExponential().split('e');
  const exponent = Number(exponentText);
  if (exponent >= PLAIN_EXPONENTS.from && exponent < PLAIN_EXPONENTS.below) return String(value);
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** Go writes the shortest digits plainly for exponents from -4 to 5 and with an exponent otherwise (1e+06, 1e-05). */
const PLAIN_EXPONENTS = { from: -4, below: 6 };

const DECIMAL = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;
const INFINITY = /^[-+]?inf(?:inity)?$/i;

/** Go's `strconv.ParseFloat` for decimals, with `_` between digits; undefined where it fails or overflows. */
export function parseFloat64(text: string): number | undefined {
  if (INFINITY.test(text)) return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (/^nan$/i.test(text)) return Number.NaN;
  const plain = text.replace(/(?<=\d)_(?=\d)/g, '');
  return DECIMAL.test(plain) && Number.isFinite(Number(plain)) ? Number(plain) : undefined;
}

/** A float64 with a fixed number of decimals, as Go's `%.2f`: a tie goes to the even digit. */
export function formatFixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  const [whole = '', fraction = ''] = value.toFixed(100).split('.');
  if (!/^50*$/.test(fraction.slice(decimals))) return text;
  const cut = decimals === 0 ? whole : `${whole}.${fraction.slice(0, decimals)}`;
  return /[02468]$/.test(cut) ? cut : text;
}

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

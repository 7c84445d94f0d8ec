const UNITS: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n, // U+00B5
  μs: 1_000n, // U+03BC
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};

const LARGEST = 2n ** 63n;
const PART = /(\d*)(\.\d*)?([^.\d]+)/gy;

/** Nanoseconds of a Go duration such as `1h30m` or `-1.5s`; undefined where Go's `time.ParseDuration` refuses the text. */
export function parseDuration(text: string): bigint | undefined {
  const negative = text.startsWith('-');
  const rest = /^[+-]/.test(text) ? text.slice(1) : text;
  if (rest === '0') return 0n;
  if (rest === '') return undefined;
  let total = 0n;
  let end = 0;
  for (const match of rest.matchAll(PART)) {
    const part = parsePart(match[1] ?? '', match[2] ?? '', match[3] ?? '');
    if (part === undefined) return undefined;
    total += part;
    end = match.index + match[0].length;
    if (total > LARGEST) return undefined;
  }
  if (end !== rest.length) return undefined;
  if (negative) return -total;
  return total < LARGEST ? total : undefined;
}

function parsePart(whole: string, point: string, unit: string): bigint | undefined {
  const size = UNITS[unit];
  const fraction = point.slice(1);
  if (size === undefined || (whole === '' && fraction === '')) return undefined;
  if (BigInt(whole || '0') > LARGEST) return undefined;
  // Go drops fraction digits that no longer fit into an int64, and rounds towards zero.
  const digits = fraction.slice(0, 18);
  return BigInt(whole || '0') * size + (BigInt(digits || '0') * size) / 10n ** BigInt(digits.length);
}

/** Nanoseconds in the form of Go's `Duration.String()`, for example `1h0m0s` or `1.5ms`. */
export function formatDuration(nanoseconds: bigint): string {
  const sign = nanoseconds < 0n ? '-' : '';
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  if (size === 0n) return '0s';
  if (size < 1_000n) return `${sign}${size}ns`;
  if (size < 1_000_000n) return `${sign}${decimal(size, 3)}µs`;
  if (size < 1_000_000_000n) return `${sign}${decimal(size, 6)}ms`;
  const hours = size / 3_600_000_000_000n;
  const minutes = (size / 60_000_000_000n) % 60n;
  const seconds = `${decimal(size % 60_000_000_000n, 9)}s`;
  if (hours > 0n) return `${sign}${hours}h${minutes}m${seconds}`;
  return minutes > 0n ? `${sign}${minutes}m${seconds}` : `${sign}${seconds}`;
}

/** `value / 10^places` without trailing zeros. */
function decimal(value: bigint, places: number): string {
  const digits = value.toString().padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, '');
}

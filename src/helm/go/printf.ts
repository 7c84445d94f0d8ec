import { TemplateUnsupportedError } from '../unsupported.ts';
import { formatValue } from './format.ts';
import { limitText } from './limits.ts';
import { formatFixed, formatFloat } from './number.ts';
import { quoteGo } from './quote.ts';
import { type GoValue, isGoInt, isGoList, isGoMap, typeName } from './value.ts';

const DIRECTIVE = /%([-+# 0]*)(\d*)(?:\.(\d*))?([^\d])|%$|%[-+# 0\d.]+$/gu;

interface Directive {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
  readonly verb: string;
}

/** Go's `fmt.Sprintf` for the verbs that templates use. Throws TemplateUnsupportedError for others. */
export function sprintf(format: string, values: readonly GoValue[]): string {
  let used = 0;
  let room = 0;
  const text = format.replace(DIRECTIVE, (whole, flags?: string, width?: string, precision?: string, verb?: string) => {
    if (verb === undefined) return '%!(NOVERB)';
    if (verb === '%') return '%';
    if (verb === '*' || verb === '[' || whole.includes('.*')) throw unsupported(whole);
    if (used >= values.length) return `%!${verb}(MISSING)`;
    const directive = {
      flags: flags ?? '',
      width: Number(width),
      precision: whole.includes('.') ? Number(precision) : undefined,
      verb,
    };
    room += directive.width + (directive.precision ?? 0);
    limitText(room);
    return pad(formatOne(directive, values[used++] ?? null), directive);
  });
  return values.length > used ? text + extra(values.slice(used)) : text;
}

function unsupported(directive: string): TemplateUnsupportedError {
  return new TemplateUnsupportedError(`printf with ${directive}`);
}

function extra(values: readonly GoValue[]): string {
  return `%!(EXTRA ${values.map((value) => (value === null ? '<nil>' : `${typeName(value)}=${formatValue(value)}`)).join(', ')})`;
}

function pad(text: string, { flags, width, verb }: Directive): string {
  const missing = width - [...text].length;
  if (missing <= 0) return text;
  if (flags.includes('-')) return text + ' '.repeat(missing);
  if (!flags.includes('0')) return ' '.repeat(missing) + text;
  const sign = /^[-+]/.test(text) && /[dfegxXob]/.test(verb) ? text.charAt(0) : '';
  return sign + '0'.repeat(missing) + text.slice(sign.length);
}

function formatOne(directive: Directive, value: GoValue, nested = false): string {
  const { verb, flags } = directive;
  if (verb === 'T') return typeName(value);
  if (flags.includes('#') || flags.includes(' ')) throw unsupported(`the flags of %${flags}${verb}`);
  if (value === null) return verb === 'v' || nested ? '<nil>' : `%!${verb}(<nil>)`;
  if (isGoList(value)) return `[${value.items.map((item) => formatOne(directive, item, true)).join(' ')}]`;
  if (isGoMap(value)) {
    if (verb !== 'v') throw unsupported(`%${verb} of a map`);
    return formatValue(value);
  }
  return formatScalar(directive, value) ?? `%!${verb}(${typeName(value)}=${formatValue(value)})`;
}

function formatScalar(directive: Directive, value: GoValue): string | undefined {
  if (typeof value === 'string') return formatText(directive, value);
  if (typeof value === 'boolean') return 'tv'.includes(directive.verb) ? String(value) : undefined;
  if (typeof value === 'number') return withPlus(directive, value >= 0, formatNumber(directive, value));
  return isGoInt(value) ? withPlus(directive, value.value >= 0n, formatInt(directive, value.value)) : undefined;
}

function withPlus({ flags, verb }: Directive, positive: boolean, text: string | undefined): string | undefined {
  return text !== undefined && positive && flags.includes('+') && verb !== 'v' ? `+${text}` : text;
}

function formatText({ verb, precision }: Directive, value: string): string | undefined {
  const text = precision === undefined ? value : [...value].slice(0, precision).join('');
  if (verb === 's' || verb === 'v') return text;
  if (verb === 'q') return quoteGo(text);
  if (verb === 'x') return Buffer.from(text).toString('hex');
  return verb === 'X' ? Buffer.from(text).toString('hex').toUpperCase() : undefined;
}

function formatNumber({ verb, precision }: Directive, value: number): string | undefined {
  if (verb === 'v' || verb === 'g') {
    if (precision !== undefined) throw unsupported(`a precision of %${verb}`);
    return formatFloat(value);
  }
  if (verb === 'f' || verb === 'F') return Math.abs(value) < 1e21 ? formatFixed(value, Math.min(precision ?? 6, 99)) : undefined;
  if (verb !== 'e') return undefined;
  return value.toExponential(Math.min(precision ?? 6, 100)).replace(/e([-+])(\d)$/, 'e$10$2');
}

function formatInt({ verb, precision }: Directive, value: bigint): string | undefined {
  if (precision !== undefined) throw unsupported(`a precision of %${verb}`);
  if (verb === 'd' || verb === 'v') return String(value);
  if (verb === 'x') return value.toString(16);
  if (verb === 'X') return value.toString(16).toUpperCase();
  if (verb === 'o') return value.toString(8);
  if (verb === 'b') return value.toString(2);
  if (verb === 'U' || verb === 'q') throw unsupported(`%${verb} of a number`);
  if (verb === 'c') return String.fromCodePoint(Number(value));
  return undefined;
}

import type { ScalarValue } from '../core/tree.ts';

/**
 * Whose reading of YAML counts: `helm` = values files (sigs.k8s.io/yaml over yaml.v2, YAML 1.1), `flyte` = configuration files
 * (viper over yaml.v3).
 */
export type Dialect = 'helm' | 'flyte';

/** A scalar after type resolution, or the reason why the reader refuses it. */
export type Resolved = Typed | { readonly refused: string };

type Kind = 'null' | 'bool' | 'int' | 'float' | 'str';

/** A value and the YAML type that the reader gave it. */
export interface Typed {
  readonly kind: Kind;
  readonly value: ScalarValue;
  /** The digits of a whole number that `value` cannot hold. */
  readonly digits?: string;
}

const cases = (...words: readonly string[]): readonly string[] =>
  words.flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()]);

const words = (kind: Kind, value: ScalarValue, list: readonly string[]) => list.map((word) => [word, { kind, value }] as const);

/** The words that both readers know. */
const COMMON_WORDS: readonly (readonly [string, Typed])[] = [
  ...words('bool', true, cases('true')),
  ...words('bool', false, cases('false')),
  ...words('null', null, ['', '~', ...cases('null')]),
  ...words('float', Number.NaN, ['.nan', '.NaN', '.NAN']),
  ...words('float', Number.POSITIVE_INFINITY, ['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF']),
  ...words('float', Number.NEGATIVE_INFINITY, ['-.inf', '-.Inf', '-.INF']),
];

const WORDS: Readonly<Record<Dialect, ReadonlyMap<string, Typed>>> = {
  flyte: new Map(COMMON_WORDS),
  helm: new Map([
    ...COMMON_WORDS,
    ...words('bool', true, cases('y', 'yes', 'on')),
    ...words('bool', false, cases('n', 'no', 'off')),
  ]),
};

/** Whole numbers: sign, digits of the base, base. A leading zero alone means octal, as in YAML 1.1. */
const INTEGERS: readonly (readonly [RegExp, 2 | 8 | 10 | 16])[] = [
  [/^([-+]?)0[bB]([01]+)$/, 2],
  [/^([-+]?)0[oO]?([0-7]+)$/, 8],
  [/^([-+]?)0[xX]([0-9a-fA-F]+)$/, 16],
  [/^([-+]?)(0|[1-9][0-9]*)$/, 10],
];
const PREFIX = { 2: '0b', 8: '0o', 10: '', 16: '0x' } as const;
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const LOWEST = -(2n ** 63n);
const HIGHEST = 2n ** 64n - 1n;

function integer(text: string): bigint | undefined {
  for (const [form, base] of INTEGERS) {
    const [, sign, digits] = form.exec(text) ?? [];
    if (digits === undefined) continue;
    const size = BigInt(PREFIX[base] + digits);
    const whole = sign === '-' ? -size : size;
    // A signed number over 64 bits is no integer to Go, and "+" is only read for numbers of 63 bits.
    const highest = sign === '+' ? HIGHEST >> 1n : HIGHEST;
    return whole >= LOWEST && whole <= highest ? whole : undefined;
  }
  return undefined;
}

function float(text: string): number | undefined {
  if (!FLOAT.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

function wholeNumber(whole: bigint): Typed {
  const value = Number(whole);
  return Number.isSafeInteger(value) ? { kind: 'int', value } : { kind: 'int', value, digits: whole.toString() };
}

function typed(text: string, dialect: Dialect): Typed {
  const word = WORDS[dialect].get(text);
  if (word !== undefined) return word;
  if (!/^[-+.0-9]/.test(text)) return { kind: 'str', value: text };
  const plain = text.startsWith('.') ? text.replace(/(?<=[0-9])_(?=[0-9])/g, '') : text.replaceAll('_', '');
  const whole = integer(plain);
  if (whole !== undefined) return wholeNumber(whole);
  const fraction = float(plain);
  return fraction === undefined ? { kind: 'str', value: text } : { kind: 'float', value: fraction };
}

const TAGS: Readonly<Record<string, Kind>> = {
  '!!null': 'null',
  '!!bool': 'bool',
  '!!int': 'int',
  '!!float': 'float',
  '!!str': 'str',
};

function tagged(text: string, tag: string, dialect: Dialect): Resolved {
  if (tag === '!!binary') return binary(text);
  const wanted = TAGS[tag];
  if (wanted === undefined || wanted === 'str') return { kind: 'str', value: text };
  const found = typed(text, dialect);
  if (found.kind === wanted || (wanted === 'float' && found.kind === 'int')) return { kind: wanted, value: found.value };
  // The text may be a secret.
  return { refused: `the value cannot be read as ${tag}` };
}

function binary(text: string): Resolved {
  const packed = text.replace(/[\r\n]/g, '');
  const valid = packed.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(packed);
  return valid
    ? { kind: 'str', value: Buffer.from(packed, 'base64').toString('utf8') }
    : { refused: 'the value of !!binary is not base64' };
}

/**
 * The value of a scalar (yaml.v2 and yaml.v3, `resolve.go`): `plain` is unquoted text, anything else is a string unless an explicit tag
 * (in its short form) says otherwise.
 */
export function resolveScalar(text: string, plain: boolean, dialect: Dialect, tag?: string): Resolved {
  if (tag !== undefined) return tagged(text, tag, dialect);
  return plain ? typed(text, dialect) : { kind: 'str', value: text };
}

import type { Node } from '../core/tree.ts';
import { decodeGoBase64 } from '../secrets/go-base64.ts';
import { parseBool } from './go/bool.ts';
import { formatDuration, parseDuration } from './go/duration.ts';
import { formatDecimal, parseInteger } from './go/number.ts';
import { goKind, goType } from './go/types.ts';
import { formatUrl, parseUrl } from './go/url.ts';
import type { Spec } from './spec.ts';

/** A decoded value, the decoder's reason for refusing it, or `keep` where the decoder reads past the value and keeps what there was. */
export type Reading = { readonly value: string | number | boolean } | { readonly reason: string } | 'keep';

type ScalarKind = 'text' | 'url' | 'duration' | 'flag' | 'int' | 'bytes' | 'choice';
export type ScalarSpec = Extract<Spec, { readonly kind: ScalarKind }>;

type Readers = { readonly [K in ScalarKind]: (node: Node, spec: Extract<Spec, { readonly kind: K }>) => Reading };

/** Source: mapstructure 2.4 mapstructure.go with WeaklyTypedInput, and the hooks of flytestdlib/config/viper/viper.go. */
const READERS: Readers = {
  text: readText,
  url: readUrl,
  duration: readDuration,
  flag: readFlag,
  int: readInt,
  bytes: readBytes,
  choice: readChoice,
};

/** What the decoder makes of a value that is not null. */
export function readScalar(node: Node, spec: ScalarSpec): Reading {
  const reader = READERS[spec.kind] as (node: Node, spec: ScalarSpec) => Reading;
  return reader(node, spec);
}

const unconvertible = (node: Node, type: string): Reading => ({
  reason: `expected type '${type}', got unconvertible type '${goType(node)}'`,
});
const unparsable = (type: string, why: string): Reading => ({ reason: `cannot parse value as '${type}': strconv.${why}` });
const notAStruct = (node: Node): Reading => ({ reason: `expected a map or struct, got "${goKind(node)}"` });

function readText(node: Node): Reading {
  if (node.kind !== 'scalar' || node.timestamp) return unconvertible(node, 'string');
  const { value, digits } = node;
  if (typeof value === 'string') return { value };
  if (typeof value === 'boolean') return { value: value ? '1' : '0' };
  return typeof value === 'number' ? { value: digits ?? formatDecimal(value) } : unconvertible(node, 'string');
}

function readUrl(node: Node): Reading {
  if (node.kind === 'map') return 'keep';
  const url = node.kind === 'scalar' && typeof node.value === 'string' ? parseUrl(node.value) : undefined;
  return url === undefined ? notAStruct(node) : { value: formatUrl(url) };
}

function readDuration(node: Node): Reading {
  if (node.kind === 'map') return 'keep';
  const value = node.kind === 'scalar' ? node.value : undefined;
  if (value === '') return { value: '0s' };
  const nanoseconds = typeof value === 'number' ? wholeNumber(value) : parseDuration(typeof value === 'string' ? value : '');
  return nanoseconds === undefined ? notAStruct(node) : { value: formatDuration(nanoseconds) };
}

/** A float as int64: cut towards zero; what does not fit becomes the lowest number, as on amd64. */
function wholeNumber(value: number): bigint | undefined {
  if (!Number.isFinite(value)) return undefined;
  const whole = BigInt(Math.trunc(value));
  return whole >= -(2n ** 63n) && whole < 2n ** 63n ? whole : -(2n ** 63n);
}

function readFlag(node: Node): Reading {
  const value = node.kind === 'scalar' ? node.value : undefined;
  if (typeof value === 'boolean') return { value };
  if (typeof value === 'number') return { value: value !== 0 };
  if (typeof value !== 'string') return unconvertible(node, 'bool');
  const parsed = value === '' ? false : parseBool(value);
  return parsed === undefined ? unparsable('bool', 'ParseBool: invalid syntax') : { value: parsed };
}

function readInt(node: Node): Reading {
  const whole = readInteger(node, 'int', 64, 'ParseInt');
  return typeof whole === 'bigint' ? { value: Number(whole) } : whole;
}

function readInteger(node: Node, type: string, bits: number, parser: 'ParseInt' | 'ParseUint'): bigint | Reading {
  const value = node.kind === 'scalar' ? node.value : undefined;
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'number') return wholeNumber(value) ?? -(2n ** 63n);
  if (typeof value !== 'string') return unconvertible(node, type);
  const parsed = parseInteger(value === '' ? '0' : value, bits, parser);
  return parsed.ok ? parsed.value : unparsable(type, `${parser}: ${parsed.reason}`);
}

/** Anything but a string gives empty bytes without a word. */
function readBytes(node: Node): Reading {
  const text = node.kind === 'scalar' && typeof node.value === 'string' ? node.value : '';
  const decoded = decodeGoBase64(text);
  if (!decoded.ok) return { reason: `illegal base64 data at input byte ${decoded.illegalByte}` };
  return { value: Buffer.from(decoded.bytes).toString('base64') };
}

/** By name, or else by number: an enumeration is an int to Go, or a uint8 where its parser is ParseUint. */
function readChoice(node: Node, { values, goType: type, parser }: Extract<Spec, { readonly kind: 'choice' }>): Reading {
  const name = node.kind === 'scalar' ? node.value : undefined;
  if (typeof name === 'string' && values.includes(name)) return { value: name };
  const bits = parser === 'ParseInt' ? 64 : 8;
  const whole = readInteger(node, type, bits, parser);
  if (typeof whole !== 'bigint') return whole;
  const index = parser === 'ParseInt' ? BigInt.asIntN(bits, whole) : BigInt.asUintN(bits, whole);
  return { value: values[Number(index)] ?? `${type.replace(/^.*\./, '')}(${index})` };
}

import { quoteGo } from '../go/quote.ts';
import { TemplateUnsupportedError } from '../unsupported.ts';
import type { NumberNode } from './ast.ts';
import { unquote } from './unquote.ts';

const INTEGER = /^[-+]?(?:0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|0(?:_?[0-7])*|[1-9](?:_?[0-9])*)$/;
const FLOAT = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;
const MAX_INT = 2n ** 63n;

/** A constant number by Go's rules, or the words of Go's complaint. */
export function parseNumber(text: string, position: number): NumberNode | string {
  if (text.startsWith("'")) return parseCharacter(text, position);
  if (/i$/.test(text) || /[xX].*[pP]/.test(text)) throw new TemplateUnsupportedError(`the constant ${text} in a template`);
  const int = parseInteger(text);
  if (int !== undefined) return { kind: 'number', position, text, float: Number(int), ...(int < MAX_INT ? { int } : {}) };
  const float = Number(text);
  if (!FLOAT.test(text) || !Number.isFinite(float)) return `illegal number syntax: ${quoteGo(text)}`;
  if (!/[.eE]/.test(text)) return `integer overflow: ${quoteGo(text)}`;
  const whole = Number.isInteger(float) && Math.abs(float) < 2 ** 63;
  return { kind: 'number', position, text, float, ...(whole ? { int: BigInt(float) } : {}) };
}

function parseCharacter(text: string, position: number): NumberNode | string {
  const inside = unquote(text);
  if (inside === undefined || inside === '') return 'invalid syntax';
  const [character = '', ...rest] = inside;
  if (rest.length > 0) return `malformed character constant: ${text}`;
  const code = character.codePointAt(0) ?? 0;
  return { kind: 'number', position, text, int: BigInt(code), float: code };
}

/** A whole number that fits int64 or uint64. */
function parseInteger(text: string): bigint | undefined {
  if (!INTEGER.test(text)) return undefined;
  const negative = text.startsWith('-');
  const digits = text.replace(/^[-+]/, '').replaceAll('_', '');
  const value = BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits);
  const limit = /^[-+]/.test(text) ? (negative ? MAX_INT : MAX_INT - 1n) : 2n * MAX_INT - 1n;
  if (value > limit) return undefined;
  return negative ? -value : value;
}

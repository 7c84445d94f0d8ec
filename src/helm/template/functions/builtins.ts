import { HelmError } from '../../failure.ts';
import { formatValue, isTrue, sprint } from '../../go/format.ts';
import { sprintf } from '../../go/printf.ts';
import { quoteGo } from '../../go/quote.ts';
import {
  type GoMap,
  type GoValue,
  int,
  isGoInt,
  isGoList,
  isGoMap,
  isUnknown,
  lookUp,
  STRING_MAP,
  typeName,
} from '../../go/value.ts';
import { TemplateUnsupportedError } from '../../unsupported.ts';
import { type FunctionTable, fixed, variadic } from './define.ts';

const HTML: Readonly<Record<string, string>> = {
  '\0': '\ufffd',
  '"': '&#34;',
  "'": '&#39;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
};

/** Functions of Go's text/template (funcs.go), without comparisons. */
export const BUILTINS: FunctionTable = {
  not: fixed(['any'], ([value]) => !isTrue(value)),
  len: fixed(['any'], ([value]) => int(length(value))),
  index: {
    ...variadic(['any'], 'any', ([item], indexes) => {
      if (item === null) throw new HelmError('index of untyped nil');
      return indexes.reduce<GoValue>(element, item);
    }),
    shallow: true,
  },
  print: variadic([], 'any', (_, values) => sprint(values)),
  println: variadic([], 'any', (_, values) => `${values.map(formatValue).join(' ')}\n`),
  printf: variadic(['string'], 'any', ([format], values) => sprintf(format, values)),
  html: variadic([], 'any', (_, values) => text(values).replace(/[\0"'&<>]/g, (character) => HTML[character] ?? '')),
  js: variadic([], 'any', (_, values) => escapeJs(text(values))),
  urlquery: variadic([], 'any', (_, values) => queryEscape(text(values))),
  call: variadic(['any'], 'any', ([callee]) => {
    if (callee === null) throw new HelmError('call of nil');
    throw new HelmError(`non-function of type ${typeName(callee)}`);
  }),
};

function length(value: GoValue): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (isGoList(value)) return value.unordered?.length ?? value.items.length;
  if (isGoMap(value)) return value.entries.size;
  throw new HelmError(value === null ? 'len of nil pointer' : `len of type ${typeName(value)}`);
}

function element(item: GoValue, index: GoValue): GoValue {
  if (item === null) throw new HelmError('index of nil pointer');
  if (isUnknown(item)) throw new TemplateUnsupportedError(item.what);
  if (isGoMap(item)) return entry(item, index);
  if (typeof item !== 'string' && !isGoList(item)) throw new HelmError(`can't index item of type ${typeName(item)}`);
  const size = length(item);
  const at = indexWithin(index, size);
  if (at === size) throw new HelmError(`reflect: ${typeof item === 'string' ? 'string' : 'slice'} index out of range`);
  return typeof item === 'string' ? int(Buffer.from(item)[at] ?? 0, 'uint8') : (item.items[at] ?? null);
}

function entry(map: GoMap, key: GoValue): GoValue {
  if (key === null) throw new HelmError('value is nil; should be of type string');
  if (typeof key !== 'string') throw new HelmError(`value has type ${typeName(key)}; should be string`);
  return lookUp(map, key) ?? (map.type === STRING_MAP ? '' : null);
}

function indexWithin(index: GoValue, size: number): number {
  if (index === null) throw new HelmError('cannot index slice/array with nil');
  if (!isGoInt(index)) throw new HelmError(`cannot index slice/array with type ${typeName(index)}`);
  if (index.value < 0n || index.value > BigInt(size)) throw new HelmError(`index out of range: ${index.value}`);
  return Number(index.value);
}

/** What `html`, `js` and `urlquery` make one text of; nil counts as Go's words for it. */
function text(values: readonly GoValue[]): string {
  return values.length === 1 && values[0] === null ? '<no value>' : sprint(values.map((value) => value ?? '<no value>'));
}

const JS: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '<': '\\u003C',
  '>': '\\u003E',
  '&': '\\u0026',
  '=': '\\u003D',
};

function escapeJs(text: string): string {
  return text.replace(/[\\'"<>&=]|[^ -~]/gu, (character) => {
    const known = JS[character];
    if (known !== undefined) return known;
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0x80 && quoteGo(character) === `"${character}"`) return character;
    return `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
  });
}

/** Go's `url.QueryEscape`. */
function queryEscape(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

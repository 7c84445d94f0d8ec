import { TemplateUnsupportedError } from '../unsupported.ts';
import { type GoValue, isGoInt, isGoList, isGoMap, isUnknown, sortedEntries } from './value.ts';

const HTML = /[<>&\u2028\u2029]/g;

/** A string as Go's encoding/json writes it, with `<`, `>` and `&` escaped unless told otherwise. */
export function quoteJson(text: string, escapeHtml = true): string {
  const quoted = JSON.stringify(text.replace(/\p{Surrogate}/gu, '\ufffd'));
  return quoted.replace(escapeHtml ? HTML : /[\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** A value as Go's encoding/json writes it: sorted keys, numbers as JavaScript prints them. */
export function encodeJson(value: GoValue, escapeHtml = true): string {
  if (typeof value === 'string') return quoteJson(value, escapeHtml);
  if (isGoMap(value)) {
    if (value.isNil === true) return 'null';
    const entries = sortedEntries(value).map(([key, child]) => `${quoteJson(key, escapeHtml)}:${encodeJson(child, escapeHtml)}`);
    return `{${entries.join(',')}}`;
  }
  if (isGoList(value)) {
    return value.isNil === true ? 'null' : `[${value.items.map((item) => encodeJson(item, escapeHtml)).join(',')}]`;
  }
  if (isUnknown(value)) throw new TemplateUnsupportedError(value.what);
  return isGoInt(value) ? String(value.value) : String(value);
}

import { quoteJson } from './json.ts';
import { type GoValue, goMap, isGoList, isGoMap } from './value.ts';

/** Raw characters that are errors in YAML; JSON does not escape them. */
const UNREADABLE = /[\x7f-\x84\x86-\x9f\ufffe\uffff]/;
/** In YAML, U+0085 is a line break even inside a quoted JSON string; with the blanks around it, it is folded. */
const NEXT_LINES = / *\u0085(?: *\u0085)* */g;
/** A key of a flow mapping, with its quotes, may not be longer (in characters). */
const FLOW_KEY_LIMIT = 1024;

/** What is left of a value after Helm's way through JSON that is read as YAML; undefined where that fails. */
export function readBack(value: GoValue): GoValue | undefined {
  if (typeof value === 'string') return readText(value);
  if (isGoList(value)) {
    const items = value.items.map(readBack);
    return items.every((item) => item !== undefined) ? { ...value, items } : undefined;
  }
  return isGoMap(value) ? readMap([...value.entries]) : value;
}

function readMap(entries: readonly [string, GoValue][]): GoValue | undefined {
  const read = new Map<string, GoValue>();
  for (const [key, child] of entries) {
    const [newKey, newChild] = [readText(key), readBack(child)];
    if (newKey === undefined || newChild === undefined || key.includes('\u0085')) return undefined;
    if ([...quoteJson(key)].length > FLOW_KEY_LIMIT) return undefined;
    read.set(newKey, newChild);
  }
  return goMap(read);
}

function readText(text: string): string | undefined {
  if (UNREADABLE.test(text)) return undefined;
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(NEXT_LINES, (run) => '\n'.repeat(run.split('\u0085').length - 2) || ' ');
}

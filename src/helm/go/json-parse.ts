import { type GoValue, goList, goMap } from './value.ts';

/** Reads JSON as Go does into interfaces: numbers are float64. Undefined where it is not JSON. */
export function parseJson(text: string): GoValue | undefined {
  try {
    return fromJson(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** `JSON.parse` keeps `__proto__` as an own key, and so does this. */
function fromJson(value: unknown): GoValue {
  if (Array.isArray(value)) return goList(value.map(fromJson));
  if (value !== null && typeof value === 'object') {
    return goMap(Object.entries(value).map(([key, child]) => [key, fromJson(child)]));
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

import { TemplateUnsupportedError } from '../unsupported.ts';
import { LIMITS, limitText } from './limits.ts';
import { type GoValue, isGoList, isGoMap } from './value.ts';

/**
 * The number of values inside some values, each counted as often as it would be printed. Throws TemplateUnsupportedError if one
 * holds itself or they would print too much, so that whoever goes through them afterwards comes to an end.
 */
export function measure(values: readonly GoValue[]): number {
  const open = [...values];
  let count = 0;
  let length = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    count++;
    if (count > LIMITS.nodes)
      throw new TemplateUnsupportedError(`a template that makes a value of more than ${LIMITS.nodes} values`);
    if (typeof next === 'string') length += next.length;
    else if (isGoList(next)) open.push(...(next.unordered ?? next.items));
    else if (isGoMap(next)) {
      if (next.incomplete !== undefined) throw new TemplateUnsupportedError(next.incomplete);
      open.push(...next.entries.values());
    }
  }
  limitText(length);
  return count;
}

import type { CST } from 'yaml';

/** A token of the library with its surroundings. */
export interface Found {
  readonly token: CST.Token;
  /** The token before it in the same list, such as the `-` before a blank. */
  readonly before: CST.Token | undefined;
  readonly depth: number;
  /** Whether it stands between brackets or braces. */
  readonly flow: boolean;
}

/** Every token with all that is in it, in no particular order; iterative, because hostile files nest deeper than any stack. */
export function* allTokens(roots: readonly CST.Token[]): Generator<Found> {
  const waiting: Found[] = siblings(roots, 0, false);
  for (let found = waiting.pop(); found !== undefined; found = waiting.pop()) {
    yield found;
    waiting.push(...inside(found));
  }
}

function inside({ token, depth, flow }: Found): Found[] {
  if (token.type === 'document') return [...siblings(token.start, depth, flow), ...siblings(one(token.value), depth + 1, flow)];
  const inFlow = flow || token.type === 'flow-collection';
  const found: Found[] = 'end' in token && Array.isArray(token.end) ? siblings(token.end, depth, flow) : [];
  if (!('items' in token)) return found;
  for (const { start, key, sep, value } of token.items) {
    for (const some of [start, one(key), sep ?? [], one(value)]) found.push(...siblings(some, depth + 1, inFlow));
  }
  return found;
}

const one = (token: CST.Token | null | undefined): CST.Token[] => (token ? [token] : []);

function siblings(tokens: readonly CST.Token[], depth: number, flow: boolean): Found[] {
  return tokens.map((token, index) => ({ token, before: tokens[index - 1], depth, flow }));
}

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
  const waiting: Found[] = [];
  addAll(waiting, roots, 0, false);
  for (let found = waiting.pop(); found !== undefined; found = waiting.pop()) {
    yield found;
    addContent(waiting, found);
  }
}

function addContent(waiting: Found[], { token, depth, flow }: Found): void {
  if (token.type === 'document') {
    addAll(waiting, token.start, depth, flow);
    addOne(waiting, token.value, depth + 1, flow);
  }
  if ('end' in token && Array.isArray(token.end)) addAll(waiting, token.end, depth, flow);
  if (!('items' in token)) return;
  const inFlow = flow || token.type === 'flow-collection';
  for (const { start, key, sep, value } of token.items) {
    addAll(waiting, start, depth + 1, inFlow);
    addOne(waiting, key, depth + 1, inFlow);
    addAll(waiting, sep ?? [], depth + 1, inFlow);
    addOne(waiting, value, depth + 1, inFlow);
  }
}

function addOne(waiting: Found[], token: CST.Token | null | undefined, depth: number, flow: boolean): void {
  if (token) waiting.push({ token, before: undefined, depth, flow });
}

function addAll(waiting: Found[], tokens: readonly CST.Token[], depth: number, flow: boolean): void {
  for (const [index, token] of tokens.entries()) waiting.push({ token, before: tokens[index - 1], depth, flow });
}

import { type CST, Lexer, Parser } from 'yaml';
import type { Budget } from './limits.ts';
import { allTokens } from './tokens.ts';

/** Text to hand to the library instead of the user's, and the way back from its offsets. */
export interface Padded {
  readonly tokens: readonly CST.Token[];
  readonly text: string;
  /** The offset in the user's text for an offset in the padded text. */
  readonly back: (offset: number) => number;
}

/** Every repair means one more pass over the text. */
const MAX_REPAIRS = 200;

/**
 * Parses text, first indenting the lines inside brackets, braces and quotes where the library wants them deeper than Go does. Such
 * indentation has no meaning, so the values stay the same. Undefined if the budget does not suffice.
 */
export function parseLeniently(text: string, budget: Budget): Padded | undefined {
  const pads = new Map<number, number>();
  let tokens = tokensOf(text, budget);
  if (tokens === undefined) return undefined;
  let padded: Padded = { tokens, text, back: (offset) => offset };
  for (let repairs = 0; repairs < MAX_REPAIRS; repairs++) {
    const broken = firstUnclosed(padded.tokens);
    if (broken === undefined || !pad(text, padded.back(broken.offset), broken.indent + 2, pads)) break;
    const next = withPads(text, pads);
    tokens = tokensOf(next.text, budget);
    if (tokens === undefined) break;
    padded = { tokens, ...next };
  }
  return padded;
}

function tokensOf(text: string, budget: Budget): CST.Token[] | undefined {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const word of new Lexer().lex(text)) {
    if (--budget.tokens < 0) return undefined;
    for (const token of parser.next(word)) tokens.push(token);
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

/** The first bracket, brace or quote that the library finds unclosed. */
function firstUnclosed(tokens: readonly CST.Token[]): (CST.FlowCollection | CST.FlowScalar) | undefined {
  let first: (CST.FlowCollection | CST.FlowScalar) | undefined;
  for (const { token } of allTokens(tokens)) if (isUnclosed(token) && !(first && first.offset < token.offset)) first = token;
  return first;
}

/** Whether a bracket, a brace or a quote has no end. */
export function isUnclosed(token: CST.Token): token is CST.FlowCollection | CST.FlowScalar {
  if (token.type === 'flow-collection') return !token.end.some(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end');
  if (token.type === 'double-quoted-scalar') return !/^"(?:[^"\\]|\\.)*"$/s.test(token.source);
  return token.type === 'single-quoted-scalar' && !/^'(?:[^']|'')*'$/.test(token.source);
}

/** Notes the padding for all lines of what starts at `start`; false if it has no end or is padded already. */
function pad(text: string, start: number, count: number, pads: Map<number, number>): boolean {
  const end = endOf(text, start);
  const size = pads.size;
  for (let at = text.indexOf('\n', start) + 1; at > 0 && at < end; at = text.indexOf('\n', at) + 1) {
    if (/^(---|\.\.\.)(\s|$)/.test(text.slice(at, at + 4))) return false;
    pads.set(at, Math.max(count, pads.get(at) ?? 0));
  }
  return pads.size > size;
}

const PIECE = /"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?<=\s)#[^\n]*|[[{]|[\]}]|[^\s,[\]{}]+|./gsy;

/** Where the bracket, brace or quote at `start` is closed, -1 if never. Quotes count at the start of a word only. */
function endOf(text: string, start: number): number {
  let depth = 0;
  PIECE.lastIndex = start;
  for (let piece = PIECE.exec(text); piece !== null; piece = PIECE.exec(text)) {
    if (/^[[{]/.test(piece[0])) depth++;
    else if (/^[\]}]/.test(piece[0])) depth--;
    if (depth <= 0) return PIECE.lastIndex;
  }
  return -1;
}

function withPads(text: string, pads: ReadonlyMap<number, number>): Omit<Padded, 'tokens'> {
  const places = [...pads].sort(([a], [b]) => a - b);
  let result = '';
  let from = 0;
  /** Start of each padding in the padded text, and all padding up to and with it. */
  const shifts: (readonly [number, number])[] = [[0, 0]];
  for (const [at, count] of places) {
    result += text.slice(from, at);
    shifts.push([result.length, (shifts.at(-1)?.[1] ?? 0) + count]);
    result += ' '.repeat(count);
    from = at;
  }
  return { text: result + text.slice(from), back: backBy(shifts) };
}

function backBy(shifts: readonly (readonly [number, number])[]): (offset: number) => number {
  return (offset) => {
    let low = 0;
    let high = shifts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((shifts[middle]?.[0] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return Math.max(offset - (shifts[low]?.[1] ?? 0), (shifts[low]?.[0] ?? 0) - (shifts[low - 1]?.[1] ?? 0));
  };
}

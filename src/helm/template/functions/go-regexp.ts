import { TemplateUnsupportedError } from '../../unsupported.ts';

/** The parts of Go's syntax that mean the same in JavaScript or can be put into its words. */
const PIECE =
  /\\[dDwWbB]|\\s|\\S|\\[.+*?()|[\]{}^$\\/-]|\\[ntrfv]|\((?:\?:)?|\)|\||\[\^?\]?(?:[^\]\\[]|\\[^pPQEzAZC0-9xsS])*\]|[*+?]\??|\{\d{1,3}(?:,\d{0,3})?\}\??|\.|\^|\$|[^\\()[\]{}*+?|^$.]/gu;
const TRANSLATED: Readonly<Record<string, string>> = {
  '.': '[^\\n]',
  '\\s': '[\\t\\n\\f\\r ]',
  '\\S': '[^\\t\\n\\f\\r ]',
  '\\-': '-',
};
/** About so many steps JavaScript may take at worst: it tries again, where Go's expressions go through a text once. */
const MAX_STEPS = 2e7;

/** An expression and the length of text up to which it is sure to come to an end soon. */
export interface GoRegExp {
  readonly expression: RegExp;
  readonly maxLength: number;
}

/** Go's regular expression as a JavaScript one. Throws TemplateUnsupportedError for syntax beyond the common part. */
export function goRegExp(pattern: string): GoRegExp {
  const pieces = pattern.match(PIECE) ?? [];
  if (pieces.join('') !== pattern || repeatsRepetition(pieces)) throw unsupported(pattern);
  try {
    const expression = new RegExp(pieces.map((piece) => TRANSLATED[piece] ?? piece).join(''), 'gu');
    return { expression, maxLength: maxLength(pieces) };
  } catch {
    throw unsupported(pattern);
  }
}

function unsupported(pattern: string): TemplateUnsupportedError {
  return new TemplateUnsupportedError(`the regular expression ${JSON.stringify(pattern)}`);
}

const isQuantifier = (piece: string | undefined): boolean => /^[*+?{]/.test(piece ?? '');

/** Whether a group is repeated that could match one text in several ways. */
function repeatsRepetition(pieces: readonly string[]): boolean {
  const repeated = pieces.some((piece, index) => piece === ')' && isQuantifier(pieces[index + 1]));
  return repeated && (pieces.filter(isQuantifier).length > 1 || pieces.includes('|'));
}

/** Each unbounded quantifier, and the place where a match starts, can take every position of the text. */
function maxLength(pieces: readonly string[]): number {
  const unbounded = pieces.filter((piece) => /^(?:[*+]|\{\d+,\})/.test(piece)).length;
  const bounded = pieces.filter(isQuantifier).length - unbounded;
  return Math.floor((MAX_STEPS / 2 ** bounded) ** (1 / (unbounded + 1)));
}

/** Go's expansion of `$1` and `${1}` in a replacement; `match` is what JavaScript hands to a replacer. */
export function expandReplacement(replacement: string, match: readonly unknown[]): string {
  return replacement.replace(/\$(?:\$|(\w+)|\{(\w+)\})/g, (whole, bare?: string, braced?: string) => {
    if (whole === '$$') return '$';
    const name = bare ?? braced ?? '';
    const group = /^\d+$/.test(name) ? match.slice(0, -2)[Number(name)] : undefined;
    return typeof group === 'string' ? group : '';
  });
}

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
/** More quantifiers, or quantified groups that hold quantifiers, could make JavaScript search for ages. */
const MAX_QUANTIFIERS = 3;

/** Go's regular expression as a JavaScript one. Throws TemplateUnsupportedError for syntax beyond the common part. */
export function goRegExp(pattern: string): RegExp {
  const pieces = pattern.match(PIECE) ?? [];
  if (pieces.join('') !== pattern || !isTame(pieces)) throw unsupported(pattern);
  try {
    return new RegExp(pieces.map((piece) => TRANSLATED[piece] ?? piece).join(''), 'gu');
  } catch {
    throw unsupported(pattern);
  }
}

function unsupported(pattern: string): TemplateUnsupportedError {
  return new TemplateUnsupportedError(`the regular expression ${JSON.stringify(pattern)}`);
}

function isTame(pieces: readonly string[]): boolean {
  const quantifiers = pieces.filter((piece) => /^[*+{]/.test(piece)).length;
  const groupQuantified = pieces.some((piece, index) => /^[*+{]/.test(piece) && pieces[index - 1] === ')');
  return quantifiers <= MAX_QUANTIFIERS && (!groupQuantified || quantifiers === 1);
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

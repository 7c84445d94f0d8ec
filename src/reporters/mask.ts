import type { SourceText } from '../core/lines.ts';
import type { Span } from '../core/origin.ts';
import { isOpenKey, isSecretKey } from '../core/secret-keys.ts';

const BULLET = '•';
const KEY = /(^|[\s{,[-])("[^"]*"|'[^']*'|[\w.-]+)\s*:(?=\s|$)[^\S\n]*/g;
/** That there is no secret is none. */
const NOTHING = /^(null|~|""|'')\s*(#.*)?$/;
const NAMES_SECRET = /\bname\s*:.*(secret|password|token)/i;

const known = new WeakMap<SourceText, string>();

/**
 * The text of a file with every secret replaced by bullets, character by character, so that columns stay right. Works on the text
 * alone, because a snippet may come from a file that is not YAML; `spans` adds what only a reader of YAML can know.
 */
export function maskSecrets(source: SourceText, spans: readonly Span[]): string {
  const text = known.get(source) ?? maskByKeys(source.text);
  known.set(source, text);
  return spans.reduce(
    (masked, { start, end }) => masked.slice(0, start) + bullets(masked.slice(start, end)) + masked.slice(end),
    text,
  );
}

const HIDDEN = BULLET.repeat(6);

/** The same for texts that are shown whole: even the length of a secret says something about it. Lines stay lines. */
export const hideSecrets = (source: SourceText, spans: readonly Span[]): string =>
  maskSecrets(source, spans).replace(/•(?:[^\S\n]*•)*/g, HIDDEN);

const bullets = (text: string): string => text.replace(/[^\s]/g, BULLET);

/** A secret key whose value may go on in deeper lines, or a mapping named `secrets`. */
interface Open {
  readonly column: number;
  readonly all: boolean;
}

function maskByKeys(text: string): string {
  const lines = text.split('\n');
  let open: Open | undefined;
  return lines
    .map((line, index) => {
      const indent = line.search(/[^\s]/);
      if (indent < 0 || line[indent] === '#') return line;
      if (open && !isInside(line, indent, open)) open = undefined;
      if (open?.all) return bullets(line);
      const isEnvSecret = NAMES_SECRET.test(lines[index - 1] ?? '') || NAMES_SECRET.test(lines[index + 1] ?? '');
      const masked = maskLine(line, open !== undefined, isEnvSecret);
      open = masked.open ?? open;
      return masked.line;
    })
    .join('\n');
}

/** Deeper lines belong to the key above them, and so do the items of a list that is not indented. */
const isInside = (line: string, indent: number, { column, all }: Open): boolean =>
  indent > column || (all && indent === column && line[indent] === '-');

function maskLine(
  line: string,
  belowSecrets: boolean,
  isEnvSecret: boolean,
  inFlow = false,
): { readonly line: string; readonly open?: Open } {
  for (const match of line.matchAll(KEY)) {
    const [whole, before = '', quoted = ''] = match;
    const key = quoted.replace(/^["']|["']$/g, '');
    const column = match.index + before.length;
    const value = match.index + whole.length;
    if (key === 'secrets' && /^(#|$)/.test(line.slice(value).trim())) return { line, open: { column, all: false } };
    const hidden = isSecretKey(key) || key === 'secrets' || (belowSecrets && !isOpenKey(key)) || (isEnvSecret && key === 'value');
    if (hidden && NOTHING.test(line.slice(value))) return { line };
    if (hidden)
      return { line: maskValue(line, value, inFlow || line.slice(0, value).includes('{')), open: { column, all: true } };
  }
  return { line };
}

/** In a flow mapping the next keys stay readable; everywhere else the rest of the line is hidden. */
function maskValue(line: string, from: number, inFlow: boolean): string {
  const value = line.slice(from);
  const end = inFlow ? (/^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,}]*)/.exec(value)?.[0].length ?? value.length) : value.length;
  const rest = inFlow ? maskLine(value.slice(end), false, false, true).line : '';
  return line.slice(0, from) + bullets(value.slice(0, end)) + (inFlow ? rest : value.slice(end));
}

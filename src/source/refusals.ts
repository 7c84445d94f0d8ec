import type { YamlProblem } from './problems.ts';
import type { Dialect } from './scalars.ts';
import type { Found } from './tokens.ts';

/** Deeper nesting than anyone writes; beyond it the library would run out of stack. */
export const MAX_DEPTH = 500;

interface Refusal {
  readonly message: string;
  readonly applies: (found: Found, dialect: Dialect, text: string) => boolean;
}

const sourceOf = ({ token }: Found): string => ('source' in token ? token.source : '');

/** What Go's YAML refuses but the library lets pass. */
const REFUSALS: readonly Refusal[] = [
  {
    message: 'a tab must not be used for indentation. use spaces',
    applies: (found, _dialect, text) =>
      !found.flow && found.token.type === 'space' && sourceOf(found).includes('\t') && indents(found, text),
  },
  {
    message: 'a YAML directive has no effect in a values file but to break it. remove the line',
    applies: ({ token }, dialect) => token.type === 'directive' && dialect === 'helm',
  },
  {
    message: 'the name of an anchor may hold letters, digits, "-" and "_" only',
    applies: (found) => ['anchor', 'alias'].includes(found.token.type) && !/^[&*][\w-]+$/.test(sourceOf(found)),
  },
  {
    message: 'Go does not know the escape "\\/". write a plain slash',
    applies: (found) => found.token.type === 'double-quoted-scalar' && /^"(?:[^\\]|\\[^/])*\\\//s.test(sourceOf(found)),
  },
  {
    message: 'between brackets or braces, text that starts with ":" or "?" needs quotes',
    applies: (found) => found.flow && found.token.type === 'scalar' && /^[:?]/.test(sourceOf(found)),
  },
];

/** Where a tab counts as indentation: at the start of a line, and after `-` or `?`. */
function indents({ token, before }: Found, text: string): boolean {
  if (before?.type === 'seq-item-ind' || before?.type === 'explicit-key-ind') return true;
  return token.offset === 0 || text.charAt(token.offset - 1) === '\n';
}

/** The problems of one token; offsets are those of the stretch of text that was parsed. */
export function refusalsOf(found: Found, dialect: Dialect, text: string): YamlProblem[] {
  const hits = REFUSALS.filter(({ applies }) => applies(found, dialect, text));
  const start = found.token.offset;
  return hits.map(({ message }) => ({ message, span: { start, end: start + sourceOf(found).length } }));
}

/** Characters that Go's reader refuses anywhere in a file, even in a comment. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/;

/** The first character that no YAML file may hold. */
export function forbiddenCharacter(text: string): YamlProblem | undefined {
  const start = text.search(FORBIDDEN);
  if (start < 0) return undefined;
  const code = text.charCodeAt(start).toString(16).toUpperCase().padStart(4, '0');
  return { message: `the character U+${code} is not allowed in YAML. remove it`, span: { start, end: start + 1 } };
}

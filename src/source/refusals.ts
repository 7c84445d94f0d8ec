import { isUnclosed } from './lenient.ts';
import type { YamlProblem } from './problems.ts';
import type { Dialect } from './scalars.ts';
import type { Found } from './tokens.ts';

interface Refusal {
  readonly message: string;
  readonly applies: (found: Found, dialect: Dialect, text: string) => boolean;
}

const sourceOf = ({ token }: Found): string => ('source' in token ? token.source : '');

/** What Go's YAML refuses but the library lets pass. */
const REFUSALS: readonly Refusal[] = [
  {
    message: 'this quote, bracket or brace is never closed',
    applies: ({ token }) => isUnclosed(token),
  },
  {
    message: 'a tab must not be used for indentation. use spaces',
    applies: (found, _dialect, text) =>
      !found.flow && found.token.type === 'space' && sourceOf(found).includes('\t') && indents(found, text),
  },
  {
    message: 'a line that starts with "%" is not possible here. remove it',
    applies: (found, dialect) =>
      found.token.type === 'directive' && (dialect === 'helm' || !/^%(YAML|TAG)\s/.test(sourceOf(found))),
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
  {
    message: 'between brackets or braces, a colon needs a blank behind it, or Go takes it for a part of the key',
    applies: ({ token, flow }, _dialect, text) =>
      flow && token.type === 'map-value-ind' && /[^"'][:][,\]}]/.test(text.slice(token.offset - 1, token.offset + 2)),
  },
];

/** Where a tab counts as indentation: at the start of a line, behind blanks or not, and after `-` or `?`. */
function indents({ token, before }: Found, text: string): boolean {
  if (before?.type === 'seq-item-ind' || before?.type === 'explicit-key-ind') return true;
  const start = before?.type === 'space' ? before.offset : token.offset;
  return start === 0 || text.charAt(start - 1) === '\n';
}

/** The problems of one token; offsets are those of the stretch of text that was parsed. */
export function refusalsOf(found: Found, dialect: Dialect, text: string): YamlProblem[] {
  const hits = REFUSALS.filter(({ applies }) => applies(found, dialect, text));
  const start = found.token.offset;
  const [firstLine = ''] = sourceOf(found).split('\n', 1);
  return hits.map(({ message }) => ({ message, span: { start, end: start + Math.max(firstLine.length, 1) } }));
}

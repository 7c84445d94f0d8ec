import { goList, nilList, STRING_LIST } from '../../go/value.ts';
import { TemplateUnsupportedError } from '../../unsupported.ts';
import { type FunctionTable, fixed, named } from './define.ts';
import { expandReplacement, goRegExp } from './go-regexp.ts';

const both = (name: string): readonly string[] => [name, `must${name.charAt(0).toUpperCase()}${name.slice(1)}`];

/** Sprig's functions about regular expressions (regex.go). */
export const REGEXES: FunctionTable = {
  ...named(
    both('regexMatch'),
    fixed(['string', 'string'], ([pattern, text]) => searchable(pattern, text).test(text)),
  ),
  ...named(
    both('regexFind'),
    fixed(['string', 'string'], ([pattern, text]) => searchable(pattern, text).exec(text)?.[0] ?? ''),
  ),
  ...named(
    both('regexFindAll'),
    fixed(['string', 'string', 'int'], ([pattern, text, count]) => {
      const found = findAll(pattern, text).map(([match]) => match);
      const wanted = count < 0 ? found : found.slice(0, count);
      return wanted.length === 0 ? nilList(STRING_LIST) : goList(wanted, STRING_LIST);
    }),
  ),
  ...named(
    both('regexReplaceAll'),
    fixed(['string', 'string', 'string'], ([pattern, text, replacement]) =>
      text.replace(searchable(pattern, text), (...match: unknown[]) => expandReplacement(replacement, match)),
    ),
  ),
  ...named(
    both('regexReplaceAllLiteral'),
    fixed(['string', 'string', 'string'], ([pattern, text, replacement]) =>
      text.replace(searchable(pattern, text), () => replacement),
    ),
  ),
  ...named(
    both('regexSplit'),
    fixed(['string', 'string', 'int'], ([pattern, text, count]) => goList(split(pattern, text, count), STRING_LIST)),
  ),
  regexQuoteMeta: fixed(['string'], ([text]) => text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&')),
};

function searchable(pattern: string, text: string): RegExp {
  const { expression, maxLength } = goRegExp(pattern);
  if (text.length > maxLength) throw new TemplateUnsupportedError('a regular expression over a long text');
  return expression;
}

/** Go leaves out an empty match right behind another match. */
function findAll(pattern: string, text: string): RegExpExecArray[] {
  let end = -1;
  return [...text.matchAll(searchable(pattern, text))].filter((match) => {
    const repeats = match[0] === '' && match.index === end;
    end = match.index + match[0].length;
    return !repeats;
  });
}

function split(pattern: string, text: string, count: number): string[] {
  if (count === 0) return [];
  if (pattern !== '' && text === '') return [''];
  const parts: string[] = [];
  let start = 0;
  let matchEnd = 0;
  for (const match of findAll(pattern, text)) {
    if (count > 0 && parts.length === count - 1) break;
    matchEnd = match.index;
    if (match.index + match[0].length !== 0) parts.push(text.slice(start, match.index));
    start = match.index + match[0].length;
  }
  if (matchEnd !== text.length) parts.push(text.slice(start));
  return parts;
}
